import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { fillWithDefaultSettings, getChangedDocumentsSince } from 'rxdb';
import { expect, test } from 'vitest';
import { collectionSchema } from './collectionSchema.ts';
import { strictDexieStorage } from './storage.ts';

const IN_2099 = Date.parse('2099-01-01T00:00:00Z');
const IN_2026 = Date.parse('2026-03-05T00:00:00Z');

function openInstance(indexedDB: IDBFactory) {
  return strictDexieStorage({ indexedDB, IDBKeyRange }).createStorageInstance({
    databaseInstanceToken: 'token',
    databaseName: 'clock',
    collectionName: 'goods',
    schema: fillWithDefaultSettings(collectionSchema('goods') as never),
    options: {},
    multiInstance: false,
    devMode: false,
  } as never);
}

function row(id: string, lwt: number) {
  return {
    document: {
      id,
      kind: 'good',
      local: { upload: 'sent' },
      _deleted: false,
      _attachments: {},
      _rev: '1-a',
      _meta: { lwt },
    },
  } as never;
}

test('a change written after the clock was set back by 73 years still counts as the later one, also after a restart', async () => {
  const disk = new IDBFactory();
  const before = await openInstance(disk);
  await before.bulkWrite([row('good:a', IN_2099)], 'test');
  const { checkpoint } = await getChangedDocumentsSince(before as never, 10);
  await before.close();

  const back = await openInstance(disk);
  await back.bulkWrite([row('good:b', IN_2026)], 'test');
  await back.bulkWrite([row('good:c', IN_2026)], 'test');
  const { documents } = await getChangedDocumentsSince(back as never, 10, checkpoint);
  await back.close();
  expect(documents.map((document) => (document as unknown as { id: string }).id)).toEqual(['good:b', 'good:c']);
});

test('no two documents of a batch have the same change time, so that reading on begins after the last one read', async () => {
  const instance = await openInstance(new IDBFactory());
  const batch = ['good:b', 'good:c', 'good:a'].map((id) => row(id, IN_2026)) as { document: { _meta: object } }[];
  // As RxDB hands over new documents.
  for (const { document } of batch) document._meta = batch[0]?.document._meta as object;
  await instance.bulkWrite(batch as never, 'test');
  const { documents } = await getChangedDocumentsSince(instance as never, 10);
  await instance.close();
  expect(documents.map((document) => (document as unknown as { id: string }).id)).toEqual([
    'good:b',
    'good:c',
    'good:a',
  ]);
  expect(new Set(documents.map((document) => document._meta.lwt)).size).toBe(3);
});
