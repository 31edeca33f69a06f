import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';
import { points, price } from './entry.ts';

/** How many times one deed counts: days of patrol, yuan saved, square metres cleared. */
export const QUANTITY_MAX = 100_000;

/** Whose account an item's points go to; `either`: the person's where one is named, else the household's. */
export const rubricUnit = z.enum(['household', 'person', 'either']);
export type RubricUnit = z.infer<typeof rubricUnit>;

/** Who may verify that a deed happened, beside the station itself. */
export const verifier = z.enum(['officer', 'groupLeader', 'manager', 'supervisor']);
export type Verifier = z.infer<typeof verifier>;

/** Who looked into a deed and found it true, in which post, and when. */
export const verification = z.object({ by: line.min(1), as: verifier, on: calendarDate });
export type Verification = z.infer<typeof verification>;

/**
 * Points by quantity, as data: `points` and, for every full `step` of the quantity, `each` more, at most `cap` in all, all
 * in hundredths. Without a formula an item is worth its points times the quantity.
 */
export const pointsFormula = z.object({
  each: points,
  step: z.int().min(1).max(QUANTITY_MAX),
  cap: points.optional(),
});
export type PointsFormula = z.infer<typeof pointsFormula>;

/** As many hundredths of a point as one account may earn by an item in a day, a month and a year of the calendar. */
export const caps = z.object({ day: price.optional(), month: price.optional(), year: price.optional() });
export type Caps = z.infer<typeof caps>;

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
  formula: pointsFormula.optional(),
  /** What one time is, such as 次 or 天. */
  per: line,
  /** The household where nothing is said. */
  unit: rubricUnit.optional(),
  caps: caps.optional(),
  /** What must be shown: 照片, 证明. */
  evidence: line.optional(),
  /** Anybody where nothing is said. */
  verifiers: z.array(verifier).max(4).optional(),
  /** The pact's clause that it carries out, as the pact numbers it. */
  clause: line.optional(),
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

/** The village's table of deeds and points (积分细则), valid from a day on. A draft is not valid yet and may be edited. */
export const rubric = envelope.extend({
  kind: z.literal('rubric'),
  ...recordFields,
  ...rubricTerms.shape,
  draft: z.boolean().optional(),
});
export type Rubric = z.infer<typeof rubric>;

/**
 * What becomes of points at the end of a period, from a day on: they `accumulate`; all of them lapse (`clear`); a
 * `keepPercent` of them is carried over (`carry`); or those lapse that were earned `afterMonths` before (`expire`).
 */
export const periodRule = envelope.extend({
  kind: z.literal('periodRule'),
  ...recordFields,
  mode: z.enum(['accumulate', 'clear', 'carry', 'expire']),
  every: z.enum(['month', 'quarter', 'year']),
  keepPercent: z.int().min(0).max(100).optional(),
  afterMonths: z.int().min(1).max(120).optional(),
  /** The pact's clause that it carries out, or who passed it. */
  clause: line,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type PeriodRule = z.infer<typeof periodRule>;

/** From where a deed came to the counter. */
export const deedOrigin = z.enum(['villager', 'officer', 'activity', 'affair', 'inspection']);
export type DeedOrigin = z.infer<typeof deedOrigin>;

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
  /** A villager's where nothing is said. */
  origin: deedOrigin.optional(),
  /** The activity, affair or sheet of inspection it comes from. */
  from: reference.optional(),
  evidence: line.optional(),
  /** Absent while nobody has looked into it. */
  verified: verification.optional(),
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
  /** The meeting of the council in which it was said, where it was one of the register. */
  sitting: reference.optional(),
});
export type Judgement = z.infer<typeof judgement>;

/** Goods of the points shop. */
export const good = envelope.extend({
  kind: z.literal('good'),
  ...recordFields,
  name: line.min(1),
  unit: line,
  /** For one unit, before any price of a later day. */
  price,
  /** As printed on the package; a scanner types it. */
  barcode: z
    .string()
    .regex(/^[0-9A-Za-z-]{4,40}$/)
    .optional(),
  /** So few, or fewer, are a line on the desk. */
  lowAt: z.int().min(0).max(100_000).optional(),
  /** As many as one household may have in a month. */
  monthlyMax: z.int().min(1).max(100_000).optional(),
});
export type Good = z.infer<typeof good>;

/**
 * How the shop hands out, from a day on: the least that one redemption costs, the most that one household may redeem in a
 * day and in a month, all in hundredths of a point; how many fen stand for one whole point where cash may top up; and how
 * many laptops share what a household has, where each hands out its own share alone.
 */
export const shopRule = envelope.extend({
  kind: z.literal('shopRule'),
  ...recordFields,
  minimum: price.optional(),
  dayMax: price.optional(),
  monthMax: price.optional(),
  fenPerPoint: z.int().min(1).max(100_000).optional(),
  laptops: z.int().min(2).max(10).optional(),
  /** The pact's clause that it carries out, or who passed it. */
  clause: line,
  validFrom: calendarDate,
  validTo: calendarDate.optional(),
});
export type ShopRule = z.infer<typeof shopRule>;
