import { asLine, isNothing } from './cellText.ts';

/** GB/T 2261.1 as rosters write it; undefined where the words say no sex, 'none' where nothing is written. */
export function readSex(text: string): '1' | '2' | 'none' | undefined {
  const word = asLine(text).replace(/\s/g, '');
  if (/^(?:男性?|男孩|男士|1|♂|M|male)$/i.test(word)) return '1';
  if (/^(?:女性?|女孩|女士|2|♀|F|female)$/i.test(word)) return '2';
  return isNothing(word) ? 'none' : undefined;
}
