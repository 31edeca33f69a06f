import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';

export const councilKind = z.enum(['redWhite', 'moralReview', 'deliberation', 'antiVice']);
export type CouncilKind = z.infer<typeof councilKind>;

/**
 * Posts as the charters word them. `secretary` keeps the register (the red-white council calls it 联络员), `member` has
 * no office, `guest` is invited; who of them has a vote is the charter's to say.
 */
export const councilPost = z.enum(['chair', 'viceChair', 'secretary', 'member', 'guest']);
export type CouncilPost = z.infer<typeof councilPost>;

/** A share of people, kept as a fraction so that two thirds are exactly two thirds. */
export const ratio = z.object({ over: z.int().min(1).max(100), under: z.int().min(1).max(100) });
export type Ratio = z.infer<typeof ratio>;

/** The largest council that is published has 50 members; four times that leaves room for a representatives' meeting. */
export const MEMBERS_MAX = 200;

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
  members: z.array(councilMember).max(MEMBERS_MAX),
});
export type Council = z.infer<typeof council>;

/** How many hold a post, and whether they vote. */
export const postRule = z.object({
  post: councilPost,
  min: z.int().min(0).max(MEMBERS_MAX),
  max: z.int().min(0).max(MEMBERS_MAX),
  votes: z.boolean(),
});
export type PostRule = z.infer<typeof postRule>;

/** What a charter says, apart from which document says it; a template carries the same. */
export const charterTerms = z.object({
  council: councilKind,
  name: line.min(1),
  /** Where the rule was published, or who passed it. */
  source: line,
  /** How many voting members the council has, all posts together. */
  size: z.object({ min: z.int().min(1).max(MEMBERS_MAX), max: z.int().min(1).max(MEMBERS_MAX) }),
  /** A post that is not listed has no vote. */
  posts: z.array(postRule).max(10),
  termYears: z.int().min(1).max(10),
  /** The council meets at least once in so many months. */
  meetsEveryMonths: z.int().min(1).max(24),
  /** Share of the voting members that must be present; `strict` asks for more than it. */
  quorum: ratio,
  quorumStrict: z.boolean(),
  /** Share of those present that must vote for; `strict` asks for more than it. */
  pass: ratio,
  passStrict: z.boolean(),
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type CharterTerms = z.infer<typeof charterTerms>;

/** The charter of a council: a rule with dates, so that a change holds from its day on. */
export const charter = envelope.extend({ kind: z.literal('charter'), ...recordFields, ...charterTerms.shape });
export type Charter = z.infer<typeof charter>;
