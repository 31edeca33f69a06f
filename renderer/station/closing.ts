import type { Station } from '../../shared/store/station.ts';
import { closePieceStore } from '../file/pieceStores.ts';

const ending = new WeakMap<Station, Promise<unknown>[]>();

/** Something that still works on the station is on its way out; the station closes after it. */
export function closesAfter(station: Station, end: Promise<unknown>): void {
  ending.set(station, [...(ending.get(station) ?? []), end]);
}

/** Stations on their way out, by code: opening one again waits for it. */
const closing = new Map<string, Promise<void>>();

/**
 * Closes a station whose screens have just been taken away: what they had under way, sync above all, ends first, so that
 * nothing reads from a database that is gone.
 */
export function closeStation(station: Station): Promise<void> {
  const closed = close(station).finally(() => closing.delete(station.code));
  closing.set(station.code, closed);
  return closed;
}

async function close(station: Station): Promise<void> {
  // React takes the screens away after the present task.
  await new Promise((resolve) => setTimeout(resolve));
  await Promise.allSettled(ending.get(station) ?? []);
  await closePieceStore(station);
  await station.close();
}

/** Resolves when no station of this code is on its way out in this window any more. */
export async function closed(code: string): Promise<void> {
  await closing.get(code);
}
