import type { CalendarDay } from '../calendar/day.ts';
import { latestBy } from '../latest.ts';
import type { Decision, Fulfilment } from './meeting.ts';

/** The decision that holds on each motion, by the motion's id, of one meeting's decisions. */
export function decisionsByMotion(decisions: Iterable<Decision>): Map<string, Decision> {
  return latestBy(decisions, (decision) => decision.motion.id);
}

/** Where a decision stands: nothing to do (`rejected`, or passed without a deadline), or on its way. */
export type DecisionState = 'rejected' | 'done' | 'open' | 'overdue';

export interface FollowedDecision {
  decision: Decision;
  state: DecisionState;
}

/**
 * The decisions of any number of meetings with where each stands on a day, the most urgent first.
 * One reported as done stays done when it is corrected afterwards.
 */
export function followDecisions(
  decisions: Iterable<Decision>,
  fulfilments: Iterable<Fulfilment>,
  today: CalendarDay,
): FollowedDecision[] {
  const doneIds = new Set([...fulfilments].map((fulfilment) => fulfilment.decision));
  const all = [...decisions];
  const doneMotions = new Set(all.filter((decision) => doneIds.has(decision.id)).map(motionKey));
  return [...latestBy(all, motionKey).values()]
    .map((decision) => ({ decision, state: stateOf(decision, doneMotions.has(motionKey(decision)), today) }))
    .sort((a, b) => byUrgency(a, b));
}

function motionKey(decision: Decision): string {
  return `${decision.meeting}/${decision.motion.id}`;
}

function stateOf(decision: Decision, done: boolean, today: CalendarDay): DecisionState {
  if (!decision.passed) return 'rejected';
  if (done) return 'done';
  return decision.deadline !== undefined && decision.deadline < today ? 'overdue' : 'open';
}

const URGENCY: DecisionState[] = ['overdue', 'open', 'done', 'rejected'];
/** After every deadline there is. */
const NO_DEADLINE = '9999-12-31';

function byUrgency(a: FollowedDecision, b: FollowedDecision): number {
  const byState = URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state);
  if (byState !== 0) return byState;
  const [first, second] = [a.decision.deadline ?? NO_DEADLINE, b.decision.deadline ?? NO_DEADLINE];
  if (first !== second) return first < second ? -1 : 1;
  return a.decision.id < b.decision.id ? -1 : 1;
}
