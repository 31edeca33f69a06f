import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { calendarDate, envelope, line, recordFields } from '../document.ts';
import { holdingOn } from '../holding.ts';

/** Longer than any village promises. */
const DAYS_MAX = 365;

const days = z.int().min(0).max(DAYS_MAX);

/** How many days the village gives itself and its people, beside what its notices say of theirs. */
export const deadlines = z.object({
  /** A villager's proposal is answered within so many days. */
  replyDays: days,
  /** A second moral review may be asked for within so many days. */
  askDays: days,
});
export type Deadlines = z.infer<typeof deadlines>;

/** Deadlines that the village set, from a day on. */
export const deadlineRule = envelope.extend({
  kind: z.literal('deadlineRule'),
  ...recordFields,
  ...deadlines.shape,
  /** The pact's clause that it carries out, or who passed it. */
  clause: line,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type DeadlineRule = z.infer<typeof deadlineRule>;

/** What holds where the village has set nothing itself: a month to answer, half a month to ask again. */
const USUAL: Deadlines = { replyDays: 30, askDays: 15 };

export function deadlinesOn(rules: Iterable<DeadlineRule>, day: CalendarDay): Deadlines {
  return holdingOn(rules, day) ?? USUAL;
}
