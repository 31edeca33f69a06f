import { ulid } from 'ulid';
import { failure, type Result, success } from '../../domain/result.ts';
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
import { type ToStationFrame, toStationFrame } from './frames.ts';
import { countyKeys, ownIdentity } from './keeping.ts';
import { noteCountyTime, type Packed, packWaiting } from './pack.ts';
import { type Part, readHead, type Source } from './part.ts';
import { type Taken, takeAnswer } from './takeAnswer.ts';

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
 * Writes what the county has not acknowledged as a bundle for it. All of it goes on waiting until an answer is read back
 * (SYNC U6), so writing one is harmless, however often.
 *
 * @throws what the storage and the sink throw
 */
export async function writeForCounty(
  station: Station,
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
  const { parts } = await writeBundle(packWaiting(station, packed, now()), about, { from, to }, sinkFor(about));
  const last: LastBundle = { set: about.set, writtenAt, parts, packed };
  await station.device.writeState(LAST, last);
  return success(last);
}

/**
 * Why the files are not read; nothing is changed then.
 * - `notForStation`: a bundle on its way to the county
 * - `otherStation`, `otherDevice`: the answer to another one's bundle
 * - `otherCounty`: not signed by the county whose key this device has
 * - `noCountyKey`: this device has none yet
 */
export type ReadBackProblem =
  | Exclude<BundleProblem, 'otherKey'>
  | 'notForStation'
  | 'otherStation'
  | 'otherDevice'
  | 'otherCounty'
  | 'noCountyKey';

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
  let total = NOTHING;
  for (const answer of answers) {
    const taken = await takeAnswer(station, answer.frames(), Date.parse(answer.header.writtenAt), now);
    if (!taken.ok) return failure('damaged', answer.header.set);
    total = sum(total, taken.value);
    await noteCountyTime(station, Date.parse(answer.header.writtenAt));
    await noteAnswered(station, answer);
  }
  return success(total);
}

const NOTHING: Taken = {
  stored: 0,
  refused: 0,
  conflicts: 0,
  received: 0,
  countyWentBack: false,
  deviceWentBack: false,
};

function sum(a: Taken, b: Taken): Taken {
  return {
    stored: a.stored + b.stored,
    refused: a.refused + b.refused,
    conflicts: a.conflicts + b.conflicts,
    received: a.received + b.received,
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
