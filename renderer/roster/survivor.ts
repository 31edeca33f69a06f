import { survivorOf } from '../../shared/domain/roster/following.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';

/** The person whom a record stands for now: references to a merged one lead to its survivor. */
export async function readSurvivor(station: Station, id: string): Promise<Person | undefined> {
  const survivor = await survivorOf(id, async (one) => (await station.get<'person'>(one))?.mergedInto);
  return (await station.get<'person'>(survivor)) as Person | undefined;
}

/**
 * Holders of posts as the people whom they stand for now: two records that were merged since are one person, who has one
 * vote. What is on the record keeps the id it was written with.
 */
export async function asSurvivors<H extends { person: string; name: string }>(
  station: Station,
  holders: readonly H[],
): Promise<H[]> {
  const people = await station.getMany([...new Set(holders.map(({ person }) => person))]);
  const survivors = new Map<string, Person>();
  for (const { id, mergedInto } of [...people.values()] as unknown as Person[]) {
    const survivor = mergedInto && (await readSurvivor(station, mergedInto));
    if (survivor) survivors.set(id, survivor);
  }
  return holders.map((holder) => {
    const survivor = survivors.get(holder.person);
    return survivor ? { ...holder, person: survivor.id, name: survivor.name } : holder;
  });
}
