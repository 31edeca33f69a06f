import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import { pointsText } from './amount.ts';
import type { Waiver } from './entry.ts';

export type WaiverContent = Pick<Waiver, 'postedOn' | 'account' | 'decidedBy' | 'reason' | 'description' | 'postings'>;

/** Why nothing is waived: points that are there are not given twice. */
export type WaiverRefusal = 'notOverdrawn' | 'nobodyDecided' | 'reasonMissing';

/** Lets a household off what it redeemed beyond its balance, to nothing and no further. Both sales stay as they are. */
export function waive(
  account: string,
  { decidedBy, reason }: { decidedBy: string; reason: string },
  { balance, postedOn }: { balance: number; postedOn: CalendarDay },
): Result<WaiverContent, WaiverRefusal> {
  if (balance >= 0) return failure('notOverdrawn');
  if (decidedBy.trim() === '') return failure('nobodyDecided');
  if (reason.trim() === '') return failure('reasonMissing');
  return success({
    ...{ postedOn, account, decidedBy: decidedBy.trim(), reason: reason.trim() },
    description: `免透支 ${pointsText(-balance)} 分`,
    postings: [
      { account, points: -balance },
      { account: 'issue', points: balance },
    ],
  });
}
