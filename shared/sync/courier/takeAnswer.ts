import { type Result, success } from '../../domain/result.ts';
import type { PieceStore, PieceStoreProblem } from '../../store/file/pieceStore.ts';
import type { Station } from '../../store/station.ts';
import type { Stored } from '../../store/stored.ts';
import { County, type CountyDocument, type CountyProblem, fromCounty } from '../county.ts';
import { countFrom, noteMeeting, readConfirmed } from '../meetings.ts';
import { moveCheckpoint, pullPage } from '../pull.ts';
import { pushBatch } from '../push.ts';
import { compareAgain } from '../reconcile.ts';
import { answerTransport } from './answerTransport.ts';
import type { ComparedFrame, PiecesFrame, PiecesHeldFrame, PushedFrame, ToStationFrame } from './frames.ts';
import { compares, setCompares } from './holdings.ts';
import { takePieces, takePiecesHeld } from './stationPieces.ts';

/** What an answer that was read back came to. */
export interface Taken {
  /** Versions that the county has acknowledged. */
  stored: number;
  /** Versions that it refused: they are in quarantine (SYNC U4). */
  refused: number;
  /** Documents that the county had in another version. */
  conflicts: number;
  /** Changes of others that came along. */
  received: number;
  /** Files of which the county has pieces now that it did not have, and files of which pieces came. */
  filesKept: number;
  filesReceived: number;
  /** The county was restored from a backup: the next bundle compares everything (SYNC R1). */
  countyWentBack: boolean;
  /** This device was restored from a backup, and has a new id now (SYNC R3). */
  deviceWentBack: boolean;
}

const NEVER = new AbortController().signal;

export function nothingTaken(): Taken {
  return {
    stored: 0,
    refused: 0,
    conflicts: 0,
    received: 0,
    filesKept: 0,
    filesReceived: 0,
    countyWentBack: false,
    deviceWentBack: false,
  };
}

/** CouchDB's word for the beginning of the feed. */
const BEGINNING = '0';

interface Reading {
  station: Station;
  store: PieceStore;
  /** When the county wrote the answer, in milliseconds since 1970: it is no earlier now. */
  writtenAt: number;
  now: () => number;
  taken: Taken;
  /** Ids of those files. */
  kept: Set<string>;
  came: Set<string>;
}

/**
 * Takes in the county's answer by the push and pull code of every transport. Reading it twice, late or after a later one is
 * harmless: an answer to a version counts only while that version stands here as it was packed, and news only where it
 * goes on from the place that the device has read up to (SYNC P3, U6). A kill on the way is made good by reading it again.
 *
 * Nothing else may sync this station meanwhile.
 *
 * @throws what the storage throws
 */
export async function takeAnswer(
  station: Station,
  store: PieceStore,
  frames: AsyncIterable<ToStationFrame>,
  writtenAt: number,
  now: () => number = Date.now,
): Promise<Result<Taken, CountyProblem | PieceStoreProblem>> {
  const taken = nothingTaken();
  const reading: Reading = { station, store, writtenAt, now, taken, kept: new Set(), came: new Set() };
  let opening: Extract<ToStationFrame, { is: 'opening' }> | undefined;
  let hasCompared = false;
  for await (const frame of frames) {
    if (frame.is === 'opening') {
      opening = frame;
      await takeOpening(reading, frame);
      continue;
    }
    // What this device wrote before it was restored is not in this news, which was asked for under its old id.
    if (frame.is === 'news' && taken.deviceWentBack) continue;
    if (frame.is === 'compared' && !taken.countyWentBack) continue;
    hasCompared ||= frame.is === 'compared';
    const step = await takeFrame(reading, frame);
    if (!step.ok) return step;
  }
  if (hasCompared && opening) {
    await countFrom(station, opening.meetings);
    await setCompares(station, false);
  }
  return success({ ...taken, filesKept: reading.kept.size, filesReceived: reading.came.size });
}

