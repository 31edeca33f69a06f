import type { Dexie } from 'dexie';
import type { DexieStorageInternals, RxStorage } from 'rxdb';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';

/** What IndexedDB this runs on: the page's own, or a stand-in for tests in Node. */
export interface IndexedDb {
  indexedDB?: unknown;
  IDBKeyRange?: unknown;
  /** What Dexie is to do with each database that it makes. */
  addons?: ((database: Dexie) => void)[];
}

/**
 * Chromium calls a transaction complete when the operating system has the data; `strict` waits for the disk. A clerk's
 * laptop loses power, so what the screen calls saved must be on the disk (SYNC R5).
 */
export const DURABILITY = 'strict' as const;

/**
 * Takes out of a database what Dexie's `liveQuery` alone needs: each read and write is watched for it, a quarter of what
 * they cost. RxDB has its own way to tell of changes.
 */
export function withoutLiveQueries(database: Dexie): void {
  for (const name of ['Cache', 'Observability']) database.unuse({ stack: 'dbcore', name });
}

// biome-ignore lint/suspicious/noExplicitAny: RxDB's storage type is generic over internals that no caller names
export type AnyRxStorage = RxStorage<any, any>;

/** RxDB's storage on Dexie with strict durability, and with change times that only grow. */
export function strictDexieStorage(indexedDb: IndexedDb = {}): AnyRxStorage {
  const storage = getRxStorageDexie({
    ...indexedDb,
    addons: [withoutLiveQueries],
    chromeTransactionDurability: DURABILITY,
  } as never);
  return {
    name: storage.name,
    rxdbVersion: storage.rxdbVersion,
    async createStorageInstance(parameters) {
      const instance = await storage.createStorageInstance(parameters);
      const write = instance.bulkWrite.bind(instance);
      const grow = growingChangeTimes(await lastChangeTime(instance));
      instance.bulkWrite = (rows, context) => {
        grow(rows.map((row) => row.document));
        return write(rows, context);
      };
      return instance;
    },
  };
}

/** The latest change time in a collection, 0 in an empty one. If it cannot be read, the collection is closed again. */
async function lastChangeTime(instance: {
  internals: DexieStorageInternals;
  close(): Promise<unknown>;
}): Promise<number> {
  try {
    const { dexieTable } = await instance.internals;
    const last = (await dexieTable.orderBy('_meta.lwt').last()) as ChangeTimed | undefined;
    return last?._meta.lwt ?? 0;
  } catch (error) {
    await instance.close();
    throw error;
  }
}

interface ChangeTimed {
  _meta: { lwt: number };
}

/** RxDB counts change times in hundredths of a millisecond. */
const CHANGE_TIME_STEPS_PER_MS = 100;

/**
 * RxDB stamps each write with the wall clock (`_meta.lwt`) and reads "what changed since" by it. On a laptop whose clock
 * is set back, later writes would sort before a remembered position and never be seen. So each document's stamp is made
 * at least one step later than the one before it in the same collection, also within a batch: whoever reads on from a
 * position reads everything of the same stamp again.
 */
export function growingChangeTimes(last: number): (batch: ChangeTimed[]) => void {
  let latest = last;
  return (batch) => {
    for (const document of batch) {
      const next = Math.round(latest * CHANGE_TIME_STEPS_PER_MS + 1) / CHANGE_TIME_STEPS_PER_MS;
      latest = Math.max(next, document._meta.lwt);
      // RxDB lets all new documents of a batch share one object here.
      document._meta = { ...document._meta, lwt: latest };
    }
  };
}
