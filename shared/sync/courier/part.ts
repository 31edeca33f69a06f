import { utf8ToBytes } from '@noble/hashes/utils.js';
import { strFromU8 } from 'fflate';
import { z } from 'zod';
import { instant, stationCode } from '../../domain/document.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { point, publicKeys } from '../../domain/station/deviceKeys.ts';
import type { Identity } from './keys.ts';
import { isSignedBy, signed } from './seal.ts';

/**
 * A courier bundle is a set of files, its parts. A part is, one after the other:
 * the four letters `XYB1`; the header's length in bytes (32 bits, big-endian); the header, JSON; the signature over the
 * header's bytes, 64 bytes; the frames, each its length in bytes (32 bits, big-endian) and so many sealed bytes.
 * The header carries the hash of the frames, so the signature holds all of the part.
 */
const MAGIC = utf8ToBytes('XYB1');
const LENGTH_BYTES = 4;
const SIGNATURE_BYTES = 64;

/** More than the header's fields together can be. */
const HEADER_BYTES_MAX = 4096;

/** The one version of the format that there is. */
const VERSION = 1;

const ulid = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/);

/** What anyone can read of a part: enough to tell whose it is and what is missing, and nothing of what it says. */
const header = z.strictObject({
  version: z.literal(VERSION),
  direction: z.enum(['toCounty', 'toStation']),
  station: stationCode,
  /** The device that the bundle is from, or for. */
  device: ulid,
  /** Names the bundle that the part is of. */
  set: ulid,
  /** n of m, from 1. */
  part: z.int().min(1),
  of: z.int().min(1),
  /** By the clock of whoever wrote it. */
  writtenAt: instant,
  from: publicKeys,
  /** The agreeing key of the one it is for. */
  to: point,
  ephemeral: point,
  /** The number of its first frame in the set, from 0, and how many it has. */
  firstFrame: z.int().min(0),
  frames: z.int().min(0),
  /** Of all frames with their lengths: how many bytes, and the SHA-256 of them. */
  bytes: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Header = z.infer<typeof header>;

/** A file as far as it is read: a few bytes at a time. */
export interface Source {
  /** The file's name, to name it to a person. */
  name: string;
  size: number;
  /** Fewer bytes only where the file ends before `to`. */
  read(from: number, to: number): Promise<Uint8Array>;
}

export interface Part {
  header: Header;
  source: Source;
  /** Where its frames begin. */
  bodyAt: number;
}

/**
 * - `notABundle`: the file is something else
 * - `newerVersion`: a newer program wrote it
 * - `damaged`: altered, or cut off
 */
export type PartProblem = 'notABundle' | 'newerVersion' | 'damaged';

export function lengthPrefixed(bytes: Uint8Array): Uint8Array {
  const whole = new Uint8Array(LENGTH_BYTES + bytes.length);
  new DataView(whole.buffer).setUint32(0, bytes.length);
  whole.set(bytes, LENGTH_BYTES);
  return whole;
}

function lengthAt(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at);
}

/** All of a part that stands before its frames. */
export async function headOf(about: Omit<Header, 'version'>, identity: Identity): Promise<Uint8Array> {
  const text = utf8ToBytes(JSON.stringify({ version: VERSION, ...about } satisfies Header));
  const pieces = [MAGIC, lengthPrefixed(text), await signed(identity, text)];
  const head = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    head.set(piece, at);
    at += piece.length;
  }
  return head;
}

/** Reads what stands before the frames, and whether whoever it names signed it. */
export async function readHead(source: Source): Promise<Result<Part, PartProblem>> {
  const textAt = MAGIC.length + LENGTH_BYTES;
  const start = await source.read(0, textAt);
  if (start.length < textAt || MAGIC.some((byte, at) => start[at] !== byte)) return failure('notABundle', source.name);
  const length = lengthAt(start, MAGIC.length);
  if (length > HEADER_BYTES_MAX) return failure('damaged', source.name);
  const text = await source.read(textAt, textAt + length);
  const signature = await source.read(textAt + length, textAt + length + SIGNATURE_BYTES);
  const parsed = parse(text);
  if (typeof parsed?.version === 'number' && parsed.version > VERSION) return failure('newerVersion', source.name);
  const checked = header.safeParse(parsed);
  if (!checked.success || !(await isSignedBy(checked.data.from, signature, text))) {
    return failure('damaged', source.name);
  }
  return success({ header: checked.data, source, bodyAt: textAt + length + SIGNATURE_BYTES });
}

function parse(text: Uint8Array): { version?: unknown } | undefined {
  try {
    return JSON.parse(strFromU8(text)) as { version?: unknown };
  } catch {
    return undefined;
  }
}

/** The sealed frames of a part, one after the other; ends early where the file does. */
export async function* sealedFrames({ header, source, bodyAt }: Part): AsyncGenerator<Uint8Array> {
  let at = bodyAt;
  const end = bodyAt + header.bytes;
  while (at + LENGTH_BYTES <= end) {
    const length = await source.read(at, at + LENGTH_BYTES);
    if (length.length < LENGTH_BYTES) return;
    const from = at + LENGTH_BYTES;
    at = from + lengthAt(length, 0);
    if (at > end) return;
    const sealed = await source.read(from, at);
    if (sealed.length < at - from) return;
    yield sealed;
  }
}
