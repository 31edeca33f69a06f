import { MAX_DRIFT_MS, writeReading } from '../domain/clock.ts';
import { definitionOf, idsByCollection } from '../domain/kinds.ts';
import { pastFrom } from '../store/past.ts';
import type { Station } from '../store/station.ts';
import type { Stored } from '../store/stored.ts';

/** From how far off on a device's clock is worth telling the clerk (SYNC K1). */
export const CLOCK_TOLD_FROM_MS = 2 * 60_000;

/**
 * Gives records that were typed while this device's clock was far in the future the county's time instead, before they
 * are sent: years that nobody lived through must not win merges (SYNC K1). Their order among themselves stays. Facts
 * keep their time, which their id certifies; they merge with nothing.
 *
 * @param countyNow the county's clock, in milliseconds since 1970
 * @returns the batch as it is to be sent
 * @throws what the storage throws
 */
export async function restampUnbelievable(station: Station, batch: Stored[], countyNow: number): Promise<Stored[]> {
  const believable = writeReading(countyNow + MAX_DRIFT_MS, 0);
  const isWrong = (document: Stored) =>
    document.updatedAt > believable && definitionOf(document.kind)?.nature === 'record';
  const wrong = batch.filter(isWrong).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  if (wrong.length === 0) return batch;

  const readings = new Map(wrong.map(({ id }, order) => [id, writeReading(countyNow, order)]));
  const renewed = new Map<string, Stored>();
  for (const [collection, ids] of idsByCollection([...readings.keys()])) {
    const written = await station.changeForSync(collection, ids, (current, id) =>
      current && isWrong(current) ? restamped(current, readings.get(id) as string) : undefined,
    );
    for (const document of written) renewed.set(document.id, document);
  }
  return batch.map((document) => renewed.get(document.id) ?? document);
}

/** The same under another time. It may have been sent under the wrong one already, so it goes on from that. */
function restamped(current: Stored, updatedAt: string): Stored {
  const { local } = current;
  const past = pastFrom([current], local.past);
  return { ...current, updatedAt, local: { ...local, past, ...(!local.rev && { earlier: true }) } };
}
