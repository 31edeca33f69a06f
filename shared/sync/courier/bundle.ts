import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { z } from 'zod';
import { failure, type Result, success } from '../../domain/result.ts';
import type { PublicKeys } from '../../domain/station/deviceKeys.ts';
import { type Identity, pointOf, publicKeysOf } from './keys.ts';
import { type Header, headOf, lengthPrefixed, type Part, type PartProblem, sealedFrames } from './part.ts';
import { type Seal, sealFor, sealOf } from './seal.ts';

/**
 * Where a part is cut: FAT32 takes 4 GiB in one file, but old sticks and the computers that they are put into are slow,
 * and what broke on the way is a part and not all.
 */
export const PART_BYTES_MAX = 64 * 1024 * 1024;

/** A frame unpacked. Many times what either side writes: it is there against a file made to fill the memory. */
const FRAME_BYTES_MAX = 128 * 1024 * 1024;

/** Where the parts of a bundle go while it is written; how many there are is known only at the end. */
export interface Sink {
  /** Adds to the frames of part n, from 1. */
  append(part: number, bytes: Uint8Array): Promise<void>;
  /** Part n of m is complete: its head stands before its frames. */
  finish(part: number, of: number, head: Uint8Array): Promise<void>;
}

export type About = Pick<Header, 'direction' | 'station' | 'device' | 'set' | 'writtenAt'>;

/** Seals frames one by one into parts. None of it is there for a reader before the last part is finished. */
export async function writeBundle(
  frames: AsyncIterable<object>,
  about: About,
  { from, to }: { from: Identity; to: PublicKeys },
  sink: Sink,
  partBytesMax = PART_BYTES_MAX,
): Promise<{ parts: number; bytes: number }> {
  const seal = await sealFor(to, about);
  const parts = [newPart(0)];
  let number = 0;
  for await (const frame of frames) {
    const sealed = lengthPrefixed(await seal.seal(gzipSync(strToU8(JSON.stringify(frame))), number));
    let part = parts.at(-1) as PartInHand;
    if (part.frames > 0 && part.bytes + sealed.length > partBytesMax) {
      part = newPart(number);
      parts.push(part);
    }
    part.hash.update(sealed);
    part.frames += 1;
    part.bytes += sealed.length;
    number += 1;
    await sink.append(parts.length, sealed);
  }
  const common = { ...about, from: await publicKeysOf(from), to: to.agree, ephemeral: seal.ephemeral };
  for (const [at, { hash, ...counted }] of parts.entries()) {
    const place = { part: at + 1, of: parts.length };
    const head = await headOf({ ...common, ...place, ...counted, hash: bytesToHex(hash.digest()) }, from);
    await sink.finish(place.part, place.of, head);
  }
  return { parts: parts.length, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0) };
}

interface PartInHand {
  firstFrame: number;
  frames: number;
  bytes: number;
  hash: ReturnType<typeof sha256.create>;
}

function newPart(firstFrame: number): PartInHand {
  return { firstFrame, frames: 0, bytes: 0, hash: sha256.create() };
}

/**
 * Why a bundle is not taken.
 * - `partMissing`: a part is not among the files; the detail is `<n>/<m>`
 * - `otherKey`: it is sealed for someone else
 */
export type BundleProblem = PartProblem | 'partMissing' | 'otherKey';

/** A bundle that was read through once and is whole. */
export interface Opened<Frame> {
  header: Header;
  frames(): AsyncGenerator<Frame>;
}

/** Parts by the bundle that they are of, in the order of the first. */
export function bundlesOf(parts: Part[]): Part[][] {
  const sets = new Map<string, Part[]>();
  for (const part of parts) sets.set(part.header.set, [...(sets.get(part.header.set) ?? []), part]);
  return [...sets.values()];
}

/**
 * Opens a bundle for this identity. It is read to its end before anything of it is handed out, so that one that is
 * altered or cut off anywhere changes nothing. Whether its writer is to be trusted, the caller decides by the header.
 */
export async function openBundle<Frame>(
  parts: Part[],
  identity: Identity,
  shape: z.ZodType<Frame>,
): Promise<Result<Opened<Frame>, BundleProblem>> {
  const ordered = inOrder(parts);
  if (!ordered.ok) return ordered;
  const { header } = ordered.value[0] as Part;
  if (header.to !== (await pointOf(identity.agree.publicKey))) return failure('otherKey');
  const seal = await sealOf(identity, header, header.ephemeral);
  for (const part of ordered.value) {
    if (!(await isWhole(part))) return failure('damaged', part.source.name);
  }
  const frames = () => opened(ordered.value, seal, shape);
  try {
    for await (const _ of frames());
  } catch {
    // The signature holds, so what does not open was not sealed for us as the format says.
    return failure('damaged', header.set);
  }
  return success({ header, frames });
}

/** All parts of the set, each once. */
function inOrder(parts: Part[]): Result<Part[], 'partMissing' | 'damaged'> {
  const byNumber = new Map(parts.map((part) => [part.header.part, part]));
  const first = parts[0] as Part;
  const { of } = first.header;
  const common = commonOf(first);
  const ordered: Part[] = [];
  let frame = 0;
  for (let n = 1; n <= of; n += 1) {
    const part = byNumber.get(n);
    if (!part) return failure('partMissing', `${n}/${of}`);
    if (commonOf(part) !== common || part.header.firstFrame !== frame) return failure('damaged', part.source.name);
    frame += part.header.frames;
    ordered.push(part);
  }
  return success(ordered);
}

/** What the headers of all parts of a bundle say alike. */
function commonOf({ header }: Part): string {
  const { part: _, firstFrame: __, frames: ___, bytes: ____, hash: _____, ...common } = header;
  return JSON.stringify(common);
}

async function isWhole(part: Part): Promise<boolean> {
  const hash = sha256.create();
  let frames = 0;
  let bytes = 0;
  for await (const sealed of sealedFrames(part)) {
    const whole = lengthPrefixed(sealed);
    hash.update(whole);
    frames += 1;
    bytes += whole.length;
  }
  const { header, source, bodyAt } = part;
  const isComplete = frames === header.frames && bytes === header.bytes && source.size === bodyAt + header.bytes;
  return isComplete && bytesToHex(hash.digest()) === header.hash;
}

async function* opened<Frame>(parts: Part[], seal: Seal, shape: z.ZodType<Frame>): AsyncGenerator<Frame> {
  for (const part of parts) {
    let number = part.header.firstFrame;
    for await (const sealed of sealedFrames(part)) {
      yield shape.parse(JSON.parse(strFromU8(unpacked(await seal.open(sealed, number)))));
      number += 1;
    }
  }
}

/** @throws RangeError where it would fill the memory */
function unpacked(packed: Uint8Array): Uint8Array {
  // The last four bytes of gzip say how long the content is, modulo 2^32.
  const size = new DataView(packed.buffer, packed.byteOffset, packed.byteLength).getUint32(packed.length - 4, true);
  if (size > FRAME_BYTES_MAX) throw new RangeError(`a frame of ${size} bytes`);
  return gunzipSync(packed, { out: new Uint8Array(size) });
}
