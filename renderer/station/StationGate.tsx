import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { troubleOf } from '../errors/troubleOf.ts';
import { closeStation } from './closing.ts';
import { Door } from './Door.tsx';
import { Desk, type StationEntry } from './desk.ts';
import { FirstRun } from './first/FirstRun.tsx';
import { forgetStation } from './forget.ts';
import { Lock } from './lock/Lock.tsx';
import { Opening } from './Opening.tsx';
import { openStation } from './opening.ts';
import { StationRoom } from './StationRoom.tsx';
import { type Session, SessionContext } from './session.ts';
import { isUnlocked, noteLocked, noteUnlocked } from './unlocked.ts';

/** How far the way into a station has come. */
type Phase =
  | { at: 'looking' }
  | { at: 'first'; entries: StationEntry[] }
  | { at: 'locked'; entry: StationEntry; entries: StationEntry[] }
  | { at: 'opening'; entry: StationEntry; done: number; total: number }
  | { at: 'open'; entry: StationEntry; station: Station }
  | { at: 'failed'; problem: Problem; again: () => void };

/** The way into a station: the first start, the PIN, the opening. What is within has a station to work on. */
export function StationGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const desk = useMemo(() => new Desk(), []);
  const [phase, setPhase] = useState<Phase>({ at: 'looking' });

  const open = useCallback(
    async (entry: StationEntry) => {
      setPhase({ at: 'opening', entry, done: 0, total: 0 });
      const opened = await openStation(entry, (done, total) => setPhase({ at: 'opening', entry, done, total }));
      if (!opened.ok) {
        setPhase({ at: 'failed', problem: troubleOf(opened), again: () => void open(entry) });
        return;
      }
      noteUnlocked(entry.code);
      void navigator.storage.persist();
      const used = { ...entry, usedAt: new Date().toISOString() };
      await desk.stations.put(used).catch(console.error);
      setPhase({ at: 'open', entry: used, station: opened.value });
    },
    [desk],
  );

  const look = useCallback(async () => {
    setPhase({ at: 'looking' });
    try {
      const entries = await desk.entries();
      const [entry] = entries;
      if (!entry) setPhase({ at: 'first', entries });
      else if (!entry.pin || (await isUnlocked(entry.code))) await open(entry);
      else setPhase({ at: 'locked', entry, entries });
    } catch (error) {
      console.error(error);
      setPhase({ at: 'failed', problem: problemOf(error), again: () => void look() });
    }
  }, [desk, open]);

  // Once: two openings of one database at the same time would both fail.
  const hasLooked = useRef(false);
  useEffect(() => {
    if (hasLooked.current) return;
    hasLooked.current = true;
    void look();
  }, [look]);

  const shut = useCallback(
    async (station: Station, next: 'lock' | 'leave' | 'forget') => {
      noteLocked();
      // The screens go first: they must not read from a station that is closing.
      setPhase({ at: 'looking' });
      await closeStation(station);
      if (next === 'forget') await forgetStation(desk, station);
      const entries = await desk.entries();
      const entry = entries.find(({ code }) => code === station.code);
      setPhase(next === 'lock' && entry?.pin ? { at: 'locked', entry, entries } : { at: 'first', entries });
    },
    [desk],
  );

  switch (phase.at) {
    case 'looking':
      return null;
    case 'first':
      return (
        <FirstRun
          desk={desk}
          entries={phase.entries}
          onOpen={(entry) => chosen(entry, phase.entries)}
          onFounded={open}
        />
      );
    case 'locked':
      return (
        <Lock
          desk={desk}
          entry={phase.entry}
          onOpen={(entry) => void open(entry)}
          onOthers={() => setPhase({ at: 'first', entries: phase.entries })}
        />
      );
    case 'opening':
      return <Opening name={phase.entry.name} done={phase.done} total={phase.total} />;
    case 'failed':
      return (
        <Door title={t('opening.failed')}>
          <Sentence problem={phase.problem} action={{ label: t('action.again'), onClick: phase.again }} />
        </Door>
      );
    case 'open':
      return (
        <OpenStation phase={phase} desk={desk} onShut={shut} onUpdate={(entry) => setPhase({ ...phase, entry })}>
          {children}
        </OpenStation>
      );
  }

  function chosen(entry: StationEntry, entries: StationEntry[]): void {
    if (entry.pin) setPhase({ at: 'locked', entry, entries });
    else void open(entry);
  }
}

interface OpenStationProps {
  phase: Extract<Phase, { at: 'open' }>;
  desk: Desk;
  onShut: (station: Station, next: 'lock' | 'leave' | 'forget') => Promise<void>;
  onUpdate: (entry: StationEntry) => void;
  children: ReactNode;
}

function OpenStation({ phase, desk, onShut, onUpdate, children }: OpenStationProps) {
  const { entry, station } = phase;
  useClosing(station);
  const session = useMemo(
    (): Session => ({
      desk,
      entry,
      async update(change) {
        const next = { ...entry, ...change };
        await desk.stations.put(next);
        onUpdate(next);
      },
      lock: () => void onShut(station, 'lock'),
      leave: () => void onShut(station, 'leave'),
      forget: () => void onShut(station, 'forget'),
    }),
    [desk, entry, station, onShut, onUpdate],
  );
  return (
    <SessionContext value={session}>
      <StationRoom station={station}>{children}</StationRoom>
    </SessionContext>
  );
}

/** Closes the station when the screen goes for good; React may take a screen away and put it back at once (StrictMode). */
function useClosing(station: Station): void {
  const closing = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    clearTimeout(closing.current);
    return () => {
      closing.current = setTimeout(() => {
        noteLocked();
        void closeStation(station);
      });
    };
  }, [station]);
}
