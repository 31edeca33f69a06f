import { countNumeral } from '../calendar/numerals.ts';
import type { PostedNotice } from './notice.ts';

type Numbered = Pick<PostedNotice, 'id' | 'year' | 'number' | 'updatedAt' | 'device'>;

/** The next free number of a year; numbers begin anew each year. */
export function nextNumber(posted: Iterable<Pick<Numbered, 'year' | 'number'>>, year: number): number {
  let last = 0;
  for (const one of posted) if (one.year === year && one.number > last) last = one.number;
  return last + 1;
}

/**
 * The place of a notice among those of the same number: two laptops that were apart gave it twice. The earliest keeps
 * the number (place 0), on every device the same one.
 */
export function placeAmong(one: Numbered, others: Iterable<Numbered>): number {
  let place = 0;
  for (const other of others) {
    const same = other.id !== one.id && other.year === one.year && other.number === one.number;
    if (same && isEarlier(other, one)) place += 1;
  }
  return place;
}

function isEarlier(a: Numbered, b: Numbered): boolean {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt < b.updatedAt;
  return a.device === b.device ? a.id < b.id : a.device < b.device;
}

/** 〔2026〕7号, and 〔2026〕7号之二 where the number was given twice and this is the later one. */
export function numberText({ year, number }: Pick<Numbered, 'year' | 'number'>, place = 0): string {
  const suffix = place === 0 ? '' : `之${place < 99 ? countNumeral(place + 1) : place + 1}`;
  return `〔${year}〕${number}号${suffix}`;
}
