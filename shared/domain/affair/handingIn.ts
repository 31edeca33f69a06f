import type { Deed, Rubric } from '../merit/merit.ts';
import { itemOf } from '../merit/rubric.ts';
import { failure, type Result, success } from '../result.ts';
import type { Affair } from './affair.ts';
import type { AffairState } from './way.ts';

/** A deed as an affair hands it in. */
export type AffairDeed = Pick<
  Deed,
  'household' | 'person' | 'happenedOn' | 'description' | 'rubric' | 'item' | 'quantity' | 'origin' | 'from'
>;

/** Why an affair's deed cannot be handed in. */
export type HandInRefusal = 'notChecked' | 'itemUnknown' | 'noHousehold' | 'alreadyHandedIn';

/** Whether an affair may be told as a deed: what was not checked on site is only a promise. */
export function mayHandIn(state: AffairState): boolean {
  return state === 'checked' || state === 'closed';
}

/** The deed of the host's household, by one item of the rubric; an affair has one, whichever laptop handed it in. */
export function affairDeed(
  rubric: Pick<Rubric, 'id' | 'items'>,
  { id, household, host, hostName, occasion, on }: Affair,
  { state, item, handedIn }: { state: AffairState; item: string; handedIn: readonly Pick<Deed, 'from'>[] },
): Result<AffairDeed, HandInRefusal> {
  if (!mayHandIn(state)) return failure('notChecked');
  if (itemOf(rubric, item) === undefined) return failure('itemUnknown');
  if (household === undefined) return failure('noHousehold');
  if (handedIn.some(({ from }) => from === id)) return failure('alreadyHandedIn');
  return success({
    ...{ household, person: host, happenedOn: on, description: `${hostName}${occasion}简办` },
    ...{ rubric: rubric.id, item, quantity: 1, origin: 'affair', from: id },
  });
}
