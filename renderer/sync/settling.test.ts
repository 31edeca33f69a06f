import { afterEach, beforeEach, expect, test } from 'vitest';
import { disputedFields } from '../../shared/domain/settle.ts';
import type { Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { actOf } from '../journal/act.ts';
import { undoAct } from '../journal/undo.ts';
import { settle } from './settling.ts';

const OTHER = { field: 'note', value: '低保', at: '2026-03-05T00:00:02.000Z-0000', by: '李文书', device: 'B' };

let station: Station;
let id: string;

beforeEach(async () => {
  station = await openTestStation(testDisk());
  const created = await station.create('household', {
    headName: '孔兰玉',
    villagersGroup: '',
    address: '',
    note: '五保',
  });
  if (!created.ok) throw new Error(created.reason);
  id = created.value.id;
  await station.edit<'household'>(id, () => ({ disputes: [OTHER] }));
});
afterEach(() => station.close());

const now = async () => (await station.getMany([id])).get(id) as never;
const shown = async () => disputedFields(await now())[0] as never;

test('C1: the value chosen stands, the other is in the history, and the record waits to be sent', async () => {
  expect(await settle(station, id, await shown(), 0)).toEqual({ ok: true, value: undefined });
  expect(await now()).toMatchObject({
    note: '低保',
    settled: [{ value: '五保', kept: '低保', settledBy: '王会计' }],
    local: { upload: 'waiting' },
  });
  expect(await now()).not.toHaveProperty('disputes');
});

test('a record that changed after it was shown is left alone', async () => {
  const before = await shown();
  await station.edit<'household'>(id, () => ({ note: '特困' }));
  expect(await settle(station, id, before, 0)).toEqual({ ok: false, reason: 'changedSince' });
  expect(await now()).toMatchObject({ note: '特困', disputes: [OTHER] });
});

test.each([
  ['the other value', 0],
  ['the one that stands', undefined],
])('settling for %s is taken back whole', async (_name, keep) => {
  const before = await now();
  await settle(station, id, await shown(), keep);
  const act = actOf(before, await now());
  if (!act) throw new Error('the journal did not notice');
  expect(await undoAct(station, act)).toMatchObject({ ok: true });
  expect(await now()).toMatchObject({ note: '五保', disputes: [OTHER] });
  expect(await now()).not.toHaveProperty('settled');
});
