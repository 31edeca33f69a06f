/// <reference path="../../store/file/pouchdb.d.ts" />
import { z } from 'zod';
import { PIECE_BYTES_MAX } from '../../domain/file/file.ts';
import { isPiece } from '../../domain/file/pieces.ts';
import { PIECE_ATTACHMENT, pieceHash, pieceRevision } from '../../store/file/pieceStore.ts';
import { type CountyProblem, problemOfStatus, reasonIn } from '../county.ts';
import type { Transport } from '../transport.ts';

/** How long an answer may take; as long as the relay waits without a byte. */
const ANSWER_TIMEOUT_MS = 120_000;

/** As much of a `Response` as PouchDB's http adapter reads. */
interface PouchAnswer {
  ok: boolean;
  status: number;
  headers: { get(name: string): string | null };
  json(): Promise<unknown>;
  blob(): Promise<unknown>;
  buffer(): Promise<unknown>;
}

const stub = z.object({ length: z.number().max(PIECE_BYTES_MAX), digest: z.string() });

/** A piece's document as it must be: its one attachment, and the revision that its content gives it. */
const pieceDocument = z
  .looseObject({ _id: z.string(), _rev: z.string(), _attachments: z.strictObject({ [PIECE_ATTACHMENT]: stub }) })
  .refine(({ _id, _rev }) => _rev === pieceRevision(pieceHash(_id)));

const bulkGetAnswer = z.looseObject({
  results: z.array(z.looseObject({ id: z.string(), docs: z.array(z.looseObject({ ok: z.unknown().optional() })) })),
});

/** What CouchDB answers where; anything else is somebody else's (SYNC P5). */
const SHAPES: Record<string, z.ZodType> = {
  _bulk_docs: z.array(z.unknown()),
  _revs_diff: z.record(z.string(), z.looseObject({ missing: z.array(z.string()) })),
  _changes: z.looseObject({ results: z.array(z.unknown()) }),
  _bulk_get: bulkGetAnswer,
};

/** What PouchDB is told of the county's database where it only wants a name and a count for its log. */
const ABOUT = { db_name: 'files', update_seq: '0', doc_count: 0 };

/**
 * The county's files database for PouchDB: its own http adapter, whose requests go through a `Transport` like all others
 * (SYNC S6), and so are packed, paid attention to by the meter, and answered by CouchDB or not at all. What is fetched is
 * checked against its hash before PouchDB sees it, so that nothing damaged or forged is ever written to this disk.
 */
export class CountyPieces {
  /** Why the last exchange came to nothing. PouchDB passes on only that one did. */
  problem: CountyProblem | undefined;
  /** Hashes under which the county was found to hold something else, since the database was last opened. */
  readonly forged = new Set<string>();
  readonly #pouch: () => Promise<PouchClass>;
  readonly #transport: Transport;
  readonly #binary: (bytes: Uint8Array) => unknown;
  /** Bytes that the county says a piece has, by its hash. */
  readonly #lengths = new Map<string, number>();
  #opened = 0;

  /**
   * @param pouch called with the first use
   * @param binary bytes as this platform's PouchDB takes them: a `Blob` in a page, a `Buffer` in Node
   */
  constructor(pouch: () => Promise<PouchClass>, transport: Transport, binary: (bytes: Uint8Array) => unknown) {
    this.#pouch = pouch;
    this.#transport = transport;
    this.#binary = binary;
  }

  pouch(): Promise<PouchClass> {
    return this.#pouch();
  }

  /** The database for one replication; its requests end with `stop`. */
  async open(stop: AbortSignal): Promise<PouchDatabase> {
    this.problem = undefined;
    this.forged.clear();
    this.#opened += 1;
    // PouchDB notes for each host for good whether it has `_bulk_get`, and takes a broken line for a no.
    const Pouch = await this.#pouch();
    return new Pouch(`http://county-${this.#opened}/files`, {
      adapter: 'http',
      skip_setup: true,
      fetch: (url: string, init: { method?: string; body?: string } = {}) => this.#answer(url, init, stop),
    });
  }

