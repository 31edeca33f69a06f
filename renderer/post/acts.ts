import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Station } from '../../shared/store/station.ts';

/** The kinds of record that say who holds a post, in a council and in a volunteer team. */
export type PostKind = 'seat' | 'teamMember';

/** Somebody leaves a post; `to` is the last day on which they held it, absent where the leaving is taken back. */
export async function leavePost(
  station: Station,
  id: string,
  to: CalendarDay | undefined,
  leftBecause: string,
): Promise<Result<unknown, StoreProblem>> {
  return station.edit<PostKind>(id, () => ({ to, leftBecause }) as never);
}
