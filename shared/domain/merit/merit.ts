import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';

/** Points in hundredths; the bound keeps every sum of a station's entries an exact number. */
export const points = z.int().min(-1_000_000_00).max(1_000_000_00);

/** One line of a rubric: a deed and what it is worth. */
export const rubricItem = z.object({
  code: z.string().max(20),
  className: line,
  name: line.min(1),
  points,
});
export type RubricItem = z.infer<typeof rubricItem>;

/** The village's table of deeds and points (积分细则), valid from a day on. */
export const rubric = envelope.extend({
  kind: z.literal('rubric'),
  ...recordFields,
  name: line.min(1),
  source: line,
  items: z.array(rubricItem).max(300),
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
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
  item: z.string().max(20),
});
export type Deed = z.infer<typeof deed>;

/** The moral review council's word on a deed (评). */
export const judgement = envelope.extend({
  kind: z.literal('judgement'),
  deed: reference,
  approved: z.boolean(),
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

/** Debits and credits of one entry sum to nothing. */
export const postings = z.array(z.object({ account, points })).min(2).max(20);
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

/** A redemption (兑): merit postings and stock moves in one fact (SYNC S4). */
export const redemption = envelope.extend({
  kind: z.literal('redemption'),
  postedOn: calendarDate,
  household: reference,
  items: z
    .array(z.object({ good: reference, name: line, quantity: z.int().min(1).max(100_000), price: points }))
    .min(1)
    .max(100),
  postings,
});
export type Redemption = z.infer<typeof redemption>;

/** Goods of the points shop. */
export const good = envelope.extend({
  kind: z.literal('good'),
  ...recordFields,
  name: line.min(1),
  unit: line,
  price: points,
});
export type Good = z.infer<typeof good>;
