/**
 * A day of the calendar, `YYYY-MM-DD`. Days compare as text. Nothing here reads the device's time zone: arithmetic runs
 * on UTC midnights, and instants become days by the station's own offset.
 */
export type CalendarDay = string;

/** China keeps one time, UTC+8, all year and everywhere; a laptop set to another zone still writes a village's day. */
export const STATION_OFFSET_MINUTES = 8 * 60;

/** The days a register speaks of: from the oldest villager's birth to a distant term of office. */
export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

export interface DayParts {
  year: number;
  month: number;
  day: number;
}

/** The day of these numbers, or undefined where the calendar has none (`2026, 2, 30`). */
export function dayOf(year: number, month: number, day: number): CalendarDay | undefined {
  const at = new Date(Date.UTC(2000, month - 1, day));
  at.setUTCFullYear(year, month - 1, day);
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** @throws RangeError on text that is no day: days come from `dayOf`, `parseDay` or a checked document. */
export function partsOf(day: CalendarDay): DayParts {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  const parts = { year: Number(year), month: Number(month), day: Number(date) };
  if (dayOf(parts.year, parts.month, parts.day) !== day) throw new RangeError(`not a day: ${day}`);
  return parts;
}

export function isDay(text: string): text is CalendarDay {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  return dayOf(Number(year), Number(month), Number(day)) === text;
}

function midnight(day: CalendarDay): number {
  const { year, month, day: date } = partsOf(day);
  return new Date(0).setUTCFullYear(year, month - 1, date);
}

export function addDays(day: CalendarDay, days: number): CalendarDay {
  return new Date(midnight(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The same day so many months on; the last of the month where that month is shorter. */
export function addMonths(day: CalendarDay, months: number): CalendarDay {
  const { year, month, day: date } = partsOf(day);
  const count = year * 12 + (month - 1) + months;
  for (let last = date; ; last -= 1) {
    const found = dayOf(Math.floor(count / 12), (count % 12) + 1, last);
    if (found) return found;
  }
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: CalendarDay, to: CalendarDay): number {
  return Math.round((midnight(to) - midnight(from)) / DAY_MS);
}

/** 1 Monday to 7 Sunday, as a Chinese week runs. */
export function weekdayOf(day: CalendarDay): number {
  return new Date(midnight(day)).getUTCDay() || 7;
}

/** The station's day at an instant, in milliseconds since 1970 or as UTC ISO text. */
export function dayAt(instant: number | string): CalendarDay {
  return stationClock(instant).slice(0, 10);
}

/** The station's time of day at an instant, `HH:MM`. */
export function timeAt(instant: number | string): string {
  return stationClock(instant).slice(11, 16);
}

function stationClock(instant: number | string): string {
  const ms = typeof instant === 'number' ? instant : Date.parse(instant);
  return new Date(ms + STATION_OFFSET_MINUTES * MINUTE_MS).toISOString();
}
