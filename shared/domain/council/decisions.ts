import type { CalendarDay } from '../calendar/day.ts';
import { latestBy } from '../latest.ts';
import type { Decision, Fulfilment, Postponement } from './meeting.ts';

/** The votes on each motion, by its id: of each round the decision that corrects the others, the first round first. */
export function roundsByMotion(decisions: Iterable<Decision>): Map<string, Decision[]> {
  const rounds = new Map<string, Decision[]>();
  for (const decision of latestBy(decisions, ({ motion, round }) => `${motion.id}/${round}`).values()) {
    const of = rounds.get(decision.motion.id) ?? [];
    rounds.set(
      decision.motion.id,
      [...of, decision].sort((a, b) => a.round - b.round),
    );
  }
  return rounds;
}

/** The decision that holds on each motion, by its id: that of the last round. */
export function decisionsByMotion(decisions: Iterable<Decision>): Map<string, Decision> {
  const held = new Map<string, Decision>();
  for (const [motion, rounds] of roundsByMotion(decisions)) {
    const last = rounds.at(-1);
    if (last) held.set(motion, last);
  }
  return held;
}

/** Where a decision stands: `rejected` asks for nothing; `dropped` was laid aside with a note. */
export type DecisionState = 'rejected' | 'done' | 'dropped' | 'open' | 'overdue';

export interface FollowedDecision {
  decision: Decision;
  state: DecisionState;
  /** The day it is due by, after every postponement. */
  due: CalendarDay | undefined;
  /** How often it got more time. */
  postponed: number;
  closed: Fulfilment | undefined;
}

/** What became of decisions afterwards. */
export interface FollowUp {
  fulfilments: readonly Fulfilment[];
  postponements: readonly Postponement[];
}

/**
 * The decisions of any number of meetings with where each stands on a day, the most urgent first.
 * What was reported on one stays reported when it is corrected or voted on again. An amendment asks for nothing itself:
 * what it changed is carried out with its motion.
 */
export function followDecisions(
  decisions: Iterable<Decision>,
  { fulfilments, postponements }: FollowUp,
  today: CalendarDay,
): FollowedDecision[] {
  const all = [...decisions].filter(({ amends }) => amends === undefined);
  const closed = latestBy(fulfilments, ({ motion }) => motion);
  const given = latestBy(postponements, ({ motion }) => motion);
  return [...decisionsByMotion(all).values()]
    .map((decision): FollowedDecision => {
      const motion = decision.motion.id;
      const due = given.get(motion)?.until ?? decision.deadline;
      const end = closed.get(motion);
      const postponed = postponements.filter((one) => one.motion === motion).length;
      return { decision, due, postponed, closed: end, state: stateOf(decision, end, due, today) };
    })
    .sort(byUrgency);
}

function stateOf(
  decision: Decision,
  closed: Fulfilment | undefined,
  due: CalendarDay | undefined,
  today: CalendarDay,
): DecisionState {
  if (!decision.passed) return 'rejected';
  if (closed) return closed.outcome;
  return due !== undefined && due < today ? 'overdue' : 'open';
}

const URGENCY: DecisionState[] = ['overdue', 'open', 'done', 'dropped', 'rejected'];
/** After every deadline there is. */
export const NO_DEADLINE = '9999-12-31';

function byUrgency(a: FollowedDecision, b: FollowedDecision): number {
  const byState = URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state);
  if (byState !== 0) return byState;
  const [first, second] = [a.due ?? NO_DEADLINE, b.due ?? NO_DEADLINE];
  if (first !== second) return first < second ? -1 : 1;
  return a.decision.id < b.decision.id ? -1 : 1;
}
