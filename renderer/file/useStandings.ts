import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { useStation } from '../station/station.ts';
import { type FileStanding, standingsOf } from './read.ts';

const NONE: ReadonlyMap<string, FileStanding> = new Map();

/** Where files stand between this computer and the county, by their ids, as it changes. */
export function useStandings(files: readonly FileFact[]): ReadonlyMap<string, FileStanding> {
  const { device } = useStation();
  const [standings, setStandings] = useState(NONE);
  useEffect(() => {
    const subscription = liveQuery(() => standingsOf(device, files)).subscribe({
      next: setStandings,
      error: console.error,
    });
    return () => subscription.unsubscribe();
  }, [device, files]);
  return standings;
}
