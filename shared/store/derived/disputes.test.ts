import { afterEach, expect, test } from 'vitest';
import type { Dispute } from '../../domain/document.ts';
import type { Station } from '../station.ts';
import { openTestStation, testDisk } from '../testing/station.ts';
import { countDisputed, disputedIds } from './disputes.ts';

const open: Station[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

async function villageOf(names: string[]): Promise<{ station: Station; ids: string[] }> {
  const station = await openTestStation(testDisk());
  open.push(station);
  const content = (headName: string) => ({ headName, villagersGroup: '1组', address: '', note: '' });
  const created = await station.createMany(names.map((name) => ({ kind: 'household', content: content(name) })));
  if (!created.ok) throw new Error(created.reason);
  return { station, ids: created.value.map(({ id }) => id) };
}

const NOTE: Dispute = { field: 'note', value: '低保', at: '2026-03-05T00:00:02.000Z-0000', by: '李文书', device: 'B' };

async function disputed(station: Station, id: string, disputes: Dispute[] | undefined): Promise<void> {
  const edited = await station.edit<'household'>(id, () => ({ disputes }));
  if (!edited.ok) throw new Error(edited.reason);
}

const listed = (station: Station) => disputedIds(station.device, { offset: 0, limit: 10 });

test('C1: disputed records are listed and counted until they are settled', async () => {
  const { station, ids } = await villageOf(['王一', '王二', '王三']);
  const [one, two] = ids as [string, string];
  expect(await countDisputed(station.device)).toBe(0);
  await disputed(station, two, [NOTE]);
  await disputed(station, one, [NOTE, { ...NOTE, value: '五保' }]);
  expect(await listed(station)).toEqual([one, two]);
  await disputed(station, one, [NOTE]);
  expect(await countDisputed(station.device)).toBe(2);
  await disputed(station, one, undefined);
  expect(await listed(station)).toEqual([two]);
});

test('a rebuild lists the same', async () => {
  const { station, ids } = await villageOf(['王一', '王二']);
  await disputed(station, ids[1] as string, [NOTE]);
  await station.rebuildDerived();
  expect(await listed(station)).toEqual([ids[1]]);
});

test('a batch with disputed and other records among it leaves each where it belongs', async () => {
  const { station, ids } = await villageOf(['王一', '王二', '王三', '王四']);
  const [one, two, three] = ids as [string, string, string];
  await disputed(station, one, [NOTE]);
  await disputed(station, two, [NOTE]);
  await station.changeForSync('households', ids, (current, id) =>
    current ? { ...current, disputes: id === two || id === three ? [NOTE] : undefined } : undefined,
  );
  expect(await listed(station)).toEqual([two, three]);
});
