import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DeviceDatabase } from '../store/deviceDatabase.ts';
import { metered, readMonthsData } from './metered.ts';
import type { Exchange, Transport } from './transport.ts';

const MARCH = new Date(2026, 2, 31, 23, 50).getTime();
const APRIL = new Date(2026, 3, 1, 0, 10).getTime();

const request = { method: 'GET' as const, path: '', timeoutMs: 1000 };
const stop = new AbortController().signal;

let device: DeviceDatabase;
let next: Exchange;
let now: number;
const line: Transport = { exchange: async () => next };

beforeEach(() => {
  device = new DeviceDatabase('metered', { indexedDB: new IDBFactory(), IDBKeyRange });
  now = MARCH;
});
afterEach(() => device.close());

async function answers(bytes: number): Promise<Exchange> {
  next = { ok: true, value: { status: 200, body: {}, bytes } };
  return metered(line, device, () => now).exchange(request, stop);
}

test('V1: bytes of a month add up, also of answers that come at once', async () => {
  expect(await readMonthsData(device, MARCH)).toEqual({ month: '2026-03', bytes: 0 });
  await Promise.all([answers(100), answers(100), answers(100)]);
  expect(await readMonthsData(device, MARCH)).toEqual({ month: '2026-03', bytes: 300 });
});

test('V1: a new month begins at nothing', async () => {
  await answers(100);
  expect(await readMonthsData(device, APRIL)).toEqual({ month: '2026-04', bytes: 0 });
  now = APRIL;
  await answers(7);
  expect(await readMonthsData(device, APRIL)).toEqual({ month: '2026-04', bytes: 7 });
});

test('the answer passes as it is, also when nothing can be written down', async () => {
  vi.spyOn(device, 'transaction').mockRejectedValue(new Error('QuotaExceededError'));
  expect(await answers(100)).toBe(next);
  next = { ok: false, reason: 'offline' };
  expect(await metered(line, device).exchange(request, stop)).toBe(next);
});
