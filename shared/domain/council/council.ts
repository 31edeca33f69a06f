import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';

export const councilKind = z.enum(['redWhite', 'moralReview', 'deliberation', 'antiVice']);
export type CouncilKind = z.infer<typeof councilKind>;

/** Posts as the charters word them; `member` has no office, `guest` attends without a vote. */
export const councilPost = z.enum(['chair', 'viceChair', 'secretary', 'member', 'guest']);

/** A share of people, kept as a fraction so that two thirds are exactly two thirds. */
export const ratio = z.object({ over: z.int().min(0).max(100), under: z.int().min(1).max(100) });
export type Ratio = z.infer<typeof ratio>;

export const councilMember = z.object({ person: reference, name: line, post: councilPost });
export type CouncilMember = z.infer<typeof councilMember>;

/** One of the four councils in one of its terms (届). */
export const council = envelope.extend({
  kind: z.literal('council'),
  ...recordFields,
  council: councilKind,
  name: line.min(1),
  term: z.int().min(1).max(999),
  from: calendarDate,
  to: calendarDate.optional(),
  members: z.array(councilMember).max(200),
});
export type Council = z.infer<typeof council>;

/** The charter of a council: a rule with dates, so that a change holds from its day on. */
export const charter = envelope.extend({
  kind: z.literal('charter'),
  ...recordFields,
  council: councilKind,
  /** Share of the voting members that must be present; `strict` asks for more than it. */
  quorum: ratio,
  quorumStrict: z.boolean(),
  /** Share of those present that must vote for; `strict` asks for more than it. */
  pass: ratio,
  passStrict: z.boolean(),
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type Charter = z.infer<typeof charter>;
