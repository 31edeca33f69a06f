import { ulid } from 'ulid';
import { MAX_DRIFT_MS, writeReading } from '../../domain/clock.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { type PublicKeys, publicKeys } from '../../domain/station/deviceKeys.ts';
import { County, type CountyProblem, fromCounty } from '../county.ts';
import { isDatedAfter } from '../restamp.ts';
import type { Transport } from '../transport.ts';
import { type About, type BundleProblem, type Opened, openBundle, type Sink, writeBundle } from './bundle.ts';
import { type Delivered, DeliveryFailed, deliver, nothingDelivered } from './deliver.ts';
import { type ToCountyFrame, toCountyFrame } from './frames.ts';
import { deviceNote } from './keeping.ts';
import { fingerprintOf, type Identity } from './keys.ts';
import type { Part } from './part.ts';

/**
 * Why the county does not take a bundle; nothing is changed then.
 * - `notForCounty`: it is an answer, which goes to the station
 * - `otherCounty`: it is sealed for another county's key
 * - `unknownDevice`: the county knows nothing of the key that signed it; the detail is the key's fingerprint
 * - `clockAhead`: it was written by a clock that is ahead by more than a day, which would win every merge (SYNC K1)
 */
export type ImportProblem =
  | Exclude<BundleProblem, 'otherKey'>
  | 'notForCounty'
  | 'otherCounty'
  | 'unknownDevice'
  | 'clockAhead'
  | CountyProblem;

/** Who imports, where, and what time it is there. */
export interface ImportDesk {
  identity: Identity;
  /** To a station's database, as an administrator. */
  transportTo(station: string): Transport;
  /** To a station's files database, as an administrator. */
  filesTo(station: string): Transport;
  now(): number;
}

export interface Imported extends Delivered {
  station: string;
  device: string;
  /** The bundle, and the answer to it. */
  set: string;
  answer: { set: string; parts: number; bytes: number };
}

const NEVER = new AbortController().signal;

/**
 * Imports one bundle at the county and writes the answer that its station reads back.
 *
 * @param sinkFor where the answer goes; what was begun is worth nothing unless this succeeds
 * @param trusted the fingerprint of a key that someone has compared with the station, which is noted then
 * @throws what the sink throws
 */
export async function importBundle(
  parts: Part[],
  { identity, transportTo, filesTo, now }: ImportDesk,
  sinkFor: (answer: About) => Sink,
  trusted?: string,
): Promise<Result<Imported, ImportProblem>> {
  if (parts[0]?.header.direction !== 'toCounty') return failure('notForCounty');
  const opened = await openBundle(parts, identity, toCountyFrame);
  if (!opened.ok) return opened.reason === 'otherKey' ? failure('otherCounty') : failure(opened.reason, opened.detail);
  const { header, frames } = opened.value;
  const transport = transportTo(header.station);
  const countyAs = (device: string) => new County(transport, () => device, now);
  const county = countyAs(header.device);
  const known = await isKnown(county, header.from, trusted);
  if (!known.ok) return known;
  if (await isFromTheFuture(opened.value, now())) return failure('clockAhead');

  const delivered = nothingDelivered();
  const writtenAt = new Date(now()).toISOString();
  const about = {
    direction: 'toStation',
    station: header.station,
    device: header.device,
    set: ulid(now()),
    writtenAt,
  } as const;
  try {
    const answer = deliver(countyAs, filesTo(header.station), header, frames(), delivered);
    const written = await writeBundle(answer, about, { from: identity, to: header.from }, sinkFor(about));
    const { station, device, set } = header;
    return success({ ...delivered, station, device, set, answer: { set: about.set, ...written } });
  } catch (error) {
    if (error instanceof DeliveryFailed) return failure(error.problem, error.message);
    throw error;
  }
}

/** Whether the device has left its key over the line (SYNC S5: only the station's own user could), or someone vouches. */
async function isKnown(
  county: County,
  from: PublicKeys,
  trusted: string | undefined,
): Promise<Result<void, ImportProblem>> {
  const note = await county.readNote(deviceNote(from), publicKeys, NEVER);
  if (!note.ok) return note;
  if (note.value && note.value.sign === from.sign && note.value.agree === from.agree) return success(undefined);
  const fingerprint = fingerprintOf(from);
  return trusted === fingerprint
    ? county.writeNote(deviceNote(from), from, NEVER)
    : failure('unknownDevice', fingerprint);
}

async function isFromTheFuture({ header, frames }: Opened<ToCountyFrame>, now: number): Promise<boolean> {
  const believable = now + MAX_DRIFT_MS;
  if (Date.parse(header.writtenAt) > believable) return true;
  const latest = writeReading(believable, 0);
  for await (const frame of frames()) {
    if (frame.is === 'push' && frame.documents.some((held) => isDatedAfter(fromCounty(held), latest))) return true;
  }
  return false;
}
