import type { CalendarDay } from '../calendar/day.ts';
import type { Envelope } from '../document.ts';

/** A step of a case, as a fact states it: which one, and on what day it was taken. */
export interface StepFact<Step extends string> extends Pick<Envelope, 'id' | 'updatedAt' | 'device'> {
  step: Step;
  on: CalendarDay;
}

/** How a case goes: where it begins, and which step leads from where to where. */
export interface Flow<State extends string, Step extends string> {
  start: State;
  leads: Record<State, Partial<Record<Step, State>>>;
}

/** The order of a case's steps: by day, then by clock reading, device and id, the same on every device (SYNC C5). */
function inOrder<Step extends string>(a: StepFact<Step>, b: StepFact<Step>): number {
  const [one, other] = [a, b].map(({ on, updatedAt, device, id }) => `${on} ${updatedAt} ${device} ${id}`) as [
    string,
    string,
  ];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A case as its steps have left it. */
export interface Standing<State extends string, Fact> {
  state: State;
  /** The steps that moved it, the first taken first. */
  taken: Fact[];
  /** Steps that were out of turn when their turn came: two laptops may both have gone on from the same place. */
  idle: Fact[];
}

/** Where a case stands, whatever order its facts arrived in; a step that the flow does not allow there moves nothing. */
export function standingOf<State extends string, Step extends string, Fact extends StepFact<Step>>(
  flow: Flow<State, Step>,
  facts: Iterable<Fact>,
): Standing<State, Fact> {
  let state = flow.start;
  const taken: Fact[] = [];
  const idle: Fact[] = [];
  for (const fact of [...facts].sort(inOrder)) {
    const next = flow.leads[state][fact.step];
    if (next === undefined) idle.push(fact);
    else {
      state = next;
      taken.push(fact);
    }
  }
  return { state, taken, idle };
}

/** The steps that may be taken from there, in the flow's order. */
export function nextSteps<State extends string, Step extends string>(flow: Flow<State, Step>, state: State): Step[] {
  return Object.keys(flow.leads[state]) as Step[];
}

/** Why a step cannot be put on the record. */
export type StepRefusal = 'outOfTurn' | 'inFuture' | 'beforeLast';

/** What every step must keep to: its turn, and a day that lies neither ahead nor before the step that it follows. */
export function stepRefusal<State extends string, Step extends string>(
  flow: Flow<State, Step>,
  { state, taken }: Standing<State, StepFact<Step>>,
  { step, on }: { step: Step; on: CalendarDay },
  today: CalendarDay,
): StepRefusal | undefined {
  if (flow.leads[state][step] === undefined) return 'outOfTurn';
  if (on > today) return 'inFuture';
  const last = taken.at(-1);
  return last && on < last.on ? 'beforeLast' : undefined;
}
