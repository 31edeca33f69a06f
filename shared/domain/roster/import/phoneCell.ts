import type { Cell } from '../../table/table.ts';
import { cellText, isNothing } from './cellText.ts';

/** `lostDigits`: shown as 1.39E+10, the digits behind are gone. `unreadable`: too few or too many digits for a phone. */
export type WrittenPhone = { text: string; fault?: 'lostDigits' | 'unreadable' };

const MOBILE = /^1[3-9]\d{9}$/;
/** With or without its area code; 5 and 6 digits are the short numbers of a village's own exchange. */
const LANDLINE = /^(?:0\d{2,3}-?)?\d{5,8}(?:-\d{1,5})?$/;
const EXPONENT = /\d[eE]\+?\d/;

/** Phones as written, each in digits: dashes and spaces leave a mobile, several in one cell are parted by a slash. */
export function readPhone(cell: Cell | undefined): WrittenPhone {
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/^[’‘']/, '')
    .trim();
  if (isNothing(text)) return { text: '' };
  if (cell?.kind === 'error') return { text: '', fault: 'unreadable' };
  if (EXPONENT.test(text)) return { text: '', fault: 'lostDigits' };
  const whole = tidyPhone(text);
  if (isPhone(whole)) return { text: whole };
  const parts = text
    .split(/[/\\,;、，；|]|\s{1,}(?=\d{5,})|\n/)
    .map(tidyPhone)
    .filter((part) => part !== '');
  if (parts.length > 1 && parts.every(isPhone)) return { text: parts.join('/') };
  return { text: text.replace(/\s+/g, ' '), fault: 'unreadable' };
}

function isPhone(text: string): boolean {
  return MOBILE.test(text) || LANDLINE.test(text);
}

/** A mobile, or a landline with its area code: no other number in a roster looks like that. */
export function isUnmistakablePhone(text: string): boolean {
  return MOBILE.test(text) || /^0\d{2,3}-?\d{7,8}$/.test(text);
}

function tidyPhone(text: string): string {
  const plain = text
    .replace(/\s/g, '')
    .replace(/[‐-―－]/g, '-')
    .replace(/^(?:\+|00)86-?/, '');
  const digits = plain.replace(/-/g, '');
  return MOBILE.test(digits) ? digits : plain.replace(/^\((0\d{2,3})\)/, '$1-');
}
