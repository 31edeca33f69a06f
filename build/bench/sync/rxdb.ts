import { createRxDatabase } from 'rxdb';
import { replicateCouchDB } from 'rxdb/plugins/replication-couchdb';
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory';
import type { Contender } from './contender.ts';

/** Documents in one request, as the specification's own measurement had it. */
const BATCH = 500;

/** RxDB's `replication-couchdb`. */
export async function rxdb(name: string): Promise<Contender> {
  const database = await createRxDatabase({ name, storage: getRxStorageMemory(), multiInstance: false });
  const schema = {
    version: 0,
    primaryKey: 'id',
    type: 'object',
    properties: { id: { type: 'string', maxLength: 90 } },
    required: ['id'],
    additionalProperties: true,
  };
  const { all } = await database.addCollections({ all: { schema: schema as never } });
  if (!all) throw new Error('no collection');
  return {
    name: 'RxDB 17.6 replication-couchdb',
    async fill(documents) {
      await all.bulkInsert(documents as { id: string }[]);
    },
    async sync({ url, authorization, fetch }) {
      const replication = replicateCouchDB({
        replicationIdentifier: 'bench',
        collection: all as never,
        url: `${url}/`,
        live: false,
        fetch: ((to: string, init?: RequestInit) => {
          const headers = new Headers(init?.headers);
          headers.set('authorization', authorization);
          return fetch(to, { ...init, headers });
        }) as never,
        pull: { batchSize: BATCH },
        push: { batchSize: BATCH },
      });
      await replication.awaitInitialReplication();
      await replication.awaitInSync();
      await replication.cancel();
    },
    rest: async () => undefined,
    async edit(ids) {
      const found = await all.findByIds(ids).exec();
      for (const document of found.values()) await document.incrementalPatch({ phone: '13900000000' } as never);
    },
    close: () => database.close().then(() => undefined),
  };
}
