import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { envelope, line, reference } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import { entryFields } from './entry.ts';
import type { ActStanding } from './ledger.ts';
import type { Voucher } from './voucher.ts';

/**
 * The giving-back of a voucher taken back (退券作废): the household had its points again at one laptop, while a merchant
 * brought the voucher at another. It is about the voucher's own act, which then stands again: given once, brought once.
 */
export const regiven = envelope.extend({
  kind: z.literal('regiven'),
  ...entryFields,
  voucher: reference,
  reason: line.min(1),
  description: line,
});
export type Regiven = z.infer<typeof regiven>;
export type RegivenContent = Pick<Regiven, 'postedOn' | 'voucher' | 'reason' | 'description' | 'postings'>;

/** What is known of a voucher's two acts: that it was given, and that a merchant brought it. */
export interface VoucherActs {
  given: ActStanding;
  brought: ActStanding;
}

/**
 * Whether a voucher was given back by its household and brought by a merchant as well. Where its own entry is still to
 * come to this laptop, nothing was posted of its giving back either, and nothing is asked yet.
 */
export function wentBothWays({ given, brought }: VoucherActs): boolean {
  return brought.standing !== undefined && given.standing === undefined && given.counted.size > 0;
}

export type RegivingRefusal = 'notBothWays' | 'reasonMissing';

/** Takes the points from the household again that it had back for a voucher which a merchant brought. */
export function regive(
  { id, postings }: Pick<Voucher, 'id' | 'postings'>,
  acts: VoucherActs,
  { reason, postedOn }: { reason: string; postedOn: CalendarDay },
): Result<RegivenContent, RegivingRefusal> {
  if (!wentBothWays(acts)) return failure('notBothWays');
  if (reason.trim() === '') return failure('reasonMissing');
  return success({ postedOn, voucher: id, reason: reason.trim(), description: '退券作废，商家已收', postings });
}
