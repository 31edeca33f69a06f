import { Dexie } from 'dexie';
import { createContext, useContext, useEffect, useState } from 'react';
import type { Station } from '../../shared/store/station.ts';
import { coalesced } from './coalesce.ts';

export const StationContext = createContext<Station | undefined>(undefined);

/** @throws Error outside of a `StationContext`: no screen of records works without a station. */
export function useStation(): Station {
  const station = useContext(StationContext);
  if (!station) throw new Error('this screen needs a station around it');
  return station;
}

/** What was read, or undefined while it is being read for the first time; `problem` where reading failed. */
export interface Live<T> {
  value: T | undefined;
  error: unknown;
}

/**
 * Reads from the station, and again after every write by this window, another one or sync.
 * @param read must stay the same function while it reads the same thing (`useCallback`).
 */
export function useLive<T>(read: (station: Station) => Promise<T>): Live<T> {
  const station = useStation();
  const [live, setLive] = useState<Live<T>>({ value: undefined, error: undefined });
  useEffect(() => {
    setLive({ value: undefined, error: undefined });
    return follow(station, read, setLive);
  }, [station, read]);
  return live;
}

/** Shows what is read, now and after writes. */
function follow<T>(station: Station, read: (station: Station) => Promise<T>, show: (live: Live<T>) => void) {
  let stopped = false;
  let newest = 0;
  const renew = async () => {
    newest += 1;
    const mine = newest;
    const live = await read(station).then(
      (value) => ({ value, error: undefined }),
      (error: unknown) => ({ value: undefined, error }),
    );
    // The first reading may end after the second: it is the older one.
    if (!stopped && mine === newest) show(live);
  };
  const stop = onStationChange(station, renew);
  void renew();
  return () => {
    stopped = true;
    stop();
  };
}

/** Tables of the device that no screen reads this way: forms being typed, the store's own notes, pieces on their way. */
const UNSHOWN = /^idb:\/\/xiangyue-device-[^/]*\/(drafts|state|progress|pieces|originals|accesses)\//;

/**
 * Calls back after writes that a screen may show, one call at a time and not for each write of many. The documents' own
 * event comes before the derived tables have followed, and the tables' before queries over documents have; so both are
 * heard.
 */
export function onStationChange(station: Station, written: () => void | Promise<void>): () => void {
  const { call, stop } = coalesced(written);
  const subscription = station.changed$.subscribe(call);
  const hear = (parts: object) => {
    if (Object.keys(parts).some((part) => !UNSHOWN.test(part))) call();
  };
  Dexie.on.storagemutated.subscribe(hear);
  return () => {
    stop();
    subscription.unsubscribe();
    Dexie.on.storagemutated.unsubscribe(hear);
  };
}
