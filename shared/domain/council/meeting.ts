import { z } from 'zod';
import { calendarDate, clockTime, envelope, line, recordFields, reference, text } from '../document.ts';
import { councilMember, heads, MEMBERS_MAX, ratio } from './council.ts';

/** 无记名, 记名, 举手. */
export const votingMethod = z.enum(['secret', 'roll', 'hands']);
export type VotingMethod = z.infer<typeof votingMethod>;

/** How many agenda items or motions one meeting carries; a longer day is two meetings. */
export const ITEMS_MAX = 100;

/**
 * A meeting as it is prepared, held and written up. Its agenda and motions are records of their own, so that two who
 * write at once merge item by item; who was there and what was decided are facts.
 */
export const meeting = envelope.extend({
  kind: z.literal('meeting'),
  ...recordFields,
  council: reference,
  title: line.min(1),
  heldOn: calendarDate,
  startsAt: clockTime,
  endedAt: clockTime.optional(),
  place: line,
  chair: line,
  /** The chair's post as the minutes word it, such as 会长. */
  chairPost: line,
  recorder: line,
  /** What was said beside the items of the agenda. */
  discussion: text,
  /** Everyone on the council, guests too, as it stood when the meeting was called. */
  called: z.array(councilMember).max(MEMBERS_MAX),
  /** Others who attended without a vote, as the clerk writes them. */
  guests: line,
  /** The day on which the members were told of it. */
  announcedOn: calendarDate.optional(),
  /** The day the decisions were put on the notice board. */
  publishedOn: calendarDate.optional(),
  /** Where the signed paper is filed, or the name of its scan. */
  signedPaper: line,
});
export type Meeting = z.infer<typeof meeting>;

/** One item of a meeting's agenda, with what was said on it. They stand in the order in which they were entered. */
export const agendaItem = envelope.extend({
  kind: z.literal('agendaItem'),
  ...recordFields,
  meeting: reference,
  title: line,
  /** The deed, objection, affair or motion that it is about. */
  about: reference.optional(),
  notes: text,
  /** Its place, by `inAgendaOrder`; absent while nobody has moved anything. */
  order: line.optional(),
});
export type AgendaItem = z.infer<typeof agendaItem>;

/**
 * A motion with its vote while that is being written down: numbers are absent until they are typed. An amendment is a
 * motion that `amends` another: its content takes the place of the other's where it passes.
 */
export const motion = envelope.extend({
  kind: z.literal('motion'),
  ...recordFields,
  meeting: reference,
  title: line,
  content: text,
  /** What the motion is about, taken over from the agenda. */
  about: reference.optional(),
  amends: reference.optional(),
  /** Which vote on it this is; a further one corrects the outcome, and both stay on the record. */
  round: z.int().min(1).max(20),
  method: votingMethod,
  /** When the vote was taken: who is there at that moment counts. */
  takenAt: clockTime.optional(),
  for: heads.optional(),
  against: heads.optional(),
  abstain: heads.optional(),
  /** Of a secret ballot: papers given out, returned, and of these not valid. */
  given: heads.optional(),
  returned: heads.optional(),
  invalid: heads.optional(),
  counter: line,
  supervisor: line,
  responsible: line,
  deadline: calendarDate.optional(),
});
export type Motion = z.infer<typeof motion>;

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
  /** When somebody who was late came, and when somebody left before the end. */
  arrivedAt: clockTime.optional(),
  leftAt: clockTime.optional(),
  /** Who votes for them while they are not there, where the charter allows it. */
  proxy: reference.optional(),
});
export type SignIn = z.infer<typeof signIn>;

const headcount = z.object({ due: heads, present: heads });

/** Who came to a meeting that is counted in heads: adults, household representatives, or both. A later fact corrects it. */
export const turnout = envelope.extend({
  kind: z.literal('turnout'),
  meeting: reference,
  adults: headcount.optional(),
  households: headcount.optional(),
});
export type TurnoutFact = z.infer<typeof turnout>;

export const choice = z.enum(['for', 'against', 'abstain']);
export type Choice = z.infer<typeof choice>;

/** One person's vote by name; a later fact of the same round corrects it. */
export const vote = envelope.extend({
  kind: z.literal('vote'),
  meeting: reference,
  motion: reference,
  round: z.int().min(1).max(20),
  person: reference,
  name: line,
  choice,
});
export type Vote = z.infer<typeof vote>;

/** A motion's words as they were voted on. */
const decidedMotion = z.object({ id: reference, title: line, content: text });

/**
 * The vote on one motion and what it decided: one act, one fact (SYNC S4). `due` and `present` count those with a vote,
 * in the way of counting named. A later decision of the same round corrects this one; one of a later round outranks it.
 */
export const decision = envelope.extend({
  kind: z.literal('decision'),
  meeting: reference,
  decidedOn: calendarDate,
  motion: decidedMotion,
  about: reference.optional(),
  amends: reference.optional(),
  round: z.int().min(1).max(20),
  method: votingMethod,
  takenAt: clockTime.optional(),
  counting: z.enum(['members', 'adults', 'households']),
  due: heads,
  present: heads,
  for: heads,
  against: heads,
  abstain: heads,
  given: heads.optional(),
  returned: heads.optional(),
  invalid: heads.optional(),
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

/** That a decision was carried out, or laid aside for a reason that the note gives. */
export const fulfilment = envelope.extend({
  kind: z.literal('fulfilment'),
  meeting: reference,
  motion: reference,
  decision: reference,
  outcome: z.enum(['done', 'dropped']),
  doneOn: calendarDate,
  note: line,
});
export type Fulfilment = z.infer<typeof fulfilment>;

/** That a decision got more time. The latest holds. */
export const postponement = envelope.extend({
  kind: z.literal('postponement'),
  meeting: reference,
  motion: reference,
  decision: reference,
  until: calendarDate,
  reason: line,
});
export type Postponement = z.infer<typeof postponement>;

/**
 * The meeting as it was confirmed (定稿): its papers in full, and by their ids, which certify what they say, the facts
 * that it rests on. From then on the meeting is this fact, whatever its drafts say afterwards.
 */
export const confirmation = envelope.extend({
  kind: z.literal('confirmation'),
  meeting: reference,
  paper: meeting.pick({
    council: true,
    title: true,
    heldOn: true,
    startsAt: true,
    endedAt: true,
    place: true,
    chair: true,
    chairPost: true,
    recorder: true,
    discussion: true,
    called: true,
    guests: true,
    announcedOn: true,
  }),
  agenda: z.array(z.object({ id: reference, title: line, about: reference.optional(), notes: text })).max(ITEMS_MAX),
  motions: z
    .array(z.object({ id: reference, title: line, content: text, amends: reference.optional() }))
    .max(ITEMS_MAX),
  signIns: z.array(reference).max(MEMBERS_MAX),
  decisions: z.array(reference).max(ITEMS_MAX * 20),
  turnout: reference.optional(),
  charter: reference.optional(),
});
export type Confirmation = z.infer<typeof confirmation>;

/** What is put right or added after a meeting was confirmed. */
export const addendum = envelope.extend({
  kind: z.literal('addendum'),
  meeting: reference,
  text: text.min(1),
});
export type Addendum = z.infer<typeof addendum>;
