/**
 * Why sync does not stand on RxDB's generic replication (docs/decisions/0001-own-replication.md). Each test shows
 * something that `replicateRxCollection` does and that SYNC.md forbids. When one of them fails after an upgrade of RxDB,
 * the decision should be looked at again.
 */
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createRxDatabase, getDefaultRevision, type RxCollection } from 'rxdb';
import { replicateRxCollection } from 'rxdb/plugins/replication';
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie';
import { Subject } from 'rxjs';
import { expect, test } from 'vitest';

interface Doc {
  id: string;
}
type Checkpoint = { since: number };

const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: { type: 'string', maxLength: 40 } },
  required: ['id'],
} as const;

async function openOn(disk: IDBFactory) {
  const storage = getRxStorageDexie({ indexedDB: disk as never, IDBKeyRange: IDBKeyRange as never });
  const database = await createRxDatabase({ name: 'peer', storage, multiInstance: false });
  const { docs } = await database.addCollections({ docs: { schema } });
  return { docs: docs as unknown as RxCollection<Doc>, close: () => database.close() };
}

/** Writes with the change time that a process with this clock would give. */
async function writeAt(docs: RxCollection<Doc>, id: string, lwt: number): Promise<void> {
  await docs.internalStorageInstance.bulkWrite(
    [
      { document: { id, _deleted: false, _attachments: {}, _rev: `1-${getDefaultRevision()}`, _meta: { lwt } } },
    ] as never,
    'test',
  );
}

function pushing(docs: RxCollection<Doc>, pushed: string[]) {
  return replicateRxCollection<Doc, Checkpoint>({
    collection: docs,
    replicationIdentifier: 'county',
    live: true,
    push: {
      handler: async (rows) => {
        pushed.push(...rows.map((row) => row.newDocumentState.id));
        return [];
      },
    },
  });
}

test('what was written offline after the clock was set back is never pushed (against SYNC C6, K1)', async () => {
  const disk = new IDBFactory();
  const pushed: string[] = [];
  const before = await openOn(disk);
  await writeAt(before.docs, 'in-2099', Date.parse('2099-01-01T00:00:00Z'));
  await pushing(before.docs, pushed).awaitInitialReplication();
  await before.close();

  const offline = await openOn(disk);
  await writeAt(offline.docs, 'in-2026', Date.parse('2026-03-05T00:00:00Z'));
  await offline.close();

  const online = await openOn(disk);
  const replication = pushing(online.docs, pushed);
  await replication.awaitInitialReplication();
  await replication.awaitInSync();
  await online.close();
  expect(pushed).toEqual(['in-2099']);
});

test('a collection that receives nothing keeps its old place in a feed shared with others (against SYNC P3)', async () => {
  const disk = new IDBFactory();
  const asked: (Checkpoint | undefined)[] = [];
  const stream = new Subject<{ documents: Doc[] & { _deleted: boolean }[]; checkpoint: Checkpoint }>();
  const pulling = (docs: RxCollection<Doc>) =>
    replicateRxCollection<Doc, Checkpoint>({
      collection: docs,
      replicationIdentifier: 'county',
      live: true,
      pull: {
        handler: async (checkpoint) => {
          asked.push(checkpoint);
          return { documents: [], checkpoint: { since: 1 } };
        },
        stream$: stream as never,
      },
    });
  const first = await openOn(disk);
  const replication = pulling(first.docs);
  await replication.awaitInitialReplication();
  stream.next({ documents: [] as never, checkpoint: { since: 100_000 } });
  await replication.awaitInSync();
  await first.close();

  const again = await openOn(disk);
  await pulling(again.docs).awaitInitialReplication();
  await again.close();
  expect(asked).toEqual([undefined, undefined]);
});
