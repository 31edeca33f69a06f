import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import type { Deposit, Expiry, Opening, Redemption, Reversal, Waiver } from './entry.ts';
import { actOf } from './ledger.ts';
import type { Regiven } from './regiving.ts';
import type { Settlement, TakenVoucher, Voucher } from './voucher.ts';

/** An entry that a clerk may take back. */
export type ReversibleEntry =
  | Deposit
  | Redemption
  | Opening
  | Expiry
  | Waiver
  | Voucher
  | Regiven
  | TakenVoucher
  | Settlement;

/** Why an entry cannot be reversed; a voucher that a merchant brought is reversed there first. */
export type ReversalRefusal = 'reasonMissing' | 'alreadyReversed' | 'voucherTaken';

export type ReversalContent = Pick<
  Reversal,
  'postedOn' | 'reverses' | 'act' | 'deed' | 'reason' | 'items' | 'postings'
>;

export interface ReversalTerms {
  reason: string;
  postedOn: CalendarDay;
  /** Whether the entry stands. */
  stands: boolean;
  /** Whether a merchant has brought it, where it is a voucher. */
  taken?: boolean;
}

/** The entry that takes back another one: what one account gained, it loses, and goods come back. */
export function reverse(
  entry: ReversibleEntry,
  { reason, postedOn, stands, taken = false }: ReversalTerms,
): Result<ReversalContent, ReversalRefusal> {
  if (!stands) return failure('alreadyReversed');
  if ((entry.kind === 'voucher' || entry.kind === 'regiven') && taken) return failure('voucherTaken');
  if (reason.trim() === '') return failure('reasonMissing');
  return success({
    postedOn,
    reverses: entry.id,
    act: actOf(entry),
    reason: reason.trim(),
    ...(entry.kind === 'deposit' && { deed: entry.deed }),
    ...(entry.kind === 'redemption' && { items: entry.items }),
    postings: entry.postings.map(({ account, points }) => ({ account, points: -points })),
  });
}
