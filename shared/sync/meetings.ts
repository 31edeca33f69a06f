import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { County, CountyProblem } from './county.ts';
import { readCheckpoint } from './pull.ts';

/**
 * Device and county count together how often they have been level (SYNC R1). The device writes down the count it is about
 * to reach before it tells the county, so that a lost answer leaves two counts that are right.
 */
interface Meetings {
  confirmed: number;
  attempted: number;
  /** How far in the feed this device was when it counted last. */
  place?: string;
}

const MEETINGS = 'sync.meetings';

/** How often the counts are compared: a restored backup is found within the hour, and an idle station asks nothing else. */
export const COMPARE_EVERY_MS = 60 * 60_000;

const COMPARED_AT = 'sync.comparedAt';

/**
 * - `together`: nothing was restored
 * - `countyWentBack`: the county's copy is older than ours or missing: compare all (SYNC R1)
 * - `deviceWentBack`: this device was restored from a backup: it needs a new id, and compares all (SYNC R3)
 */
export type Standing = 'together' | 'countyWentBack' | 'deviceWentBack';

async function readOurs(station: Station): Promise<Meetings> {
  return (await station.device.readState<Meetings>(MEETINGS)) ?? { confirmed: 0, attempted: 0 };
}

/** Whether it is time to compare. @param now in milliseconds since 1970; a clock that went back also makes it time */
export async function isTimeToCompare(station: Station, now: number): Promise<boolean> {
  const at = await station.device.readState<number>(COMPARED_AT);
  return at === undefined || Math.abs(now - at) > COMPARE_EVERY_MS;
}

/** A restore has been noticed on the way: the next step of sync compares, whatever the time. */
async function makeComparisonDue(station: Station): Promise<void> {
  await station.device.state.delete(COMPARED_AT);
}

/** To be called once whatever the comparison asked for has been done: a kill before that makes it be asked again. */
export async function noteCompared(station: Station, now: number): Promise<void> {
  await station.device.writeState(COMPARED_AT, now);
}

export async function compareMeetings(
  station: Station,
  county: County,
  stop: AbortSignal,
): Promise<Result<Standing, CountyProblem>> {
  const theirs = await county.readMeetings(stop);
  if (!theirs.ok) return theirs;
  const { confirmed, attempted } = await readOurs(station);
  if (theirs.value < confirmed) return success('countyWentBack');
  return success(theirs.value > attempted ? 'deviceWentBack' : 'together');
}

/**
 * Counts one more time of being level, on both sides. The counts are compared first: counting on over a restore would
 * hide it for ever.
 */
export async function countMeeting(
  station: Station,
  county: County,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const standing = await compareMeetings(station, county, stop);
  if (!standing.ok) return standing;
  if (standing.value === 'together') return countOn(station, county, stop);
  await makeComparisonDue(station);
  return success(undefined);
}

async function countOn(station: Station, county: County, stop: AbortSignal): Promise<Result<void, CountyProblem>> {
  const { confirmed, attempted } = await readOurs(station);
  const next = Math.max(confirmed, attempted) + 1;
  const place = await readCheckpoint(station);
  await station.device.writeState(MEETINGS, { confirmed, attempted: next } satisfies Meetings);
  const written = await county.writeMeetings(next, stop);
  if (!written.ok) return written;
  await station.device.writeState(MEETINGS, { confirmed: next, attempted: next, place } satisfies Meetings);
  return success(undefined);
}

/**
 * Counts, right after a comparison, for a device that has fetched since and sent nothing; and before it fetches for the
 * first time, so that there never is anything here from a county that does not know this device.
 */
export async function countFetched(
  station: Station,
  county: County,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const { confirmed, place } = await readOurs(station);
  const isCounted = confirmed > 0 && place === (await readCheckpoint(station));
  return isCounted ? success(undefined) : countOn(station, county, stop);
}

/** Goes on counting from the county's count, after both sides have been compared. */
export async function adoptMeetings(
  station: Station,
  county: County,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const theirs = await county.readMeetings(stop);
  if (!theirs.ok) return theirs;
  await station.device.writeState(MEETINGS, { confirmed: theirs.value, attempted: theirs.value } satisfies Meetings);
  return countOn(station, county, stop);
}

/**
 * Counts a meeting that a courier carries: the county counts it when the bundle reaches it. Written down before the bundle
 * is, as the county's count is never to be above what this device has attempted (SYNC R3).
 */
export async function attemptMeeting(station: Station): Promise<{ confirmed: number; next: number }> {
  const { confirmed, attempted, ...rest } = await readOurs(station);
  const next = Math.max(confirmed, attempted) + 1;
  await station.device.writeState(MEETINGS, { ...rest, confirmed, attempted: next } satisfies Meetings);
  return { confirmed, next };
}

/**
 * Takes note of a count that the county had when it answered, however long ago. It is no comparison: the county's count may
 * have grown since.
 *
 * @returns `deviceWentBack` where this device never attempted that many (SYNC R3)
 */
export async function noteMeeting(station: Station, counted: number): Promise<Exclude<Standing, 'countyWentBack'>> {
  const ours = await readOurs(station);
  if (counted > ours.attempted) return 'deviceWentBack';
  if (counted > ours.confirmed) {
    await station.device.writeState(MEETINGS, { ...ours, confirmed: counted } satisfies Meetings);
  }
  return 'together';
}

/** How often device and county have been level, as far as this device knows. */
export async function readConfirmed(station: Station): Promise<number> {
  return (await readOurs(station)).confirmed;
}

/** Goes on counting from this count: all was compared with a county that went back, or this device has a new id. */
export async function countFrom(station: Station, count: number): Promise<void> {
  await station.device.writeState(MEETINGS, { confirmed: count, attempted: count } satisfies Meetings);
}
