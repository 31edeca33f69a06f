import { addDays, addMonths, type CalendarDay, dayOf, partsOf, weekdayOf } from '../calendar/day.ts';
import type { CharterTerms, Council } from '../council/council.ts';
import { meetsBy, termEnd } from '../council/warnings.ts';

/**
 * What a day of the year holds: a meeting held or called, one due by a council's rhythm, a term that ends, a notice to
 * take down, an objection to answer, a decision's deadline, or a step of the pact.
 */
export const YEAR_THINGS = ['meeting', 'meetingDue', 'termEnd', 'takedown', 'objection', 'decision', 'pact'] as const;
export type YearThing = (typeof YEAR_THINGS)[number];

/** `done` and `coming` ask for nothing today; `due` is still to do and not late; `overdue` is. */
export type YearState = 'done' | 'coming' | 'due' | 'overdue';

export interface YearItem {
  day: CalendarDay;
  thing: YearThing;
  state: YearState;
  /** What it is called, such as a meeting's or a council's name. */
  title: string;
  /** The document that it opens. */
  opens: string;
}

/** A meeting as a calendar needs it. */
export interface MeetingDay {
  id: string;
  title: string;
  council: string;
  day: CalendarDay;
}

export function isIn(year: number, day: CalendarDay): boolean {
  return day.startsWith(`${String(year).padStart(4, '0')}-`);
}

/** How many rhythms are looked ahead: two years of a council that meets every month. */
const AHEAD_MAX = 24;

/**
 * The days by which a council must meet in a year: the next one counted from its last meeting, or from its first day
 * where it never met, and those after it as if each were met on its day. Days before today that were missed count once,
 * as the one that is overdue.
 */
export function meetingsDue(
  council: Pick<Council, 'id' | 'name' | 'from' | 'to'>,
  terms: Pick<CharterTerms, 'meetsEveryMonths' | 'termYears'>,
  lastHeldOn: CalendarDay | undefined,
  { year, today }: { year: number; today: CalendarDay },
): YearItem[] {
  const end = termEnd(council, terms);
  const first = meetsBy(council, terms, lastHeldOn);
  const items: YearItem[] = [];
  let day = first;
  for (let count = 0; count < AHEAD_MAX && day <= end; count += 1) {
    const state = day < today ? 'overdue' : count === 0 ? 'due' : 'coming';
    if (isIn(year, day)) items.push({ day, thing: 'meetingDue', state, title: council.name, opens: council.id });
    // What follows a missed day cannot be told before the council has met.
    day = addMonths(day < today ? today : day, terms.meetsEveryMonths);
  }
  return items;
}

/** The day on which a council's term ends, where that is in the year. */
export function termEnding(
  council: Pick<Council, 'id' | 'name' | 'from' | 'to'>,
  terms: Pick<CharterTerms, 'termYears'>,
  { year, today, renewed }: { year: number; today: CalendarDay; renewed: boolean },
): YearItem[] {
  const day = termEnd(council, terms);
  if (!isIn(year, day)) return [];
  const state = renewed ? 'done' : day < today ? 'overdue' : 'coming';
  return [{ day, thing: 'termEnd', state, title: council.name, opens: council.id }];
}

export function meetingItem({ id, title, day }: MeetingDay, today: CalendarDay): YearItem {
  return { day, thing: 'meeting', state: day > today ? 'coming' : day === today ? 'due' : 'done', title, opens: id };
}

/** Something to do by a day. */
export function byDay(
  thing: YearThing,
  { day, title, opens }: Pick<YearItem, 'day' | 'title' | 'opens'>,
  { done, today }: { done: boolean; today: CalendarDay },
): YearItem {
  return { day, thing, state: done ? 'done' : day < today ? 'overdue' : 'due', title, opens };
}

/** A year's items by their day, and within a day what is overdue first. */
export function inDayOrder(items: readonly YearItem[]): YearItem[] {
  const urgency: YearState[] = ['overdue', 'due', 'coming', 'done'];
  return [...items].sort((a, b) => {
    if (a.day !== b.day) return a.day < b.day ? -1 : 1;
    const byState = urgency.indexOf(a.state) - urgency.indexOf(b.state);
    return byState !== 0 ? byState : YEAR_THINGS.indexOf(a.thing) - YEAR_THINGS.indexOf(b.thing);
  });
}

/** A month as a Chinese wall calendar has it: weeks from Monday to Sunday, the days of its neighbours left out. */
export function weeksOf(year: number, month: number): (CalendarDay | undefined)[][] {
  const first = dayOf(year, month, 1);
  if (first === undefined) throw new RangeError(`no such month: ${year}-${month}`);
  const days: (CalendarDay | undefined)[] = Array.from({ length: weekdayOf(first) - 1 }, () => undefined);
  for (let day = first; partsOf(day).month === month; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(undefined);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}
