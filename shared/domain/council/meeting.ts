import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';
import { councilMember, MEMBERS_MAX, ratio } from './council.ts';

/** 无记名, 记名, 举手. */
export const votingMethod = z.enum(['secret', 'roll', 'hands']);
export type VotingMethod = z.infer<typeof votingMethod>;

/** How many agenda items or motions one meeting carries; a longer day is two meetings. */
export const ITEMS_MAX = 100;

/** How many heads one vote counts; above the largest community's adults. */
const HEADS_MAX = 100_000;
const heads = z.int().min(0).max(HEADS_MAX);

/** A motion as put to the vote. `id` is unique within its meeting. */
export const motion = z.object({ id: z.string().max(26), title: line, content: text });
export type Motion = z.infer<typeof motion>;

/** The vote on a motion while it is being written down: numbers are absent until they are typed. */
export const ballot = z.object({
  method: votingMethod,
  for: heads.optional(),
  against: heads.optional(),
  abstain: heads.optional(),
  counter: line,
  supervisor: line,
  responsible: line,
  deadline: calendarDate.optional(),
});
export type Ballot = z.infer<typeof ballot>;

/** A motion on a meeting's paper, with its vote as far as it is written. */
export const motionPaper = motion.extend({ ballot });
export type MotionPaper = z.infer<typeof motionPaper>;

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
  /** The chair's post as the minutes word it, such as 会长. */
  chairPost: line,
  recorder: line,
  agenda: z.array(line).max(ITEMS_MAX),
  discussion: text,
  motions: z.array(motionPaper).max(ITEMS_MAX),
  /** Everyone on the council, guests too, as it stood when the meeting was called. */
  called: z.array(councilMember).max(MEMBERS_MAX),
  /** Others who attended without a vote, as the clerk writes them. */
  guests: line,
  /** The day the decisions were put on the notice board. */
  publishedOn: calendarDate.optional(),
  /** Where the signed paper is filed, or the name of its scan. */
  signedPaper: line,
  status: z.enum(['draft', 'confirmed']),
});
export type Meeting = z.infer<typeof meeting>;

export const attendance = z.enum(['present', 'late', 'leave', 'absent']);
export type Attendance = z.infer<typeof attendance>;

/** One person's attendance at one meeting; a later fact corrects an earlier one (SYNC S3). */
export const signIn = envelope.extend({
  kind: z.literal('signIn'),
  meeting: reference,
  person: reference,
  name: line,
  attendance,
  reason: line.optional(),
});
export type SignIn = z.infer<typeof signIn>;

/**
 * The vote on one motion and what it decided: one act, one fact (SYNC S4). `due` and `present` count those with a vote.
 * A later decision on the same motion corrects this one.
 */
export const decision = envelope.extend({
  kind: z.literal('decision'),
  meeting: reference,
  decidedOn: calendarDate,
  motion: motion,
  method: votingMethod,
  due: heads,
  present: heads,
  for: heads,
  against: heads,
  abstain: heads,
  charter: reference,
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

/** That a decision was carried out. */
export const fulfilment = envelope.extend({
  kind: z.literal('fulfilment'),
  meeting: reference,
  decision: reference,
  doneOn: calendarDate,
  note: line,
});
export type Fulfilment = z.infer<typeof fulfilment>;
