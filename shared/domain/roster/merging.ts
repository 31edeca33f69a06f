import { failure, type Result, success } from '../result.ts';
import { type Home, isHere, type Occasion, personStateOf, type RosterEventContent } from './happening.ts';
import type { Person } from './person.ts';
import { FILLABLE, type Fillable } from './rosterEvent.ts';

/**
 * Why two records cannot become one.
 * - `sameRecord`: they are the same already
 * - `offRoster`: one of them is voided or merged away
 * - `differentNumbers`: both have a valid ID number, and not the same: two people
 * - `headMissing`: the double heads a household of others, in which the survivor does not live
 */
export const MERGE_REFUSALS = ['sameRecord', 'offRoster', 'differentNumbers', 'headMissing'] as const;
export type MergeRefusal = (typeof MERGE_REFUSALS)[number];

/** The fields that the survivor has nothing in and the double does. */
export function fillable(survivor: Person, double: Person): Fillable[] {
  return FILLABLE.filter((field) => survivor[field] === '' && double[field] !== '');
}

/**
 * Makes one record stand for a person who was on the roster twice. Where the survivor has nothing in a field, the
 * double's goes there; where both say something else, the survivor's word stays, and the double's can be read in its
 * record. A household that the double heads is headed by the survivor, if they live there.
 *
 * @param home the household of the double
 */
export function merge(
  survivor: Person,
  double: Person,
  home: Home | undefined,
  { happenedOn, reason }: Omit<Occasion, 'today'>,
): Result<RosterEventContent, MergeRefusal> {
  if (survivor.id === double.id) return failure('sameRecord');
  if ([survivor, double].some(({ voided, mergedInto }) => voided || mergedInto)) return failure('offRoster');
  const numbers = [survivor, double].map(({ idNumber, idProblem }) => (idProblem ? '' : idNumber));
  if (numbers[0] !== '' && numbers[1] !== '' && numbers[0] !== numbers[1]) return failure('differentNumbers');
  const before = personStateOf(double);
  const heads = home?.household.head === double.id;
  const inherits = heads && survivor.household === home.household.id;
  const others = home?.members.filter((person) => person.id !== double.id && isHere(person)) ?? [];
  if (heads && !inherits && others.length > 0) return failure('headMissing');
  return success({
    event: 'merged',
    happenedOn,
    reason: reason.trim(),
    people: [{ person: double.id, name: double.name, before, after: { ...before, mergedInto: survivor.id } }],
    households: inherits
      ? [
          {
            household: home.household.id,
            before: { headName: home.household.headName, head: double.id },
            after: { headName: survivor.name, head: survivor.id },
          },
        ]
      : [],
    survivor: survivor.id,
    filled: fillable(survivor, double),
  });
}
