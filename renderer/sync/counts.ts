import type { CollectionName } from '../../shared/domain/kinds.ts';
import { countDisputed } from '../../shared/store/derived/disputes.ts';
import type { Station } from '../../shared/store/station.ts';
import { onStationChange } from '../station/station.ts';

/** What the county does not have yet, and what a person must see to. */
export interface Counts {
  /** Documents that wait to be sent. */
  waiting: number;
  /** Documents that the county refused (SYNC U4). */
  refused: number;
  /** Documents from the county that could not be taken in, and deletions there (SYNC P6, C2, C3). */
  setAside: number;
  /** Records with disputes (SYNC C1). */
  disputes: number;
}

export const NO_COUNTS: Counts = { waiting: 0, refused: 0, setAside: 0, disputes: 0 };

export async function readCounts(station: Station): Promise<Counts> {
  const [waiting, refused, setAside, disputes] = await Promise.all([
    station.countUploads('waiting'),
    station.countUploads('refused'),
    station.device.setAside.count(),
    countDisputed(station.device),
  ]);
  return { waiting, refused, setAside, disputes };
}

/** What waits to be sent, by collection; those with nothing waiting are left out. */
export async function waitingByCollection(station: Station): Promise<{ collection: CollectionName; count: number }[]> {
  const counts = await Promise.all(
    station.collectionNames.map(async (collection) => ({
      collection,
      count: await station.count(collection, { 'local.upload': 'waiting' } as never),
    })),
  );
  return counts.filter(({ count }) => count > 0);
}

/** Writes close together become one count: an import is thousands of them. */
const RECOUNT_MS = 200;

/** Counts now, and again after every write by this window, another one or sync. */
export function watchCounts(station: Station, take: (counts: Counts) => void): () => void {
  let stopped = false;
  let due = false;
  let counting = false;
  const count = async () => {
    if (counting) return;
    counting = true;
    try {
      while (due && !stopped) {
        due = false;
        const counts = await readCounts(station);
        if (!stopped) take(counts);
        await new Promise((resolve) => setTimeout(resolve, RECOUNT_MS));
      }
    } catch (error) {
      // The station closes under the last count of a window that is left.
      if (!stopped) throw error;
    } finally {
      counting = false;
    }
  };
  const renew = () => {
    due = true;
    void count();
  };
  const stop = onStationChange(station, renew);
  renew();
  return () => {
    stopped = true;
    stop();
  };
}
