import { useCallback } from 'react';
import { useNavigate } from 'react-router';
import { useStation } from '../station/station.ts';
import { type Part, partAddress } from './places.ts';
import { nextThing } from './things.ts';

/** Once a thing is settled, the next one that waits is opened in its place. */
export function useGoOn(part: Part): (settled: string) => Promise<void> {
  const station = useStation();
  const navigate = useNavigate();
  return useCallback(
    async (settled: string) => {
      const next = await nextThing(station, part, settled);
      await navigate(partAddress(part, next), { replace: true });
    },
    [station, navigate, part],
  );
}
