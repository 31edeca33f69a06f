import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import type { PostedNotice, Takedown } from './notice.ts';

/** Where a posted notice is: on the board, on the board past its last day, or taken down. */
export type BoardState = 'up' | 'due' | 'down';

export function boardState(to: CalendarDay, takenDown: boolean, day: CalendarDay): BoardState {
  if (takenDown) return 'down';
  return to < day ? 'due' : 'up';
}

/** Why a notice cannot be taken down. */
export type TakedownRefusal = 'alreadyDown' | 'beforePosting' | 'inFuture' | 'earlyWithoutReason';

export type TakedownContent = Pick<Takedown, 'posted' | 'takenOn' | 'reason'>;

/** Taking a notice off the board. Before its last day has passed, this needs a reason. */
export function takeDown(
  posted: Pick<PostedNotice, 'id' | 'from' | 'to'>,
  { takenOn, reason, today, down }: { takenOn: CalendarDay; reason: string; today: CalendarDay; down: boolean },
): Result<TakedownContent, TakedownRefusal> {
  if (down) return failure('alreadyDown');
  if (takenOn < posted.from) return failure('beforePosting');
  if (takenOn > today) return failure('inFuture');
  if (takenOn <= posted.to && reason.trim() === '') return failure('earlyWithoutReason');
  return success({ posted: posted.id, takenOn, reason: reason.trim() });
}
