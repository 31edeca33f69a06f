import { z } from 'zod';
import { assemblyKind, ratio } from '../council/council.ts';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** A version of the village's pact (村规民约). Its clauses are documents of their own, its steps facts. */
export const pact = envelope.extend({
  kind: z.literal('pact'),
  ...recordFields,
  name: line.min(1),
  /** Counts the versions that the village has drafted, from 1. */
  version: z.int().min(1).max(999),
  preamble: text,
  /** The version it was drafted from. */
  basedOn: reference.optional(),
});
export type Pact = z.infer<typeof pact>;

/** How many clauses a pact has at most; published ones have 20 to 60. */
export const CLAUSES_MAX = 300;

/** The longest clause; one that is longer is several. */
export const CLAUSE_TEXT_MAX = 2000;

/** A ULID, as the name that a clause keeps over all versions. */
const clauseName = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** The hash of a text, in hex (see `wordingOf`). */
const wording = z.string().regex(/^[0-9a-f]{16}$/);

/**
 * A clause in one version of the pact. `clause` is the name it keeps over all versions, by which affairs, rubrics and
 * rulings cite it; its number is its place, so it is never stored.
 */
export const clause = envelope.extend({
  kind: z.literal('clause'),
  ...recordFields,
  pact: reference,
  clause: clauseName,
  /** The chapter's name; clauses in a row with the same name make a chapter. Empty where there are no chapters. */
  chapter: line,
  /** Clauses stand in the order of this text, and of their names where it is the same. */
  order: z.string().min(1).max(200),
  text: z.string().max(CLAUSE_TEXT_MAX),
});
export type Clause = z.infer<typeof clause>;

/** What a villager said on a draft. */
export const pactComment = envelope.extend({
  kind: z.literal('pactComment'),
  pact: reference,
  /** The clause it is about, by the name it keeps; absent of the whole. */
  clause: clauseName.optional(),
  from: line,
  content: text.min(1),
  saidOn: calendarDate,
});
export type PactComment = z.infer<typeof pactComment>;

/** What became of a comment; a later reply corrects it. */
export const pactReply = envelope.extend({
  kind: z.literal('pactReply'),
  pact: reference,
  comment: reference,
  adopted: z.boolean(),
  content: text.min(1),
  repliedOn: calendarDate,
});
export type PactReply = z.infer<typeof pactReply>;

/** More heads than the largest community has. */
const HEADS_MAX = 100_000;
const heads = z.int().min(0).max(HEADS_MAX);
const headcount = z.object({ due: heads, present: heads });

/**
 * How an assembly voted on the draft, with the rules it was held to, so that it can be checked for ever. `wording` is the
 * hash of the text that was voted on. A later vote of the same assembly corrects this one.
 */
export const pactVote = envelope.extend({
  kind: z.literal('pactVote'),
  pact: reference,
  assembly: assemblyKind,
  heldOn: calendarDate,
  /** Where this program has the meeting's minutes. */
  meeting: reference.optional(),
  /** Representatives, or adults; and household representatives where those were counted. */
  people: headcount.optional(),
  households: headcount.optional(),
  for: heads,
  against: heads,
  abstain: heads,
  quorum: ratio,
  quorumStrict: z.boolean(),
  householdQuorum: ratio.optional(),
  pass: ratio,
  passStrict: z.boolean(),
  passed: z.boolean(),
  /** The words of the law as the village keeps them. */
  basis: text,
  wording,
});
export type PactVote = z.infer<typeof pactVote>;

/** The steps of a pact beside its votes and its notice, in their order: opened for comment, filed, in force. */
export const pactStepName = z.enum(['comments', 'filed', 'inForce']);
export type PactStepName = z.infer<typeof pactStepName>;

/** That a step was taken; a later one of the same name corrects it. */
export const pactStep = envelope.extend({
  kind: z.literal('pactStep'),
  pact: reference,
  step: pactStepName,
  on: calendarDate,
  wording,
  /** Last day for comments. */
  until: calendarDate.optional(),
  /** 备案号, who took the filing, and what the legality review found. */
  filingNumber: line.optional(),
  office: line.optional(),
  lawful: z.boolean().optional(),
  note: line,
});
export type PactStep = z.infer<typeof pactStep>;

/** What a rule of law is cited for. */
export const lawTopic = z.enum(['adoption', 'filing', 'measures']);
export type LawTopic = z.infer<typeof lawTopic>;

/** The words of a law as the village keeps them, valid from a day on: articles are renumbered, the program is not. */
export const lawTerms = z.object({
  topic: lawTopic,
  law: line.min(1),
  /** Such as 第二十七条; empty where it is still to be looked up. */
  article: line,
  words: text,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type LawTerms = z.infer<typeof lawTerms>;

export const lawArticle = envelope.extend({ kind: z.literal('lawArticle'), ...recordFields, ...lawTerms.shape });
export type LawArticle = z.infer<typeof lawArticle>;
