import { ulid } from 'ulid';
import { failure, type Result, success } from '../../domain/result.ts';
import type { PieceStore, PieceStoreProblem } from '../../store/file/pieceStore.ts';
import type { Station } from '../../store/station.ts';
import {
  type About,
  type BundleProblem,
  bundlesOf,
  type Opened,
  openBundle,
  type Sink,
  writeBundle,
} from './bundle.ts';
import { type ToCountyFrame, type ToStationFrame, toStationFrame } from './frames.ts';
import { countyKeys, ownIdentity } from './keeping.ts';
import { noteCountyTime, type Packed, packWaiting } from './pack.ts';
import { type Part, readHead, type Source } from './part.ts';
import { packPieces } from './stationPieces.ts';
import { nothingTaken, type Taken, takeAnswer } from './takeAnswer.ts';

/** The last bundle that this device wrote, and what became of it. */
export interface LastBundle {
  set: string;
  /** UTC ISO. */
  writtenAt: string;
  parts: number;
  packed: Packed;
  /** When the county wrote the answer that was read back; absent while it is waited for. */
  answeredAt?: string;
}

const LAST = 'courier.last';

export function lastBundle(station: Station): Promise<LastBundle | undefined> {
  return station.device.readState<LastBundle>(LAST);
}

/**
 * Writes what the county has not acknowledged as a bundle for it: records, then pieces of files (SYNC V3). All of it goes
 * on waiting until an answer is read back (SYNC U6), so writing one is harmless, however often.
 *
 * @throws what the storage and the sink throw
 */
export async function writeForCounty(
  station: Station,
  pieces: PieceStore,
  sinkFor: (about: About) => Sink,
  now: () => number = Date.now,
): Promise<Result<LastBundle, 'noCountyKey'>> {
  const to = await countyKeys(station);
  if (!to) return failure('noCountyKey');
  const packed: Packed = {};
  const { code, deviceId } = station;
  const writtenAt = new Date(now()).toISOString();
  const about = { direction: 'toCounty', station: code, device: deviceId, set: ulid(now()), writtenAt } as const;
  const from = await ownIdentity(station);
  const { parts } = await writeBundle(packAll(station, pieces, packed, now()), about, { from, to }, sinkFor(about));
  const last: LastBundle = { set: about.set, writtenAt, parts, packed };
  await station.device.writeState(LAST, last);
  return success(last);
}

async function* packAll(
  station: Station,
  store: PieceStore,
  packed: Packed,
  now: number,
): AsyncGenerator<ToCountyFrame> {
  yield* packWaiting(station, packed, now);
  const files = new Set<string>();
  yield* packPieces({ device: station.device, store }, files, now);
  if (files.size > 0) packed.files = files.size;
}

/**
 * Why the files are not read; nothing is changed then.
 * - `notForStation`: a bundle on its way to the county
 * - `otherStation`, `otherDevice`: the answer to another one's bundle
 * - `otherCounty`: not signed by the county whose key this device has
 * - `noCountyKey`: this device has none yet
 * - `diskFull`, `storageBroken`: a file that came along was not written; the records that came before it were
 */
export type ReadBackProblem =
  | Exclude<BundleProblem, 'otherKey'>
  | 'notForStation'
  | 'otherStation'
  | 'otherDevice'
  | 'otherCounty'
  | 'noCountyKey'
  | PieceStoreProblem;

/**
 * Reads the county's answers back, in the order in which they were written. All files are looked through first: where one
 * of them cannot be taken, nothing is.
 *
 * Nothing else may sync this station meanwhile.
 *
 * @throws what the storage and the sources throw; reading again then goes on from there
 */
export async function readBack(
  station: Station,
  store: PieceStore,
  sources: Source[],
  now: () => number = Date.now,
): Promise<Result<Taken, ReadBackProblem>> {
  const parts: Part[] = [];
  for (const source of sources) {
    const part = await readHead(source);
    if (!part.ok) return part;
    parts.push(part.value);
  }
  const answers: Opened<ToStationFrame>[] = [];
  for (const bundle of bundlesOf(parts)) {
    const opened = await openAnswer(station, bundle);
    if (!opened.ok) return opened;
    answers.push(opened.value);
  }
  answers.sort((a, b) => (a.header.writtenAt < b.header.writtenAt ? -1 : 1));
  let total = nothingTaken();
  for (const answer of answers) {
    const taken = await takeAnswer(station, store, answer.frames(), Date.parse(answer.header.writtenAt), now);
    if (!taken.ok) return isStorage(taken.reason) ? failure(taken.reason) : failure('damaged', answer.header.set);
    total = sum(total, taken.value);
    await noteCountyTime(station, Date.parse(answer.header.writtenAt));
    await noteAnswered(station, answer);
  }
  return success(total);
}

function isStorage(reason: string): reason is PieceStoreProblem {
  return reason === 'diskFull' || reason === 'storageBroken';
}

function sum(a: Taken, b: Taken): Taken {
  return {
    stored: a.stored + b.stored,
    refused: a.refused + b.refused,
    conflicts: a.conflicts + b.conflicts,
    received: a.received + b.received,
    filesKept: a.filesKept + b.filesKept,
    filesReceived: a.filesReceived + b.filesReceived,
    countyWentBack: a.countyWentBack || b.countyWentBack,
    deviceWentBack: a.deviceWentBack || b.deviceWentBack,
  };
}

async function openAnswer(station: Station, parts: Part[]): Promise<Result<Opened<ToStationFrame>, ReadBackProblem>> {
  const { header } = parts[0] as Part;
  if (header.direction !== 'toStation') return failure('notForStation');
  if (header.station !== station.code) return failure('otherStation', header.station);
  const county = await countyKeys(station);
  if (!county) return failure('noCountyKey');
  if (header.from.sign !== county.sign) return failure('otherCounty');
  const opened = await openBundle(parts, await ownIdentity(station), toStationFrame);
  if (opened.ok) return opened;
  return opened.reason === 'otherKey' ? failure('otherDevice') : failure(opened.reason, opened.detail);
}

async function noteAnswered(station: Station, { header, frames }: Opened<ToStationFrame>): Promise<void> {
  const last = await lastBundle(station);
  for await (const frame of frames()) {
    if (last && frame.is === 'opening' && frame.answers === last.set) {
      await station.device.writeState(LAST, { ...last, answeredAt: header.writtenAt } satisfies LastBundle);
    }
    return;
  }
}
