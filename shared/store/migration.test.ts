import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { COLLECTIONS, KINDS, type KindDefinition } from '../domain/kinds.ts';
import { collectionSchema, kindsIn } from './collectionSchema.ts';
import { search } from './derived/search.ts';
import { openTestStation, testDisk } from './testing/station.ts';

const good = KINDS.good as KindDefinition;
const { schema, migrations } = good;

afterEach(() => {
  Object.assign(good, { schema, migrations });
});

/** As if a later program had given goods a bar code, which every good before it lacks. */
function releaseWithBarcodes() {
  Object.assign(good, {
    schema: schema.extend({ barcode: z.string() }),
    migrations: [(document: Record<string, unknown>) => ({ ...document, barcode: '' })],
  });
}

test('documents of version 0 are brought up to date in place, and stay as sent as they were', async () => {
  const disk = testDisk();
  const before = await openTestStation(disk);
  const made = await before.create('good', { name: '洗衣粉', unit: '袋', price: 500 });
  const kept = await before.create('stationSettings', { name: '柳河村文明实践站', village: '柳河村' });
  if (!made.ok || !kept.ok) throw new Error('not created');
  const { id } = made.value;
  await before.changeForSync('goods', [id], (now) => now && { ...now, local: { upload: 'sent', rev: '1-a' } });
  await before.close();

  releaseWithBarcodes();
  const after = await openTestStation(disk);
  expect(await after.get(id)).toMatchObject({
    v: 1,
    name: '洗衣粉',
    barcode: '',
    local: { upload: 'sent', rev: '1-a' },
  });
  expect(await after.get(kept.value.id)).toMatchObject({ v: 0, village: '柳河村' });
  expect(await search(after.device, 'xyf', { limit: 5 })).toHaveLength(1);
  expect(await after.edit(id, () => ({ price: 600 }) as never)).toMatchObject({ ok: true });
  await after.close();

  const again = await openTestStation(disk);
  expect(await again.get(id)).toMatchObject({ v: 1, price: 600 });
  await again.close();
});

test('a program with another kind and further fields opens the same database', () => {
  for (const collection of COLLECTIONS) {
    const more = (kindsIn(collection)[0] ?? good) as KindDefinition;
    const later = { ...more, schema: more.schema.extend({ another: z.string().optional() }) };
    expect(collectionSchema(collection, [...kindsIn(collection), later])).toEqual({
      ...collectionSchema(collection),
      version: collectionSchema(collection).version + later.migrations.length,
    });
  }
});