async function takeOpening(
  { station, taken }: Reading,
  { meetings, confirmed, wentBack }: Extract<ToStationFrame, { is: 'opening' }>,
): Promise<void> {
  // An answer from before a restore that is made good by now says nothing any more.
  if (wentBack) taken.countyWentBack = (await readConfirmed(station)) === confirmed;
  else if ((await noteMeeting(station, meetings)) === 'deviceWentBack') {
    taken.deviceWentBack = true;
    await station.renewDevice();
    await countFrom(station, 0);
  }
  if (taken.countyWentBack && !(await compares(station))) {
    await setCompares(station, true);
    await moveCheckpoint(station, BEGINNING);
  }
}

async function takeFrame(
  reading: Reading,
  frame: Exclude<ToStationFrame, { is: 'opening' }>,
): Promise<Result<void, CountyProblem | PieceStoreProblem>> {
  if (frame.is === 'piecesHeld' || frame.is === 'pieces') return takeFiles(reading, frame);
  const { station, writtenAt, now, taken } = reading;
  const serverTime = now() < writtenAt ? writtenAt : undefined;
  const county = new County(answerTransport(frame, serverTime), () => station.deviceId, now);
  if (frame.is === 'news') {
    const pulled = await pullPage(station, county, false, NEVER);
    if (!pulled.ok) return pulled;
    taken.received += pulled.value.received;
    return success(undefined);
  }
  if (frame.is === 'compared') return takeCompared(station, county, frame);
  const pushed = await pushBatch(station, county, await stillAsPacked(station, frame), NEVER);
  if (!pushed.ok) return pushed;
  taken.stored += pushed.value.stored;
  taken.refused += pushed.value.refused;
  taken.conflicts += pushed.value.conflicts;
  return success(undefined);
}

async function takeFiles(
  { station: { device }, store, kept, came }: Reading,
  frame: PiecesHeldFrame | PiecesFrame,
): Promise<Result<void, PieceStoreProblem>> {
  if (frame.is === 'piecesHeld') {
    for (const file of await takePiecesHeld({ device, store }, frame)) kept.add(file);
    return success(undefined);
  }
  const taken = await takePieces({ device, store }, frame);
  if (!taken.ok) return taken;
  for (const file of taken.value) came.add(file);
  return success(undefined);
}

/**
 * The versions that were packed, as a batch to push, without those whose document has gone on with the county since: by
 * another answer, or over the line.
 */
async function stillAsPacked(station: Station, { as, documents, rows }: PushedFrame): Promise<Stored[]> {
  const outcomes = new Map(rows.map(({ id, outcome }) => [id, outcome]));
  const ours = await station.getMany(documents.map(({ _id }) => _id));
  return documents.filter((document) => isWaitedFor(ours.get(document._id), document, as, outcomes)).map(packed(as));
}

function isWaitedFor(
  ours: Stored | undefined,
  { _id, _rev }: CountyDocument,
  as: 'new' | 'changed',
  outcomes: Map<string, string>,
): boolean {
  if (!ours || ours.local.rev !== (as === 'new' ? undefined : _rev)) return false;
  const { upload } = ours.local;
  return upload === 'waiting' || (upload === 'refused' && outcomes.get(_id) === 'stored');
}

function packed(as: 'new' | 'changed') {
  return (document: CountyDocument): Stored => {
    const { _rev: rev } = document;
    const known = as === 'new' ? {} : rev ? { rev } : { earlier: true as const };
    return { ...fromCounty(document), local: { upload: 'waiting', ...known } };
  };
}

async function takeCompared(
  station: Station,
  county: County,
  { held }: ComparedFrame,
): Promise<Result<void, CountyProblem>> {
  const compared = await compareAgain(
    station,
    county,
    held.map(({ id }) => id),
    NEVER,
  );
  return compared.ok ? success(undefined) : compared;
}
