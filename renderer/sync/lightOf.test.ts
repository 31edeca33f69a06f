import { expect, test } from 'vitest';
import { NO_FILES } from '../file/fileCarrier.ts';
import { lightOf } from './lightOf.ts';
import type { StationSyncStatus } from './stationSync.ts';

const level: StationSyncStatus = {
  connected: true,
  comparison: undefined,
  readingBack: undefined,
  phase: 'idle',
  problem: undefined,
  waiting: 0,
  refused: 0,
  setAside: 0,
  disputes: 0,
  done: 0,
  total: 0,
  clockOffMs: 0,
  files: NO_FILES,
  levelAt: Date.parse('2026-03-05T02:42:00.000Z'),
};

test.each<[string, Partial<StationSyncStatus>, object]>([
  ['both sides level', {}, { state: 'synced', at: '2026-03-05T02:42:00.000Z' }],
  ['never level yet', { levelAt: undefined }, { state: 'offline' }],
  ['something waits', { waiting: 3 }, { state: 'pending', count: 3 }],
  ['on its way', { phase: 'working', waiting: 3, done: 2, total: 5 }, { state: 'syncing', done: 2, total: 5 }],
  ['no line, nothing to send', { problem: 'offline' }, { state: 'offline' }],
  ['no line, but something typed', { problem: 'offline', waiting: 3 }, { state: 'pending', count: 3 }],
  ['no county', { connected: false, phase: 'stopped' }, { state: 'offline' }],
  ['paused', { phase: 'paused', waiting: 2 }, { state: 'pending', count: 2 }],
  ['paused with nothing to send', { phase: 'paused' }, { state: 'offline' }],
  [
    'refused ones, although the line is down',
    { problem: 'offline', refused: 2, setAside: 1, disputes: 4 },
    { state: 'attention', count: 7 },
  ],
  ['files that wait', { files: { ...NO_FILES, waiting: { files: 2, bytes: 9 } } }, { state: 'pendingFiles', count: 2 }],
  [
    'records and files that wait',
    { waiting: 3, files: { ...NO_FILES, waiting: { files: 2, bytes: 9 } } },
    { state: 'pending', count: 3 },
  ],
  ['a damaged file', { files: { ...NO_FILES, wrong: 1 } }, { state: 'attention', count: 1 }],
  ['a password that is not right', { problem: 'signIn', waiting: 3 }, { state: 'attention', count: 1 }],
])('V1: the light when there is: %s', (_name, change, light) => {
  expect(lightOf({ ...level, ...change })).toEqual(light);
});
