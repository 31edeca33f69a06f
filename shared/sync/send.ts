import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { Stored } from '../store/stored.ts';
import type { County, CountyProblem } from './county.ts';
import { hold, type Pushed, pushBatch } from './push.ts';
import { receiveDeletions } from './receive.ts';
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
  const deleted = await askDeleted(station, county, batch, stop);
  if (!deleted.ok) return deleted;
  const open = batch.filter(({ id }) => !deleted.value.has(id));
  const pushed = await pushBatch(station, county, await restampUnbelievable(station, open, county.time), stop);
  await restampUnbelievable(station, batch, county.time);
  return pushed;
}

/**
 * Looks up the documents of which no revision is known although the county may have one, after a restore or a kill: CouchDB
 * would take them on top of a deletion, and nobody would have been asked (SYNC C2). It is the one read before a write.
 *
 * @returns the ids of those that the county has deleted: they are held, and a person is asked
 */
async function askDeleted(
  station: Station,
  county: County,
  batch: readonly Stored[],
  stop: AbortSignal,
): Promise<Result<Set<string>, CountyProblem>> {
  const unsure = batch.filter(({ local }) => local.earlier && !local.rev && !local.revives).map(({ id }) => id);
  if (unsure.length === 0) return success(new Set());
  const held = await county.held(unsure, stop);
  if (!held.ok) return held;
  const deleted = held.value.filter((row) => row.deleted).map((row) => row.id);
  await receiveDeletions(station, deleted);
  await hold(station, deleted);
  return success(new Set(deleted));
}
