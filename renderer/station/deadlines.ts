import { type DeadlineRule, type Deadlines, deadlinesOn } from '../../shared/domain/station/deadlines.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from './today.ts';

/** Rules a station has had, one after another; a new one each year for a long time. */
const RULES_MAX = 200;

export async function readDeadlineRules(station: Station): Promise<DeadlineRule[]> {
  const found = await station.find('rules', { selector: { kind: 'deadlineRule' }, limit: RULES_MAX });
  return (found as unknown as DeadlineRule[]).filter(({ voided }) => !voided);
}

/** The deadlines that hold today. */
export async function readDeadlines(station: Station): Promise<Deadlines> {
  return deadlinesOn(await readDeadlineRules(station), today());
}
