import { z } from 'zod';
import { calendarDate, envelope, line, recordFields, reference, text } from '../document.ts';

/** Whether a good or a bad deed is judged. */
export const conduct = z.enum(['good', 'bad']);
export type Conduct = z.infer<typeof conduct>;

/** A person's conduct before the moral review council (道德评议): nominated, told, heard, reviewed, made known. */
export const review = envelope.extend({
  kind: z.literal('review'),
  ...recordFields,
  title: line.min(1),
  conduct,
  person: reference,
  /** The person's name as it stands on the papers. */
  name: line.min(1),
  happenedOn: calendarDate,
  account: text,
  nominatedBy: line.min(1),
  nominatedOn: calendarDate,
});
export type Review = z.infer<typeof review>;

/** 告知, 听取, 评议, 公示, 当面告知, 申请复议, 复议, 撤回. */
export const reviewStepName = z.enum([
  'notified',
  'heard',
  'reviewed',
  'published',
  'told',
  'secondAsked',
  'secondReviewed',
  'withdrawn',
]);
export type ReviewStepName = z.infer<typeof reviewStepName>;

/** 表扬, 批评, 不成立. */
export const reviewOutcome = z.enum(['commended', 'criticised', 'dismissed']);
export type ReviewOutcome = z.infer<typeof reviewOutcome>;

/**
 * What a pact may lay on somebody: criticism, public notice, apology, written repentance, restoring, compensating. There
 * are no fines and nothing is withheld (DOMAIN, the pact).
 */
export const measure = z.enum(['criticism', 'publicNotice', 'apology', 'repentance', 'restoring', 'compensating']);
export type Measure = z.infer<typeof measure>;

/** How many days a person may be given to ask for a second review. */
export const ASK_DAYS_MAX = 90;

/** One step of a review, a fact. */
export const reviewStep = envelope.extend({
  kind: z.literal('reviewStep'),
  review: reference,
  step: reviewStepName,
  on: calendarDate,
  by: line.min(1),
  /** What was told, what the person said, why it was judged so. */
  says: text,
  meeting: reference.optional(),
  outcome: reviewOutcome.optional(),
  measure: measure.optional(),
  /** With the result: for how many days a second review may be asked for. */
  askDays: z.int().min(0).max(ASK_DAYS_MAX).optional(),
});
export type ReviewStep = z.infer<typeof reviewStep>;
