import { kindOf } from '../../domain/document.ts';
import type { CollectionName } from '../../domain/kinds.ts';
import { definitionOf } from '../../domain/kinds.ts';
import type { Station } from '../../store/station.ts';
import type { Stored } from '../../store/stored.ts';
import { County, type CountyDocument } from '../county.ts';
import { attemptMeeting } from '../meetings.ts';
import { readCheckpoint } from '../pull.ts';
import { isNew, pushBatch, waitingBatches } from '../push.ts';
import { restampUnbelievable } from '../restamp.ts';
import type { CountyRequest, Transport } from '../transport.ts';
import type { ToCountyFrame } from './frames.ts';
import { compares as comparesAll, holdingsFrames } from './holdings.ts';

/** JSON bytes of documents in one frame: packed and sealed in some 50 ms on an old laptop, so that the page goes on. */
const FRAME_BYTES = 512 * 1024;

/** No clock that says an earlier time is right: this program was not written yet (SYNC K1). */
const EARLIEST_MS = Date.UTC(2026, 0, 1);

/** Where the device keeps the latest time that an answer of the county bore, in milliseconds since 1970. */
const COUNTY_TIME = 'courier.countyTime';

const NEVER = new AbortController().signal;

/** How many documents of each collection are in a bundle, and how many files there are pieces of. */
export type Packed = Partial<Record<CollectionName | 'files', number>>;

export async function noteCountyTime(station: Station, writtenAt: number): Promise<void> {
  const known = (await station.device.readState<number>(COUNTY_TIME)) ?? 0;
  if (writtenAt > known) await station.device.writeState(COUNTY_TIME, writtenAt);
}

/**
 * The time by which records from a clock that was years ahead are put right (SYNC K1): this device's, or undefined where
 * that itself is known to be behind.
 */
async function believableTime(station: Station, now: number): Promise<number | undefined> {
  const known = (await station.device.readState<number>(COUNTY_TIME)) ?? EARLIEST_MS;
  return now < known ? undefined : now;
}

/**
 * The records that the county has not acknowledged, as frames of a bundle: the very requests that the push code makes,
 * noted instead of sent. No answer comes for them yet, so all of it goes on waiting (SYNC U6).
 *
 * @param packed is filled in while the frames are taken
 * @throws what the storage throws
 */
export async function* packWaiting(station: Station, packed: Packed, now: number): AsyncGenerator<ToCountyFrame> {
  const time = await believableTime(station, now);
  const since = await readCheckpoint(station);
  const compares = await comparesAll(station);
  yield { is: 'opening', since, meetings: await attemptMeeting(station), compares };
  for await (const waiting of waitingBatches(station, FRAME_BYTES)) {
    const batch = time === undefined ? waiting : await restampUnbelievable(station, waiting, time);
    yield* pushFrames(station, batch.filter(isNew), packed);
    yield* pushFrames(
      station,
      batch.filter((stored) => !isNew(stored)),
      packed,
    );
  }
  if (compares) yield* holdingsFrames(station);
}

async function* pushFrames(station: Station, part: Stored[], packed: Packed): AsyncGenerator<ToCountyFrame> {
  if (part.length === 0) return;
  const noted: CountyRequest[] = [];
  await pushBatch(station, new County(noting(noted), () => station.deviceId), part, NEVER);
  for (const { path, body } of noted) {
    if (path !== '_bulk_docs') continue;
    const { docs, new_edits } = body as { docs: CountyDocument[]; new_edits?: boolean };
    for (const { _id } of docs) {
      const collection = definitionOf(kindOf(_id) ?? '')?.collection;
      if (collection) packed[collection] = (packed[collection] ?? 0) + 1;
    }
    yield { is: 'push', as: new_edits === false ? 'new' : 'changed', documents: docs };
  }
}

/** Takes requests down and answers none of them: the way to the county takes days. */
function noting(noted: CountyRequest[]): Transport {
  return {
    exchange: async (request) => {
      noted.push(request);
      return { ok: false, reason: 'offline' };
    },
  };
}
