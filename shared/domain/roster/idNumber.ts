import { type CalendarDay, dayOf } from '../calendar/day.ts';

/** GB 11643: each of the first 17 digits times its weight, summed, modulo 11, names the check character. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

const ID_LENGTH = 18;

/**
 * What is wrong with an ID number as written. `checksumBad`: 18 characters whose last is not the check character of the
 * others; `birthImpossible`: it checks, but the day of birth within it is in no calendar.
 */
export type IdFault = 'missing' | 'wrongLength' | 'checksumBad' | 'birthImpossible';

export type IdCheck =
  | { ok: true; idNumber: string; birthDate: CalendarDay; sex: '1' | '2' }
  | { ok: false; fault: IdFault };

/** The check character of 17 digits. */
export function checkCharacter(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return CHECK_CHARACTERS[sum % CHECK_CHARACTERS.length] as string;
}

/**
 * One width, upper case, without spaces, quotes and dashes. Nothing is added or taken that could be a digit.
 * A multiplication sign in the last place is how some input methods give the X.
 */
export function tidyIdNumber(written: string): string {
  return written
    .normalize('NFKC')
    .replace(/[\s\p{Cf}'‘’`´"“”\-‐-―]/gu, '')
    .replace(/[xX×✕]$/, 'X');
}

/** Checks a tidy ID number after GB 11643. Codes of places are not checked: they change, and 99 is nobody's. */
export function checkIdNumber(idNumber: string): IdCheck {
  if (idNumber === '') return { ok: false, fault: 'missing' };
  if ([...idNumber].length !== ID_LENGTH) return { ok: false, fault: 'wrongLength' };
  if (!/^\d{17}[\dX]$/.test(idNumber) || checkCharacter(idNumber) !== idNumber[ID_LENGTH - 1]) {
    return { ok: false, fault: 'checksumBad' };
  }
  const birthDate = dayOf(
    Number(idNumber.slice(6, 10)),
    Number(idNumber.slice(10, 12)),
    Number(idNumber.slice(12, 14)),
  );
  if (birthDate === undefined) return { ok: false, fault: 'birthImpossible' };
  return { ok: true, idNumber, birthDate, sex: Number(idNumber[16]) % 2 === 1 ? '1' : '2' };
}
