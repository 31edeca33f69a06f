import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { dayKept, type RedemptionDay } from '../../../shared/domain/merit/queue.ts';
import type { Station } from '../../../shared/store/station.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';

/** Where this laptop keeps who stands in its line. */
const KEPT = 'redemptionDay';

/** The line as it is on the disk now; two windows of one laptop are one counter. */
export async function readDay(station: Station): Promise<RedemptionDay> {
  return dayKept(await station.device.readState(KEPT), today());
}

export async function writeDay(station: Station, line: RedemptionDay): Promise<void> {
  await station.device.writeState(KEPT, line);
}

/** The line, and whenever it changes; undefined until it is read. */
export function useDay(): RedemptionDay | undefined {
  const station = useStation();
  const [line, setLine] = useState<RedemptionDay>();
  useEffect(() => {
    const subscription = liveQuery(() => readDay(station)).subscribe({ next: setLine, error: console.error });
    return () => subscription.unsubscribe();
  }, [station]);
  return line;
}
