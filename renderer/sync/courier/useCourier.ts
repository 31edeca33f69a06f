import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import type { Station } from '../../../shared/store/station.ts';
import { type LastBundle, lastBundle } from '../../../shared/sync/courier/atStation.ts';
import { countyKeys, ownIdentity } from '../../../shared/sync/courier/keeping.ts';
import { fingerprintOf, publicKeysOf } from '../../../shared/sync/courier/keys.ts';
import { useStation } from '../../station/station.ts';

/** What the page tells of the courier. */
export interface Courier {
  last: LastBundle | undefined;
  /** The county's key as two people compare it; undefined where this device has none yet. */
  county: string | undefined;
  /** This device's. */
  own: string;
}

async function readCourier(station: Station, own: string): Promise<Courier> {
  const [last, county] = await Promise.all([lastBundle(station), countyKeys(station)]);
  return { last, county: county && fingerprintOf(county), own };
}

/** As it stands, and whenever it changes; undefined until it is read. */
export function useCourier(): Courier | undefined {
  const station = useStation();
  const [courier, setCourier] = useState<Courier>();
  useEffect(() => {
    let stop: () => void = () => undefined;
    let closed = false;
    const follow = async () => {
      // Made here at the latest: the fingerprint is asked for by telephone.
      const own = fingerprintOf(await publicKeysOf(await ownIdentity(station)));
      if (closed) return;
      const subscription = liveQuery(() => readCourier(station, own)).subscribe({
        next: setCourier,
        error: console.error,
      });
      stop = () => subscription.unsubscribe();
    };
    void follow();
    return () => {
      closed = true;
      stop();
    };
  }, [station]);
  return courier;
}
