import { expect, test } from 'vitest';
import { NO_FILES } from '../file/fileCarrier.ts';
import { stateOf } from './stateOf.ts';
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
  levelAt: 0,
};

test.each<[string, Partial<StationSyncStatus>, object]>([
  ['level', {}, { is: 'level' }],
  ['no county', { connected: false, waiting: 3 }, { is: 'notConnected' }],
  ['paused, whatever waits', { phase: 'paused', waiting: 3 }, { is: 'paused' }],
  ['a problem, though something waits', { problem: 'suspended', waiting: 3 }, { is: 'problem', problem: 'suspended' }],
  ['on its way', { phase: 'working', done: 2, total: 5 }, { is: 'working', done: 2, total: 5 }],
  ['about to be sent', { phase: 'working', waiting: 3 }, { is: 'waiting', count: 3 }],
  [
    'records level, files still here',
    { files: { ...NO_FILES, waiting: { files: 2, bytes: 9 } } },
    { is: 'filesWaiting', count: 2 },
  ],
  ['asking for news', { phase: 'working' }, { is: 'reading' }],
])('where sync stands: %s', (_name, change, state) => {
  expect(stateOf({ ...level, ...change })).toEqual(state);
});
