import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import type { Reversal, ReversibleEntry } from './entry.ts';
import { actOf } from './ledger.ts';

/** Why an entry cannot be reversed. */
export type ReversalRefusal = 'reasonMissing' | 'alreadyReversed';

export type ReversalContent = Pick<
  Reversal,
  'postedOn' | 'reverses' | 'act' | 'deed' | 'reason' | 'items' | 'postings'
>;

/** The entry that takes back another one: what one account gained, it loses, and goods come back. */
export function reverse(
  entry: ReversibleEntry,
  { reason, postedOn, stands }: { reason: string; postedOn: CalendarDay; stands: boolean },
): Result<ReversalContent, ReversalRefusal> {
  if (!stands) return failure('alreadyReversed');
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
