import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import type { Deposit, Redemption, Reversal } from './merit.ts';

/** Why an entry cannot be reversed. */
export type ReversalRefusal = 'reasonMissing' | 'alreadyReversed';

export type ReversalContent = Pick<Reversal, 'postedOn' | 'reverses' | 'deed' | 'reason' | 'items' | 'postings'>;

/** The entry that takes back a deposit or a redemption: what one account gained, it loses, and goods come back. */
export function reverse(
  entry: Deposit | Redemption,
  { reason, postedOn, reversed }: { reason: string; postedOn: CalendarDay; reversed: boolean },
): Result<ReversalContent, ReversalRefusal> {
  if (reversed) return failure('alreadyReversed');
  if (reason.trim() === '') return failure('reasonMissing');
  return success({
    postedOn,
    reverses: entry.id,
    reason: reason.trim(),
    ...(entry.kind === 'deposit' ? { deed: entry.deed } : { items: entry.items }),
    postings: entry.postings.map(({ account, points }) => ({ account, points: -points })),
  });
}
