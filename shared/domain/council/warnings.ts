import { addDays, addMonths, type CalendarDay, daysBetween } from '../calendar/day.ts';
import { type GoneProblem, goneProblems } from '../post/composition.ts';
import { enoughWomen, seatsFor } from './assembly.ts';
import { type CompositionProblem, compositionProblems, votingMembers } from './charter.ts';
import type { CharterTerms, Council, CouncilMember } from './council.ts';

/** How long before its end a term is called running out: an election takes about two months to prepare. */
export const TERM_ENDS_SOON_DAYS = 60;

/** What about a body asks for somebody's attention. Told, never refused. */
export type CouncilWarning =
  | CompositionProblem
  | GoneProblem
  | { reason: 'termEndsSoon' | 'termOver'; on: CalendarDay; days: number }
  | { reason: 'rhythmMissed'; on: CalendarDay; days: number }
  | { reason: 'tooFewWomen'; has: number; needs: number }
  | { reason: 'tooFewSeats' | 'tooManySeats'; has: number; needs: number };

/** The last day of a term: as written, or by the charter's length from its first day. */
export function termEnd({ from, to }: Pick<Council, 'from' | 'to'>, terms: Pick<CharterTerms, 'termYears'>) {
  return to ?? addDays(addMonths(from, terms.termYears * 12), -1);
}

/** The day by which the body must meet again. */
export function meetsBy(
  council: Pick<Council, 'from'>,
  terms: Pick<CharterTerms, 'meetsEveryMonths'>,
  lastHeldOn: CalendarDay | undefined,
): CalendarDay {
  const since = lastHeldOn && lastHeldOn > council.from ? lastHeldOn : council.from;
  return addMonths(since, terms.meetsEveryMonths);
}

export interface CouncilState {
  council: Pick<Council, 'from' | 'to'>;
  members: readonly CouncilMember[];
  /** What the roster says of each member, by the person's id. */
  statusOf?: ReadonlyMap<string, string> | undefined;
  /** How many of the voting members are women; absent where the roster does not say. */
  women?: number | undefined;
  /** How many households the village has. */
  households?: number | undefined;
  /** The last meeting that was held. */
  lastHeldOn?: CalendarDay | undefined;
}

/** Everything about a body that departs from its charter on a day, terms first. */
export function councilWarnings(state: CouncilState, terms: CharterTerms, today: CalendarDay): CouncilWarning[] {
  return [
    ...termWarnings(state, terms, today),
    ...memberWarnings(state, terms),
    ...rhythmWarnings(state, terms, today),
  ];
}

function termWarnings({ council }: CouncilState, terms: CharterTerms, today: CalendarDay): CouncilWarning[] {
  const on = termEnd(council, terms);
  const days = daysBetween(today, on);
  if (days < 0) return [{ reason: 'termOver', on, days: -days }];
  return days <= TERM_ENDS_SOON_DAYS ? [{ reason: 'termEndsSoon', on, days }] : [];
}

function memberWarnings({ members, statusOf, women, households }: CouncilState, terms: CharterTerms): CouncilWarning[] {
  // A body that is counted in heads has no list of members to hold against its charter.
  if (terms.householdQuorum) return [];
  const warnings: CouncilWarning[] = [
    ...goneProblems(members, statusOf ?? new Map()),
    ...compositionProblems(members, terms),
  ];
  const has = votingMembers(members, terms).length;
  if (women !== undefined && has > 0 && !enoughWomen(women, has, terms)) {
    const share = terms.women ?? { over: 0, under: 1 };
    warnings.push({ reason: 'tooFewWomen', has: women, needs: Math.ceil((has * share.over) / share.under) });
  }
  const seats = households ? seatsFor(households, terms) : undefined;
  if (seats && has < seats.min) warnings.push({ reason: 'tooFewSeats', has, needs: seats.min });
  if (seats && has > seats.max) warnings.push({ reason: 'tooManySeats', has, needs: seats.max });
  return warnings;
}

function rhythmWarnings(
  { council, lastHeldOn }: CouncilState,
  terms: CharterTerms,
  today: CalendarDay,
): CouncilWarning[] {
  const on = meetsBy(council, terms, lastHeldOn);
  return on < today ? [{ reason: 'rhythmMissed', on, days: daysBetween(on, today) }] : [];
}
