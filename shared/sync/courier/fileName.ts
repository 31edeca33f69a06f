import type { Header } from './part.ts';

/** How many letters of a bundle's name tell it from another one of the same day. */
const MARK = 4;

/** Every file of a courier ends so. */
export const BUNDLE_ENDING = '.xyb';

/**
 * A part's file name: whose it is, of which day by this computer's calendar, which bundle, and which part of how many, such
 * as `乡约-990101001001-20261125-7k3q-1-1.xyb`. A person can sort them by it; no program reads it.
 */
export function fileNameOf(
  { direction, station, set, writtenAt }: Pick<Header, 'direction' | 'station' | 'set' | 'writtenAt'>,
  part: number,
  of: number,
): string {
  const at = new Date(writtenAt);
  const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((n) => String(n).padStart(2, '0')).join('');
  const name = direction === 'toCounty' ? '乡约' : '乡约回执';
  return `${name}-${station}-${day}-${set.slice(-MARK).toLowerCase()}-${part}-${of}${BUNDLE_ENDING}`;
}
