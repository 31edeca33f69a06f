import type { CalendarDay } from '../calendar/day.ts';
import type { LineStanding } from '../notice/objecting.ts';
import { depositableFrom } from './judging.ts';
import type { Judgement, Rubric } from './merit.ts';

/**
 * Whether points that were judged may be deposited on a day:
 * - `ready`
 * - `unposted`: no notice has this judgement on it yet
 * - `posted`, `suspended`, `struck`, `withdrawn`: as the notice's line stands; an objection holds up its own line only
 * - `told`: minus points, which are told to the household alone, and the days in which it may object are not over
 */
export type Readiness = 'ready' | 'unposted' | 'told' | Exclude<LineStanding, 'stands'>;

/**
 * @param lines how the lines about this judgement stand, one for each posting of it; the one that holds is the most
 * favourable, since a list taken down too early may be posted again
 */
export function readinessOf(
  judgement: Pick<Judgement, 'points' | 'judgedOn'>,
  rubric: Pick<Rubric, 'noticeDays'>,
  lines: readonly LineStanding[],
  today: CalendarDay,
): Readiness {
  if (rubric.noticeDays === 0) return 'ready';
  // A list of those who lost points would shame them in public.
  if (judgement.points < 0) return depositableFrom(judgement, rubric) <= today ? 'ready' : 'told';
  if (lines.includes('struck')) return 'struck';
  if (lines.includes('suspended')) return 'suspended';
  if (lines.includes('stands')) return 'ready';
  if (lines.includes('posted')) return 'posted';
  return lines.includes('withdrawn') ? 'withdrawn' : 'unposted';
}
