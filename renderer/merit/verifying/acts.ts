import type { Deed, RubricItem, Verification } from '../../../shared/domain/merit/merit.ts';
import { verify } from '../../../shared/domain/merit/verifying.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Problem } from '../../errors/problem.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { today } from '../../station/today.ts';

/** Puts down that a deed was looked into and found true; answers with the problem where it was not put down. */
export async function recordVerification(
  station: Station,
  deed: Deed,
  item: RubricItem | undefined,
  said: Verification,
): Promise<Problem | undefined> {
  const verified = verify(deed, item, said, today());
  if (!verified.ok) return { reason: `verifying.${verified.reason}` };
  return setVerified(station, deed.id, verified.value);
}

/** Puts back what stood on the deed before, nothing where it was not verified. */
export async function setVerified(
  station: Station,
  deed: string,
  verified: Verification | undefined,
): Promise<Problem | undefined> {
  return refusalOf(await station.edit<'deed'>(deed, () => ({ verified }) as { verified?: Verification }));
}
