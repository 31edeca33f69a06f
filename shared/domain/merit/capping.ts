import type { CalendarDay } from '../calendar/day.ts';
import type { Caps } from './merit.ts';

/** Points that one account was granted by one item before, in hundredths, on the day the deed was done. */
export interface Granted {
  happenedOn: CalendarDay;
  points: number;
}

/** `YYYY-MM-DD` as far as it names the day, the month or the year. */
const PERIODS: readonly [cap: keyof Caps, length: number][] = [
  ['day', 10],
  ['month', 7],
  ['year', 4],
];

/** What room the caps of an item leave for a deed of a day, in hundredths; Infinity where there are none. */
export function roomUnder(caps: Caps | undefined, happenedOn: CalendarDay, granted: readonly Granted[]): number {
  let room = Number.POSITIVE_INFINITY;
  for (const [cap, length] of PERIODS) {
    const most = caps?.[cap];
    if (most === undefined) continue;
    const period = happenedOn.slice(0, length);
    const had = granted
      .filter((one) => one.happenedOn.slice(0, length) === period && one.points > 0)
      .reduce((sum, { points }) => sum + points, 0);
    room = Math.min(room, Math.max(0, most - had));
  }
  return room;
}
