import { type ClockReading, MAX_DRIFT_MS, writeReading } from '../domain/clock.ts';
import { type Document, definitionOf, idsByCollection } from '../domain/kinds.ts';
import { pastFrom } from '../store/past.ts';
import type { Station } from '../store/station.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { MERGED } from './merge.ts';

/** From how far off on a device's clock is worth telling the clerk (SYNC K1). */
export const CLOCK_TOLD_FROM_MS = 2 * 60_000;

/**
 * Gives records that were typed while this device's clock was far in the future the county's time instead, and lets them
 * wait to be sent: years that nobody lived through must not win merges (SYNC K1). Their order among themselves stays. Facts
 * keep their time, which their id certifies; they merge with nothing. What a newer program wrote stays untouched (SYNC P6).
 *
 * @param countyNow the county's clock, in milliseconds since 1970
 * @returns the batch as it is to be sent
 * @throws what the storage throws
 */
export async function restampUnbelievable(station: Station, batch: Stored[], countyNow: number): Promise<Stored[]> {
  const believable = writeReading(countyNow + MAX_DRIFT_MS, 0);
  const isWrong = (document: Document) => isDatedAfter(document, believable);
  const wrong = batch.filter(isWrong).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
  if (wrong.length === 0) return batch;

  const readings = new Map(wrong.map(({ id }, order) => [id, writeReading(countyNow, order)]));
  const renewed = new Map<string, Stored>();
  for (const [collection, ids] of idsByCollection([...readings.keys()])) {
    const written = await station.changeForSync(collection, ids, (current, id) =>
      current && isWrong(current) ? restamped(current, readings.get(id) as string, station.deviceId) : undefined,
    );
    for (const document of written) renewed.set(document.id, document);
  }
  return batch.map((document) => renewed.get(document.id) ?? document);
}

/** Whether a record bears a later time than this; of facts and of what a newer program wrote the time is left alone. */
export function isDatedAfter({ kind, v, updatedAt }: Document, reading: ClockReading): boolean {
  const definition = definitionOf(kind);
  return updatedAt > reading && definition?.nature === 'record' && v <= definition.migrations.length;
}

/**
 * The same under another time. It may have been sent under the wrong one already, so it goes on from that; and one that
 * another device wrote must reach that device too, past the feed's filter.
 */
function restamped(current: Stored, updatedAt: string, deviceId: string): Stored {
  const { local } = current;
  const isSent = local.upload === 'sent';
  return {
    ...current,
    updatedAt,
    device: current.device === deviceId ? deviceId : MERGED,
    local: {
      ...local,
      past: pastFrom([current], local.past),
      ...(isSent && { upload: 'waiting', base: withoutLocal(current) }),
      ...(!local.rev && { earlier: true }),
    },
  };
}
