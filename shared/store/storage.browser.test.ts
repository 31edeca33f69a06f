import { expect, test } from 'vitest';
import { DeviceDatabase } from './deviceDatabase.ts';
import { Station } from './station.ts';
import { strictDexieStorage } from './storage.ts';

test('every transaction that writes, of records and of what the device keeps, is strict (SYNC R5)', async () => {
  const writes: { database: string; durability: string }[] = [];
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (...given: Parameters<typeof original>) {
    const transaction = original.apply(this, given);
    if (transaction.mode !== 'readonly') writes.push({ database: this.name, durability: transaction.durability });
    return transaction;
  };
  try {
    const device = new DeviceDatabase('device-strict');
    const code = '990101001001';
    const station = await Station.open({ storage: strictDexieStorage(), device, code, deviceId: 'D', clerk: '王会计' });
    const result = await station.create('good', { name: '洗衣粉', unit: '袋', price: 500 } as never);
    await device.drafts.put({ form: 'person', values: { name: '孔' }, savedAt: '2026-03-05T00:00:00.000Z' });
    await station.close();
    expect(result.ok).toBe(true);
  } finally {
    IDBDatabase.prototype.transaction = original;
  }
  expect(writes.map((write) => write.database)).toEqual(
    expect.arrayContaining([expect.stringContaining('goods'), 'device-strict']),
  );
  expect(writes.filter((write) => write.durability !== 'strict')).toEqual([]);
});
