import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { failure, type Result, success } from '../result.ts';
import { PIECE_BYTES_MAX } from './file.ts';

/** A part of a file under the hash of its bytes: the same bytes are the same piece, whoever cut them. */
export interface Piece {
  /** SHA-256, 64 hex digits. */
  hash: string;
  bytes: Uint8Array;
}

export function pieceOf(bytes: Uint8Array): Piece {
  return { hash: bytesToHex(sha256(bytes)), bytes };
}

/** Whether these bytes are the piece of this hash. What fails it was damaged on a disk or altered at the county. */
export function isPiece(hash: string, bytes: Uint8Array): boolean {
  return bytesToHex(sha256(bytes)) === hash;
}

/** A file's pieces in their order, all but the last of `PIECE_BYTES_MAX` bytes, and the hash of the whole. */
export function cut(bytes: Uint8Array): { sha256: string; pieces: Piece[] } {
  const pieces: Piece[] = [];
  const whole = sha256.create();
  for (let from = 0; from < bytes.length; from += PIECE_BYTES_MAX) {
    const part = bytes.slice(from, from + PIECE_BYTES_MAX);
    whole.update(part);
    pieces.push(pieceOf(part));
  }
  return { sha256: bytesToHex(whole.digest()), pieces };
}

/**
 * The file that these pieces make, in their order.
 * `damaged`: together they are not the file of this hash, although each may be a piece that somebody cut.
 */
export function joined(parts: readonly Uint8Array[], hash: string): Result<Uint8Array, 'damaged'> {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return isPiece(hash, bytes) ? success(bytes) : failure('damaged');
}

/** How long each of a file's pieces is: all but the last are whole ones. */
export function pieceSizes({ bytes, pieces }: { bytes: number; pieces: readonly string[] }): number[] {
  return pieces.map((_, index) =>
    index < pieces.length - 1 ? PIECE_BYTES_MAX : bytes - (pieces.length - 1) * PIECE_BYTES_MAX,
  );
}
