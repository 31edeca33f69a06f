import { afterEach, expect, test } from 'vitest';
import type { Station } from '../store/station.ts';
import { openTestStation, testDisk } from '../store/testing/station.ts';
import { receiveAgain } from './receiveAgain.ts';

const open: Station[] = [];
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

const HOUSEHOLD = {
  _id: 'household:01J00000000000000000000001',
  _rev: '1-00000000000000000000000000000001',
  kind: 'household',
  station: '990101001001',
  v: 0,
  createdAt: '2026-03-05T00:00:00.000Z',
  createdBy: '李文书',
  updatedAt: '2026-03-05T00:00:00.000Z-0000',
  updatedBy: '李文书',
  device: '01J0000000000000000000000D',
  villagersGroup: '1组',
  headName: '孔兰玉',
  address: '',
  note: '',
};

test('P6: what this program knows by now is taken in, the rest stays set aside as it came', async () => {
  const station = await openTestStation(testDisk());
  open.push(station);
  const banquet = { ...HOUSEHOLD, _id: 'banquet:01J00000000000000000000002', kind: 'banquet' };
  const forged = { ...HOUSEHOLD, _id: 'household:01J00000000000000000000003' };
  const broken = { ...HOUSEHOLD, _id: 'household:01J00000000000000000000004', headName: '' };
  const rows = [
    { id: HOUSEHOLD._id, reason: 'unknownKind' as const, document: HOUSEHOLD },
    { id: banquet._id, reason: 'unknownKind' as const, document: banquet },
    { id: forged._id, reason: 'forged' as const, document: forged },
    { id: broken._id, reason: 'invalid' as const, document: broken },
  ];
  await station.device.setAside.bulkPut(rows);
  await receiveAgain(station);
  expect(await station.get<'household'>(HOUSEHOLD._id)).toMatchObject({
    headName: '孔兰玉',
    local: { upload: 'sent' },
  });
  expect(await station.device.setAside.orderBy('id').toArray()).toEqual([rows[1], rows[2], rows[3]]);
});
