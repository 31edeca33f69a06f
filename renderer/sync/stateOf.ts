import type { SyncProblem } from '../../shared/sync/sync.ts';
import type { StationSyncStatus } from './stationSync.ts';

/** Where sync stands, as one plain sentence says it. */
export type SyncState =
  | { is: 'notConnected' | 'paused' | 'reading' | 'level' }
  | { is: 'working'; done: number; total: number }
  | { is: 'waiting'; count: number }
  | { is: 'problem'; problem: SyncProblem };

export function stateOf(status: StationSyncStatus): SyncState {
  const { connected, phase, problem, done, total, waiting } = status;
  if (!connected) return { is: 'notConnected' };
  if (phase === 'paused') return { is: 'paused' };
  if (problem) return { is: 'problem', problem };
  if (phase === 'working' && total > done) return { is: 'working', done, total };
  if (waiting > 0) return { is: 'waiting', count: waiting };
  return { is: phase === 'idle' ? 'level' : 'reading' };
}
