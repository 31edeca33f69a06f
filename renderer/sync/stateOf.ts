import type { SyncProblem } from '../../shared/sync/sync.ts';
import type { StationSyncStatus } from './stationSync.ts';

/** Where sync stands, as one plain sentence says it. */
export type SyncState =
  | { is: 'notConnected' | 'paused' | 'reading' | 'level' }
  | { is: 'working'; done: number; total: number }
  | { is: 'waiting' | 'filesWaiting'; count: number }
  | { is: 'problem'; problem: SyncProblem };

export function stateOf(status: StationSyncStatus): SyncState {
  const { connected, phase, problem, done, total, waiting, files } = status;
  if (!connected) return { is: 'notConnected' };
  if (phase === 'paused') return { is: 'paused' };
  if (problem) return { is: 'problem', problem };
  if (phase === 'working' && total > done) return { is: 'working', done, total };
  if (waiting > 0) return { is: 'waiting', count: waiting };
  if (phase !== 'idle') return { is: 'reading' };
  if (files.waiting.files > 0) return { is: 'filesWaiting', count: files.waiting.files };
  return { is: 'level' };
}
