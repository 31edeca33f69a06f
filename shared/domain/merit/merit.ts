import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';

/** Points in hundredths; the bound keeps every sum of a station's entries an exact number. */
export const points = z.int().min(-1_000_000_00).max(1_000_000_00);

/** What something costs, in hundredths of a point: never nothing, and never a gift of points. */
export const price = z.int().min(1).max(1_000_000_00);

/** How many times one deed counts: the days of a year on patrol. */
export const QUANTITY_MAX = 366;

/**
 * One line of a rubric: a deed and what it is worth each time, in hundredths of a point.
 * Where the rubric leaves room, such as −3 to −15, `points` is the least in amount and `upTo` the most.
 */
export const rubricItem = z.object({
  code: z.string().min(1).max(20),
  className: line,
  name: line.min(1),
  points,
  upTo: points.optional(),
  /** What one time is, such as 次 or 天. */
  per: line,
});
export type RubricItem = z.infer<typeof rubricItem>;

/** What a rubric says, apart from which document says it; a template carries the same. */
export const rubricTerms = z.object({
  name: line.min(1),
  /** The place that published it, or who passed it. */
  source: line,
  items: z.array(rubricItem).max(300),
  /** How many days a judgement is posted before its points are deposited. */
  noticeDays: z.int().min(0).max(60),
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type RubricTerms = z.infer<typeof rubricTerms>;

/** The village's table of deeds and points (积分细则), valid from a day on. */
export const rubric = envelope.extend({ kind: z.literal('rubric'), ...recordFields, ...rubricTerms.shape });
export type Rubric = z.infer<typeof rubric>;

/** A deed handed in, waiting to be judged. */
export const deed = envelope.extend({
  kind: z.literal('deed'),
  ...recordFields,
  household: reference,
  person: reference.optional(),
  happenedOn: calendarDate,
  description: line.min(1),
  rubric: reference,
  /** Code of the rubric's item. */
  item: z.string().max(20),
  quantity: z.int().min(1).max(QUANTITY_MAX),
});
export type Deed = z.infer<typeof deed>;

/** The moral review council's word on a deed (评). A later judgement of the same deed corrects this one. */
export const judgement = envelope.extend({
  kind: z.literal('judgement'),
  deed: reference,
  approved: z.boolean(),
  /** Nothing where the deed was not approved. */
  points,
  reason: line,
  judgedOn: calendarDate,
  judgedBy: line.min(1),
});
export type Judgement = z.infer<typeof judgement>;

/**
 * An account of the merit bank: a household's or a person's document id, or one of the station's own,
 * `issue` (what the village has granted) and `shop` (what has been redeemed).
 */
export const account = z.union([reference, z.enum(['issue', 'shop'])]);
export type Account = z.infer<typeof account>;

/** Debits and credits of one entry sum to nothing. */
export const postings = z
  .array(z.object({ account, points }))
  .min(2)
  .max(20)
  .refine((entries) => entries.reduce((sum, entry) => sum + entry.points, 0) === 0, {
    error: 'debits and credits differ',
    // The same rule for the county's validator, which cannot read the function.
    params: { zeroSum: 'points' },
  });
export type Posting = z.infer<typeof postings>[number];

/** A deposit of points (存): from `issue` to the household, for a deed that was judged. */
export const deposit = envelope.extend({
  kind: z.literal('deposit'),
  postedOn: calendarDate,
  deed: reference,
  judgement: reference,
  description: line,
  postings,
});
export type Deposit = z.infer<typeof deposit>;

/** How many different goods one redemption carries: more than a household carries home. */
export const LINES_MAX = 100;

/** Goods handed over: so many of one good at so many hundredths of a point each. */
export const redeemedItem = z.object({
  good: reference,
  name: line,
  quantity: z.int().min(1).max(100_000),
  price,
});
export type RedeemedItem = z.infer<typeof redeemedItem>;

/** A redemption (兑): merit postings and stock moves in one fact (SYNC S4). */
export const redemption = envelope.extend({
  kind: z.literal('redemption'),
  postedOn: calendarDate,
  household: reference,
  items: z.array(redeemedItem).min(1).max(LINES_MAX),
  postings,
});
export type Redemption = z.infer<typeof redemption>;

/**
 * The correction of a deposit or a redemption: its postings the other way round. An entry is reversed once; a second
 * reversal of the same entry, made on another device meanwhile, counts for nothing.
 */
export const reversal = envelope.extend({
  kind: z.literal('reversal'),
  postedOn: calendarDate,
  reverses: reference,
  /** The deed whose deposit was reversed: it waits for its deposit again. */
  deed: reference.optional(),
  reason: line.min(1),
  /** Goods that came back to the shop. */
  items: z.array(redeemedItem).max(LINES_MAX).optional(),
  postings,
});
export type Reversal = z.infer<typeof reversal>;

/** Goods of the points shop. */
export const good = envelope.extend({
  kind: z.literal('good'),
  ...recordFields,
  name: line.min(1),
  unit: line,
  /** For one unit. */
  price,
});
export type Good = z.infer<typeof good>;
