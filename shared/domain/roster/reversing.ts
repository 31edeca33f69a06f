import type { Envelope } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import type { Told } from './following.ts';
import { isHere } from './happening.ts';
import type { Person } from './person.ts';
import { aboutOf, type RosterReversal } from './rosterEvent.ts';

/**
 * Why an event cannot be taken back. `othersLiveThere`: the household that it founded has since got other members, who
 * would be left in none.
 */
export const ROSTER_REVERSAL_REFUSALS = ['reasonMissing', 'alreadyReversed', 'othersLiveThere'] as const;
export type RosterReversalRefusal = (typeof ROSTER_REVERSAL_REFUSALS)[number];

/** @param founded who is in the household that the event founded, if it did */
export function reverseEvent(
  { event, reversals }: Told,
  reason: string,
  founded: readonly Person[],
): Result<Omit<RosterReversal, keyof Envelope>, RosterReversalRefusal> {
  if (reversals.length > 0) return failure('alreadyReversed');
  if (reason.trim() === '') return failure('reasonMissing');
  const movers = new Set(event.people.map(({ person }) => person));
  if (founded.some((person) => isHere(person) && !movers.has(person.id))) return failure('othersLiveThere');
  return success({ reverses: event.id, reason: reason.trim(), about: aboutOf(event) });
}
