import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { calendarDate, reference } from '../document.ts';
import { failure, type Result, success } from '../result.ts';

/** More households than come on one day; a hall holds a few hundred. */
const WAITING_MAX = 2000;

const ticket = z.object({ number: z.int().min(1), household: reference });
export type Ticket = z.infer<typeof ticket>;

/**
 * A redemption day (兑换日) at one counter: who waits with which number, who is at the counter, how many were. It is about
 * who stands in this line, and is not of the record.
 */
export const redemptionDay = z.object({
  day: calendarDate,
  /** The last number that was given out. */
  last: z.int().min(0),
  waiting: z.array(ticket).max(WAITING_MAX),
  called: ticket.optional(),
  served: z.int().min(0),
});
export type RedemptionDay = z.infer<typeof redemptionDay>;

/** A line without anybody; yesterday's is over. */
export function newDay(day: CalendarDay): RedemptionDay {
  return { day, last: 0, waiting: [], served: 0 };
}

/** The day that was kept, or a new one where it is over or cannot be read. */
export function dayKept(kept: unknown, today: CalendarDay): RedemptionDay {
  const read = redemptionDay.safeParse(kept);
  return read.success && read.data.day === today ? read.data : newDay(today);
}

export type JoinRefusal = 'alreadyWaiting' | 'full';

/** Gives a household the next number. */
export function join(line: RedemptionDay, household: string): Result<RedemptionDay, JoinRefusal> {
  const held = [...line.waiting, ...(line.called ? [line.called] : [])].find((one) => one.household === household);
  if (held) return failure('alreadyWaiting', String(held.number));
  if (line.waiting.length >= WAITING_MAX) return failure('full', String(WAITING_MAX));
  const number = line.last + 1;
  return success({ ...line, last: number, waiting: [...line.waiting, { number, household }] });
}

/** Calls the next one; whoever stood at the counter is done. */
export function callNext(line: RedemptionDay): RedemptionDay {
  const { called, ...rest } = line;
  const [next, ...waiting] = line.waiting;
  const served = line.served + (called ? 1 : 0);
  return next ? { ...rest, waiting, served, called: next } : { ...rest, waiting: [], served };
}

/** Whoever was called and is not there stands behind the next three, and keeps the number. */
export const PASSED_BEHIND = 3;

export function passOver(line: RedemptionDay): RedemptionDay {
  const { called, ...rest } = line;
  if (!called) return line;
  const waiting = [...line.waiting.slice(0, PASSED_BEHIND), called, ...line.waiting.slice(PASSED_BEHIND)];
  const [next, ...others] = waiting;
  return next === called ? { ...rest, waiting } : { ...rest, waiting: others, called: next as Ticket };
}

/** Takes somebody out of the line. */
export function leave(line: RedemptionDay, number: number): RedemptionDay {
  return { ...line, waiting: line.waiting.filter((one) => one.number !== number) };
}
