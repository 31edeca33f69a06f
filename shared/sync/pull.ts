import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { County, CountyProblem } from './county.ts';
import { receiveRows } from './receiveRows.ts';

/** Changes asked for at once: about 200 kB of documents, half a minute on a 2G line, so that a broken line costs no more. */
export const PULL_PAGE = 500;

/** Where the device keeps how far it has read the county's changes. */
const CHECKPOINT = 'sync.since';

/** CouchDB's word for the beginning of the feed. */
const BEGINNING = '0';

export async function readCheckpoint(station: Station): Promise<string> {
  return (await station.device.readState<string>(CHECKPOINT)) ?? BEGINNING;
}

/** Goes on from another place in the feed, after everything before it has been compared (SYNC R2). */
export async function moveCheckpoint(station: Station, place: string): Promise<void> {
  await station.device.writeState(CHECKPOINT, place);
}

export interface Pulled {
  received: number;
  /** How many changes the county says are still to come. */
  pending: number;
}

/**
 * Reads one page of the county's feed, which serves all collections at once (SYNC P1), and stores the checkpoint only
 * after everything before it is on the disk (SYNC P3). The checkpoint is one for the device, so a collection that
 * receives nothing for months cannot hold it back.
 *
 * @param wait holds the line open until there is something
 * @throws what the storage throws; the checkpoint then stays
 */
export async function pullPage(
  station: Station,
  county: County,
  wait: boolean,
  stop: AbortSignal,
): Promise<Result<Pulled, CountyProblem>> {
  const since = await readCheckpoint(station);
  const changes = await county.changes({ since, limit: county.pageSize.of(PULL_PAGE), wait }, stop);
  if (!changes.ok) return changes;
  const { rows, last, pending } = changes.value;
  county.pageSize.came();
  const received = await receiveRows(station, county, rows, stop);
  if (!received.ok) return received;
  if (last !== since) await moveCheckpoint(station, last);
  return success({ received: rows.length, pending });
}
