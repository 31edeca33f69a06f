import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import { type Deed, type RubricItem, type Verification, type Verifier, verifier } from './merit.ts';

/** Why a deed cannot be put down as verified. */
export type VerifyingRefusal = 'noVerifier' | 'notEntitled' | 'verifiedBeforeDeed' | 'verifiedInFuture';

/** Who may verify a deed of this item; anybody of the village's officers where the rubric says nothing. */
export function verifiersOf(item: Pick<RubricItem, 'verifiers'> | undefined): readonly Verifier[] {
  return item?.verifiers?.length ? item.verifiers : verifier.options;
}

/** Whether the rubric asks for somebody's word before the deed may be approved, and none that counts was given. */
export function lacksVerification(deed: Pick<Deed, 'verified'>, item: Pick<RubricItem, 'verifiers'>): boolean {
  if (!item.verifiers?.length) return false;
  return deed.verified === undefined || !item.verifiers.includes(deed.verified.as);
}

/** What is written on a deed that somebody looked into and found true. */
export function verify(
  deed: Pick<Deed, 'happenedOn'>,
  item: Pick<RubricItem, 'verifiers'> | undefined,
  said: Verification,
  today: CalendarDay,
): Result<Verification, VerifyingRefusal> {
  const by = said.by.trim();
  if (by === '') return failure('noVerifier');
  if (!verifiersOf(item).includes(said.as)) return failure('notEntitled');
  if (said.on < deed.happenedOn) return failure('verifiedBeforeDeed');
  if (said.on > today) return failure('verifiedInFuture');
  return success({ by, as: said.as, on: said.on });
}
