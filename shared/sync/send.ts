import type { Result } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { Stored } from '../store/stored.ts';
import type { County, CountyProblem } from './county.ts';
import { type Pushed, pushBatch } from './push.ts';
import { restampUnbelievable } from './restamp.ts';

/**
 * Sends a batch, with the county's time where this device's clock is years off (SYNC K1). The answer may be what first
 * tells so, as the clock may have jumped since the answer before: then what has just been sent is to be sent again.
 *
 * @throws what the storage throws
 */
export async function sendBatch(
  station: Station,
  county: County,
  batch: Stored[],
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  const pushed = await pushBatch(station, county, await restampUnbelievable(station, batch, county.time), stop);
  await restampUnbelievable(station, batch, county.time);
  return pushed;
}
