import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

export const councilKind = z.enum(['redWhite', 'moralReview', 'deliberation', 'antiVice']);
export type CouncilKind = z.infer<typeof councilKind>;

/** 村民代表会议 and 村民会议: bodies of the organic law beside the four councils. */
export const assemblyKind = z.enum(['representatives', 'villagers']);
export type AssemblyKind = z.infer<typeof assemblyKind>;

/** Every body that meets and decides: the four councils and the two assemblies. */
export const bodyKind = z.enum([...councilKind.options, ...assemblyKind.options]);
export type BodyKind = z.infer<typeof bodyKind>;

/**
 * Posts as the charters word them. `secretary` keeps the register (the red-white council calls it 联络员), `member` has
 * no office, `guest` is invited; who of them has a vote is the charter's to say.
 */
export const councilPost = z.enum(['chair', 'viceChair', 'secretary', 'member', 'guest']);
export type CouncilPost = z.infer<typeof councilPost>;

/** How many heads are counted at most; above the largest community's adults. */
export const HEADS_MAX = 100_000;
export const heads = z.int().min(0).max(HEADS_MAX);

/** A share of people, kept as a fraction so that two thirds are exactly two thirds. */
export const ratio = z.object({ over: z.int().min(1).max(100), under: z.int().min(1).max(100) });
export type Ratio = z.infer<typeof ratio>;

/** The largest council that is published has 50 members; four times that holds a representatives' meeting. */
export const MEMBERS_MAX = 200;

export const councilMember = z.object({ person: reference, name: line, post: councilPost });
export type CouncilMember = z.infer<typeof councilMember>;

/** A member as the election record has them: with how many votes they were elected, where that was counted. */
export const electedMember = councilMember.extend({ ballots: heads.exactOptional() });
export type ElectedMember = z.infer<typeof electedMember>;

/** One of the bodies in one of its terms (届), with how that term was elected. Who sits on it are `seat`s. */
export const council = envelope.extend({
  kind: z.literal('council'),
  ...recordFields,
  council: bodyKind,
  name: line.min(1),
  term: z.int().min(1).max(999),
  from: calendarDate,
  to: calendarDate.optional(),
  electedOn: calendarDate.optional(),
  /** How it was elected, such as 户代表投票. */
  electedBy: line,
  /** Who could vote, and how many ballots were cast. */
  electors: heads.optional(),
  ballotsCast: heads.optional(),
  /** Who confirmed the result, such as 村两委. */
  confirmedBy: line,
});
export type Council = z.infer<typeof council>;

/** One person's seat in one term, from the day they came to it to the last day they held it. */
export const seat = envelope.extend({
  kind: z.literal('seat'),
  ...recordFields,
  council: reference,
  person: reference,
  name: line,
  post: councilPost,
  from: calendarDate,
  /** How they came to it, such as 换届选举 or 补选. */
  cameBy: line,
  /** With how many votes. */
  ballots: heads.optional(),
  /** The last day on which they held it; absent while they do. */
  to: calendarDate.optional(),
  leftBecause: line,
});
export type Seat = z.infer<typeof seat>;

/** What becomes of a tied vote: `rejected`, or `voteAgain`, which leaves the motion open until a vote is not tied. */
export const tieRule = z.enum(['rejected', 'voteAgain']);
export type TieRule = z.infer<typeof tieRule>;

/** No published charter lets one member carry more than three votes; a little room beyond. */
const PROXIES_MAX = 5;

/** The law's longest notice is ten days; a village may set more. */
const NOTICE_DAYS_MAX = 60;

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
  council: bodyKind,
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
  /**
   * Share of the household representatives whose presence makes a quorum by itself, whatever `quorum` of the adults says:
   * a villagers' meeting is checked by either way of counting. Such a body is counted in heads, not called by name.
   */
  householdQuorum: ratio.optional(),
  /** What a tie comes to. Nobody has a second vote: that would pass a motion below the share. */
  tie: tieRule,
  /** How many absent members one who is present may vote for; 0 where there are no proxies. */
  proxiesMax: z.int().min(0).max(PROXIES_MAX),
  /** A meeting is announced so many days before it is held. */
  noticeDays: z.int().min(0).max(NOTICE_DAYS_MAX),
  /** The least share of women among the voting members. */
  women: ratio.optional(),
  /** One seat stands for so many households. */
  householdsPerSeat: z.object({ min: z.int().min(1).max(100), max: z.int().min(1).max(100) }).optional(),
  /** The words of the law or the rule that this rests on, as the village keeps them; articles are renumbered. */
  basis: text,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type CharterTerms = z.infer<typeof charterTerms>;

/** The charter of a council: a rule with dates, so that a change holds from its day on. */
export const charter = envelope.extend({ kind: z.literal('charter'), ...recordFields, ...charterTerms.shape });
export type Charter = z.infer<typeof charter>;
