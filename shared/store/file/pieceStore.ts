/// <reference path="./pouchdb.d.ts" />
import { isPiece, type Piece } from '../../domain/file/pieces.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { problemOf } from '../problem.ts';
import { fromBase64, toBase64 } from './base64.ts';

/** The one attachment of a piece's document. */
export const PIECE_ATTACHMENT = 'bytes';

export const PIECE_TYPE = 'application/octet-stream';

/** How many hex digits of the hash a revision carries: as many as CouchDB's own. */
export const REVISION_DIGITS = 32;

const PREFIX = 'piece:';

/** The id of a piece's document, its hash as the first group. */
export const PIECE_ID_PATTERN = /^piece:([0-9a-f]{64})$/;

/** The document that a piece is at home and at the county. */
export function pieceId(hash: string): string {
  return `${PREFIX}${hash}`;
}

/** The hash in a piece's document id. */
export function pieceHash(id: string): string {
  return id.slice(PREFIX.length);
}

/** The revision that a piece has everywhere: made from its content, so that two devices that cut the same do not differ. */
export function pieceRevision(hash: string): string {
  return `1-${hash.slice(0, REVISION_DIGITS)}`;
}

export type PieceStoreProblem = 'diskFull' | 'storageBroken';

/** The pieces of files that are on this disk, in a PouchDB that replicates with the station's files database. */
export class PieceStore {
  readonly #open: () => Promise<PouchDatabase>;
  #opened: Promise<PouchDatabase> | undefined;

  /** @param open called with the first use */
  constructor(open: () => Promise<PouchDatabase>) {
    this.#open = open;
  }

  /** The database itself, for replication. */
  database(): Promise<PouchDatabase> {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  /** Writes pieces to the disk; those that are there already stay as they are. */
  async put(pieces: readonly Piece[]): Promise<Result<null, PieceStoreProblem>> {
    try {
      const database = await this.database();
      // One by one: a file that does not fit leaves pieces that the next try does not write again.
      for (const piece of pieces) {
        const [refused] = await database.bulkDocs([documentOf(piece)], { new_edits: false });
        if (refused?.error) return failure(reasonOf(refused));
      }
      return success(null);
    } catch (error) {
      return failure(reasonOf(error));
    }
  }

  /** Which of these pieces are on this disk. */
  async have(hashes: readonly string[]): Promise<Set<string>> {
    const { rows } = await (await this.database()).allDocs({ keys: hashes.map(pieceId) });
    return new Set(rows.filter((row) => row.error === undefined).map((row) => pieceHash(row.id)));
  }

  /** The bytes of a piece. `missing`: not on this disk; `damaged`: what is there is not what its hash says. */
  async read(hash: string): Promise<Result<Uint8Array, 'missing' | 'damaged'>> {
    const database = await this.database();
    let held: PouchDocument;
    try {
      held = await database.get(pieceId(hash), { rev: pieceRevision(hash), attachments: true });
    } catch (error) {
      if ((error as { status?: number }).status === 404) return failure('missing');
      throw error;
    }
    const { data } = (held._attachments as Record<string, { data?: string }> | undefined)?.[PIECE_ATTACHMENT] ?? {};
    const bytes = data === undefined ? undefined : fromBase64(data);
    return bytes && isPiece(hash, bytes) ? success(bytes) : failure('damaged');
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = undefined;
    await (await opened)?.close();
  }
}

function documentOf({ hash, bytes }: Piece): PouchDocument {
  return {
    _id: pieceId(hash),
    _rev: pieceRevision(hash),
    _attachments: { [PIECE_ATTACHMENT]: { content_type: PIECE_TYPE, data: toBase64(bytes) } },
  };
}

/** PouchDB wraps the browser's error and keeps its name in `reason`. */
function reasonOf(error: unknown): PieceStoreProblem {
  const { reason } = error as { reason?: unknown };
  return problemOf({ message: typeof reason === 'string' ? reason : undefined, cause: error });
}
