import { z } from 'zod';
import { calendarDate, clockTime, envelope, line, recordFields, reference, text } from '../document.ts';

/** 讲 评 帮 乐 庆: the five sorts of a station's activities. */
export const activityTheme = z.enum(['teach', 'appraise', 'help', 'entertain', 'celebrate']);
export type ActivityTheme = z.infer<typeof activityTheme>;

/** Longer than a day no one serves at one activity. */
export const MINUTES_MAX = 1440;
export const minutes = z.int().min(0).max(MINUTES_MAX);

/** The largest community has 11,150 residents; a feast of all of them and their guests. */
const SERVED_MAX = 100_000;

/** One activity of the station: what was planned and, afterwards, what came of it. */
export const activity = envelope.extend({
  kind: z.literal('activity'),
  ...recordFields,
  title: line.min(1),
  theme: activityTheme,
  /** The volunteer team that holds it; the station itself where none is named. */
  team: reference.optional(),
  on: calendarDate,
  startsAt: clockTime.optional(),
  place: line,
  /** Who holds it and answers for the sign-in. */
  organiser: line.min(1),
  /** How long it lasts; whoever signs in is down for so much. */
  minutes,
  content: text,
  /** How many people it was for came. */
  served: z.int().min(0).max(SERVED_MAX),
  /** What came of it, written afterwards. */
  recap: text,
});
export type Activity = z.infer<typeof activity>;

/**
 * That a volunteer took part in an activity, and for how many minutes; nought says that they did not after all. A later
 * one about the same person corrects this one (SYNC S3).
 */
export const participation = envelope.extend({
  kind: z.literal('participation'),
  activity: reference,
  person: reference,
  name: line.min(1),
  /** The household they lived in that day; merit points are kept by households. */
  household: reference.optional(),
  minutes,
});
export type Participation = z.infer<typeof participation>;
