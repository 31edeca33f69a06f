import { getEventListeners } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import type { Station } from '../store/station.ts';
import { openTestStation, testDisk } from '../store/testing/station.ts';
import { County } from './county.ts';
import { realSurroundings, Sync } from './sync.ts';
import { Wake } from './wake.ts';

const open: Station[] = [];

afterEach(async () => {
  for (const station of open.splice(0)) await station.close();
});

test('a sleep ends when something happens, or has happened since the mark', async () => {
  const wake = new Wake();
  const { signal } = new AbortController();
  const mark = wake.mark();
  const slept = wake.sleep(60_000, mark, signal, realSurroundings);
  wake.now();
  await slept;
  await wake.sleep(60_000, mark, signal, realSurroundings);
  expect(wake.mark()).toBe(mark + 1);
});

test('a sleep ends when it is told to stop', async () => {
  const stop = new AbortController();
  const slept = new Wake().sleep(60_000, 0, stop.signal, realSurroundings);
  stop.abort();
  await slept;
  expect(stop.signal.aborted).toBe(true);
});

test('U5: back-offs that sleep to their end leave no listeners, however long the line is down', async () => {
  const station = await openTestStation(testDisk(), { collections: ['people'] });
  open.push(station);
  const listening: number[] = [];
  const transport = {
    exchange: async (_: unknown, stop: AbortSignal) => {
      listening.push(getEventListeners(stop, 'abort').length);
      return { ok: false as const, reason: 'offline' as const };
    },
  };
  const around = { ...realSurroundings, sleep: (_: number, stop: AbortSignal) => realSurroundings.sleep(1, stop) };
  const sync = new Sync(station, new County(transport, () => station.deviceId), around);
  await sync.start();
  while (listening.length < 30) await realSurroundings.sleep(1, new AbortController().signal);
  await sync.stop();
  expect(Math.max(...listening)).toBeLessThan(10);
});
