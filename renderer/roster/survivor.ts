import { survivorOf } from '../../shared/domain/roster/following.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';

/** The person whom a record stands for now: references to a merged one lead to its survivor. */
export async function readSurvivor(station: Station, id: string): Promise<Person | undefined> {
  const survivor = await survivorOf(id, async (one) => (await station.get<'person'>(one))?.mergedInto);
  return (await station.get<'person'>(survivor)) as Person | undefined;
}
