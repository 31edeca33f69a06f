import type { SyncProblem } from '../../shared/sync/sync.ts';
import type { Light } from '../frame/light.ts';
import type { StationSyncStatus } from './stationSync.ts';

/** Problems that pass by themselves when the line is back; the others want a person. */
const PASSES: ReadonlySet<SyncProblem> = new Set(['offline', 'notCouchDB', 'busy']);

/** What the one light says (SYNC V1). What needs a person comes before what passes by itself. */
export function lightOf(status: StationSyncStatus): Light {
  const { connected, phase, problem, refused, setAside, disputes, done, total, levelAt, files } = status;
  const toSettle = refused + setAside + disputes + files.wrong;
  if (toSettle > 0) return { state: 'attention', count: toSettle };
  if (problem && !PASSES.has(problem)) return { state: 'attention', count: 1 };
  if (!connected || problem || phase === 'stopped' || phase === 'paused')
    return pending(status) ?? { state: 'offline' };
  if (phase === 'working' && total > done) return { state: 'syncing', done, total };
  const left = pending(status);
  if (left) return left;
  return levelAt === undefined ? { state: 'offline' } : { state: 'synced', at: new Date(levelAt).toISOString() };
}

/** What the county does not have: records before files, as they are sent. */
function pending({ waiting, files }: StationSyncStatus): Light | undefined {
  if (waiting > 0) return { state: 'pending', count: waiting };
  return files.waiting.files > 0 ? { state: 'pendingFiles', count: files.waiting.files } : undefined;
}
