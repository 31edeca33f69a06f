import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { IdentityContext } from '../frame/identity.ts';
import { keepJournal } from '../journal/journal.ts';
import { useSession } from '../station/session.ts';
import { readSettings } from '../station/settings.ts';
import { useLive, useStation } from '../station/station.ts';
import { lightOf } from '../sync/lightOf.ts';
import { SyncRoom, useSyncStatus } from '../sync/SyncRoom.tsx';
import { stationRouter } from './stationRouter.ts';

/** The program once a station is open. */
export function OpenApp() {
  return (
    <SyncRoom>
      <Identified>
        <Screens />
      </Identified>
    </SyncRoom>
  );
}

function Identified({ children }: { children: ReactNode }) {
  const { entry, update } = useSession();
  const { value: settings } = useLive(readSettings);
  const light = lightOf(useSyncStatus());
  const name = settings?.name ?? entry.name;

  // A joined station has no name before the county has told it; the lock screen wants to show it next time.
  useEffect(() => {
    if (name !== entry.name) void update({ name });
  }, [name, entry.name, update]);
  const identity = useMemo(() => ({ station: name, clerk: entry.clerk, light }), [name, entry.clerk, light]);
  return <IdentityContext value={identity}>{children}</IdentityContext>;
}

function Screens() {
  const station = useStation();
  useEffect(() => keepJournal(station), [station]);
  const [router, setRouter] = useState<ReturnType<typeof stationRouter>>();
  useEffect(() => {
    const opened = stationRouter();
    setRouter(opened);
    return () => opened.dispose();
  }, []);
  return router ? <RouterProvider router={router} /> : null;
}