  async #answer(url: string, init: { method?: string; body?: string }, stop: AbortSignal): Promise<PouchAnswer> {
    const { path, query } = placeOf(url);
    if (path === '') return this.#json(200, ABOUT);
    const isBytes = path.includes('/');
    const exchange = await this.#transport.exchange(
      {
        method: (init.method ?? 'GET') as 'GET',
        path,
        query,
        ...(init.body !== undefined && { body: JSON.parse(init.body) }),
        ...(isBytes && { as: 'bytes' as const }),
        timeoutMs: ANSWER_TIMEOUT_MS,
      },
      stop,
    );
    if (!exchange.ok) return this.#fail(exchange.reason);
    const { status, body } = exchange.value;
    const problem = problemOfStatus(status, reasonIn(body));
    // A piece that is gone while it is fetched does not mean that the database is.
    if (problem) return this.#fail(isBytes && problem === 'notSetUp' ? 'busy' : problem);
    return isBytes ? this.#bytes(path, body as Uint8Array) : this.#json(status, this.#checked(path, status, body));
  }

  #fail(problem: CountyProblem): never {
    this.problem = problem;
    throw new Error(problem);
  }

  /** CouchDB's answer, or no connection. */
  #checked(path: string, status: number, body: unknown): unknown {
    const shape = SHAPES[path];
    const isWritten = path !== '_bulk_docs' || status === 201 || status === 202;
    if (!isWritten || !shape?.safeParse(body).success) return this.#fail('notCouchDB');
    return path === '_bulk_get' ? this.#withoutForged(body as z.infer<typeof bulkGetAnswer>) : body;
  }

  /** Leaves out what is no piece; a hash of which nothing is left was forged. */
  #withoutForged(answer: z.infer<typeof bulkGetAnswer>): object {
    const results = answer.results.map(({ id, docs }) => {
      const found = docs.filter((row) => row.ok !== undefined);
      const pieces = found.flatMap((row) => {
        const piece = pieceDocument.safeParse(row.ok);
        return piece.success && piece.data._id === id ? [{ row, length: lengthIn(piece.data) }] : [];
      });
      const hash = pieceHash(id);
      if (found.length > 0 && pieces.length === 0) this.forged.add(hash);
      for (const { length } of pieces) this.#lengths.set(hash, length);
      return { id, docs: [...docs.filter((row) => row.ok === undefined), ...pieces.map(({ row }) => row)] };
    });
    return { results };
  }

  #bytes(path: string, bytes: Uint8Array): PouchAnswer {
    const hash = pieceHash(decodeURIComponent(path.split('/')[0] ?? ''));
    if (!isPiece(hash, bytes)) {
      // What is shorter than it should be was cut off on the way; the county has the rest.
      if (bytes.length < (this.#lengths.get(hash) ?? 0)) return this.#fail('notCouchDB');
      this.forged.add(hash);
      throw new Error('forged');
    }
    const binary = async () => this.#binary(bytes);
    return { ...this.#json(200, null), blob: binary, buffer: binary };
  }

  #json(status: number, body: unknown): PouchAnswer {
    const none = async () => undefined;
    const headers = { get: () => null };
    return { ok: true, status, headers, json: async () => body, blob: none, buffer: none };
  }
}

function lengthIn(document: z.infer<typeof pieceDocument>): number {
  return (document._attachments as Record<string, z.infer<typeof stub>>)[PIECE_ATTACHMENT]?.length ?? 0;
}

/** Where a request of PouchDB goes, relative to the database. */
function placeOf(url: string): { path: string; query: Record<string, string> } {
  const [address = '', search = ''] = url.split('?', 2);
  const [, path = ''] = /^\w+:\/\/[^/]+(?:\/files)?\/?(.*)$/.exec(address) ?? [];
  const pairs = search.split('&').filter((pair) => pair !== '');
  return {
    path,
    query: Object.fromEntries(pairs.map((pair) => pair.split('=', 2).map(decodeURIComponent) as [string, string])),
  };
}
