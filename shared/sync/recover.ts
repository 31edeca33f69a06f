import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { County, CountyProblem } from './county.ts';
import { adoptMeetings, compareMeetings, countFetched, isTimeToCompare, noteCompared } from './meetings.ts';
import { moveCheckpoint } from './pull.ts';
import { type Reconciled, reconcile } from './reconcile.ts';

/** How often all ids and revisions are compared without anyone asking (SYNC P2). */
export const RECONCILE_EVERY_MS = 7 * 24 * 60 * 60_000;

const RECONCILED_AT = 'sync.reconciledAt';

/** Stations whose counts were compared since the program started: a backup is put back only while it is not running. */
const comparedSinceStart = new WeakSet<Station>();

/**
 * Before anything is sent or fetched: finds out whether the county or this device was restored from a backup, and if so,
 * or once a week, compares all ids and revisions (SYNC P2, R1, R3).
 *
 * @returns what the comparison came to, or undefined where there was no need
 * @throws what the storage throws
 */
export async function recover(
  station: Station,
  county: County,
  now: number,
  stop: AbortSignal,
  onProgress: (compared: number) => void,
): Promise<Result<Reconciled | undefined, CountyProblem>> {
  if (comparedSinceStart.has(station) && !(await isTimeToCompare(station, now))) return success(undefined);
  const standing = await compareMeetings(station, county, stop);
  if (!standing.ok) return standing;
  if (standing.value === 'deviceWentBack') await station.renewDevice();
  const isNeeded = standing.value !== 'together' || (await isReconcileDue(station, now));
  const reconciled = !isNeeded
    ? success(undefined)
    : standing.value === 'countyWentBack'
      ? await reconcileWithRestored(station, county, now, stop, onProgress)
      : await reconcileAll(station, county, now, stop, onProgress);
  if (!reconciled.ok) return reconciled;
  const counted = await (isNeeded ? adoptMeetings : countFetched)(station, county, stop);
  if (!counted.ok) return counted;
  await noteCompared(station, now);
  comparedSinceStart.add(station);
  return reconciled;
}

/** The first time there is nothing to compare with: the feed itself brings everything. */
async function isReconcileDue(station: Station, now: number): Promise<boolean> {
  const at = await station.device.readState<number>(RECONCILED_AT);
  if (at === undefined) await station.device.writeState(RECONCILED_AT, now);
  return at !== undefined && Math.abs(now - at) > RECONCILE_EVERY_MS;
}

/**
 * The comparison behind the button 核对 (SYNC R2). The feed is read on from where it stood: what it says that no listing
 * does, such as what was deleted, is still to come.
 */
export async function reconcileAll(
  station: Station,
  county: County,
  now: number,
  stop: AbortSignal,
  onProgress: (compared: number) => void,
): Promise<Result<Reconciled, CountyProblem>> {
  const reconciled = await reconcile(station, county, 'agreed', stop, onProgress);
  if (reconciled.ok) await station.device.writeState(RECONCILED_AT, now);
  return reconciled;
}

/** The same with a county that went back: its feed has no longer the place that we had read up to, but one before it. */
async function reconcileWithRestored(
  station: Station,
  county: County,
  now: number,
  stop: AbortSignal,
  onProgress: (compared: number) => void,
): Promise<Result<Reconciled, CountyProblem>> {
  const place = await county.place(stop);
  if (!place.ok) return place;
  const reconciled = await reconcile(station, county, 'all', stop, onProgress);
  if (!reconciled.ok) return reconciled;
  await moveCheckpoint(station, place.value);
  await station.device.writeState(RECONCILED_AT, now);
  return reconciled;
}
