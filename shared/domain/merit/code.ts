import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';

/** What a code stands on: a household's card, its passbook, a slip of one entry, a voucher. */
export type CodeForm = 'card' | 'passbook' | 'slip' | 'voucher';

/** What a printed code says. */
export interface MeritCode {
  form: CodeForm;
  /** The station's 12 digits. */
  station: string;
  /** The household. */
  about: string;
  /** In hundredths: the balance of a passbook, what a slip's entry moved, what a voucher is worth; of a card nothing. */
  points: number;
  /** The day of printing; of a slip the entry's day, of a voucher its last. */
  day: CalendarDay;
  /** The slip's or voucher's entry, or the passbook's last: the end of its id, which certifies its content. */
  entry?: string;
}

/** A code with the fingerprint of the key that signed it (without hyphens) and the signature, in hex. */
export interface SignedCode {
  code: MeritCode;
  fingerprint: string;
  signature: string;
  /** What is signed. */
  body: string;
}

/**
 * - `empty`: nothing was typed
 * - `notACode`: something else was scanned, or part of a code is missing
 */
export type CodeProblem = 'empty' | 'notACode';

const NAME = 'XY1';
const LETTERS: Record<CodeForm, string> = { card: 'C', passbook: 'P', slip: 'S', voucher: 'V' };
/** A hyphen is the same key in a Chinese and in a Latin input method; a scanner types through whichever is on. */
const BETWEEN = '-';
/** Stands for the entry where there is none. */
const NONE = '0';
const BELOW_ZERO = 'M';

const TEXT =
  /^XY1([CPSV])-(\d{12})-([0-9A-HJKMNP-TV-Z]{26})-(M?\d{1,11})-(\d{4})(\d\d)(\d\d)-(0|([0-9A-HJKMNP-TV-Z]{26})([0-9A-F]{16}))-([0-9A-HJKMNP-TV-Z]{16})-([0-9A-F]{128})$/;

/** The end of a fact's id without its kind: `01J….16 hex`. */
export function entryTail(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/**
 * What is signed of a code: all but the signature, in signs that a QR code packs tightly (digits, capitals, hyphens), so
 * that the whole is read when printed 25 mm wide.
 *
 * @param fingerprint of the key that signs, 16 signs and hyphens
 */
export function codeBody({ form, station, about, points, day, entry }: MeritCode, fingerprint: string): string {
  const moved = points < 0 ? `${BELOW_ZERO}${-points}` : String(points);
  const tail = entry === undefined ? NONE : entry.replace('.', '');
  const parts = [NAME + LETTERS[form], station, entryTail(about), moved, day.replaceAll('-', ''), tail];
  return [...parts, fingerprint.replaceAll('-', '')].join(BETWEEN).toUpperCase();
}

export function codeText(body: string, signature: string): string {
  return `${body}${BETWEEN}${signature.toUpperCase()}`;
}

/** Reads a code as a scanner typed it or as it was pasted, also through a Chinese input method or broken over lines. */
export function readCode(typed: string): Result<SignedCode, CodeProblem> {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s\ufeff]+/gu, '')
    .replace(/[—–−]/g, BETWEEN)
    .toUpperCase();
  if (text === '') return failure('empty');
  const [, letter, station = '', about, moved = '', year, month, day, , ulid, hash, fingerprint = '', signature = ''] =
    TEXT.exec(text) ?? [];
  const form = (Object.keys(LETTERS) as CodeForm[]).find((one) => LETTERS[one] === letter);
  if (!form) return failure('notACode');
  const code: MeritCode = {
    form,
    station,
    about: `household:${about}`,
    points: moved.startsWith(BELOW_ZERO) ? -Number(moved.slice(1)) : Number(moved),
    day: `${year}-${month}-${day}`,
    ...(ulid && hash && { entry: `${ulid}.${hash.toLowerCase()}` }),
  };
  const body = text.slice(0, text.lastIndexOf(BETWEEN));
  return success({ code, fingerprint: fingerprint.toLowerCase(), signature: signature.toLowerCase(), body });
}

/** The household that a scanned card, passbook, slip or voucher of this station names, or undefined where none was scanned. */
export function householdInCode(station: string, typed: string): string | undefined {
  const read = readCode(typed);
  return read.ok && read.value.code.station === station ? read.value.code.about : undefined;
}

/** The bytes that a signature is over: with words before them, so that it is none over anything else. */
export function signedBytes(body: string): Uint8Array {
  return utf8ToBytes(`xiangyue merit code\n${body}`);
}
