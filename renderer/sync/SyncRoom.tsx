import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { hostClient } from '../../shared/host/client.ts';
import { closesAfter } from '../station/closing.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { clockProblem } from './clock.ts';
import { openStationSync, type StationSync, type StationSyncStatus } from './stationSync.ts';

const SyncContext = createContext<StationSync | undefined>(undefined);

/** Sync runs as long as the station is open. */
export function SyncRoom({ children }: { children: ReactNode }) {
  const station = useStation();
  const [sync, setSync] = useState<StationSync>();
  useEffect(() => {
    const opened = openStationSync(station, hostClient(fetch.bind(globalThis)));
    setSync(opened);
    return () => closesAfter(station, opened.close());
  }, [station]);
  return sync ? (
    <SyncContext value={sync}>
      <ClockWarning />
      {children}
    </SyncContext>
  ) : null;
}

/** @throws Error outside of a `SyncRoom`. */
export function useSync(): StationSync {
  const sync = useContext(SyncContext);
  if (!sync) throw new Error('this screen needs sync around it');
  return sync;
}

export function useSyncStatus(): StationSyncStatus {
  const sync = useSync();
  const [subscribe, read] = useMemo(
    () => [
      (changed: () => void) => {
        const subscription = sync.status$.subscribe(changed);
        return () => subscription.unsubscribe();
      },
      () => sync.status,
    ],
    [sync],
  );
  return useSyncExternalStore(subscribe, read);
}

/** A clock that is off is told once a sitting (SYNC K1); the sync page keeps on saying it. */
function ClockWarning() {
  const { t } = useTranslation();
  const { say } = useToasts();
  const { clockOffMs } = useSyncStatus();
  const told = useRef(false);
  const problem = clockProblem(clockOffMs, t);
  useEffect(() => {
    if (!problem || told.current) return;
    told.current = true;
    say({ says: { problem } });
  }, [problem, say]);
  return null;
}
