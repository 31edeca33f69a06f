import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';
import { councilMember, ratio } from './council.ts';

/** 无记名, 记名, 举手. */
export const votingMethod = z.enum(['secret', 'roll', 'hands']);

/** How many agenda items or motions one meeting carries; a longer day is two meetings. */
const ITEMS_MAX = 100;

/** A motion as put to the vote. `id` is unique within its meeting. */
export const motion = z.object({ id: z.string().max(26), title: line.min(1), content: text });
export type Motion = z.infer<typeof motion>;

/** A meeting as it is prepared, held and written up. Who was there and what was decided are facts of their own. */
export const meeting = envelope.extend({
  kind: z.literal('meeting'),
  ...recordFields,
  council: reference,
  title: line.min(1),
  heldOn: calendarDate,
  /** Local time, `HH:MM`. */
  startsAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  place: line,
  chair: line,
  recorder: line,
  agenda: z.array(line).max(ITEMS_MAX),
  discussion: text,
  motions: z.array(motion).max(ITEMS_MAX),
  /** The members who were due, as they stood when the meeting was called. */
  due: z.array(councilMember).max(200),
  guests: line,
  status: z.enum(['draft', 'confirmed']),
});
export type Meeting = z.infer<typeof meeting>;

/** One person's attendance at one meeting; a later fact corrects an earlier one (SYNC S3). */
export const signIn = envelope.extend({
  kind: z.literal('signIn'),
  meeting: reference,
  person: reference,
  name: line,
  attendance: z.enum(['present', 'late', 'leave', 'absent']),
  reason: line.optional(),
});
export type SignIn = z.infer<typeof signIn>;

/** The vote on one motion and what it decided: one act, one fact (SYNC S4). */
export const decision = envelope.extend({
  kind: z.literal('decision'),
  meeting: reference,
  motion: motion,
  method: votingMethod,
  due: z.int().min(0).max(100_000),
  present: z.int().min(0).max(100_000),
  for: z.int().min(0).max(100_000),
  against: z.int().min(0).max(100_000),
  abstain: z.int().min(0).max(100_000),
  quorum: ratio,
  quorumStrict: z.boolean(),
  pass: ratio,
  passStrict: z.boolean(),
  passed: z.boolean(),
  counter: line,
  supervisor: line,
  responsible: line,
  deadline: calendarDate.optional(),
});
export type Decision = z.infer<typeof decision>;
