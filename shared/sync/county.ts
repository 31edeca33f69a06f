import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { canonicalJson } from '../domain/canonical.ts';
import { ID_PATTERN } from '../domain/document.ts';
import type { Document } from '../domain/kinds.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { isLockedOut } from '../domain/station/lockout.ts';
import { PageSize } from './pageSize.ts';
import type { CountyRequest, NoAnswer, Transport } from './transport.ts';

/**
 * Why the county did not do what was asked (SYNC U5).
 * - `offline`, `notCouchDB`: no connection
 * - `signIn`: the password is not, or no longer, right (401)
 * - `suspended`: the station may not use its database (403)
 * - `notSetUp`: the county has no database for this station (404)
 * - `busy`: the server asks to come again later (429, 5xx, 403 after too many wrong passwords)
 * - `tooLarge`: the batch, or a document in it, is over the server's limit (413)
 * - `badRequest`: the server calls the request malformed (other 4xx); one bad document fails its whole batch so
 */
export type CountyProblem = NoAnswer | 'signIn' | 'suspended' | 'notSetUp' | 'busy' | 'tooLarge' | 'badRequest';

/** A document as CouchDB holds it: `_id` for `id`, and its revision. */
export type CountyDocument = Record<string, unknown> & { _id: string; _rev?: string };

export interface ChangesRow {
  id: string;
  deleted: boolean;
  document: CountyDocument | undefined;
  /** The revisions of all its branches, the winner first, where there are several (SYNC C4). */
  branches: string[];
  /** The revisions of all its branches, deleted ones too, where the feed told them. */
  leaves?: string[];
}

export interface Changes {
  rows: ChangesRow[];
  last: string;
  /** How many changes come after these. */
  pending: number;
}

export type PushRow =
  | { id: string; outcome: 'stored'; rev: string }
  | { id: string; outcome: 'conflict' }
  | { id: string; outcome: 'refused'; why: string };

export interface HeldRow extends ChangesRow {
  rev: string | undefined;
}

const countyDocument = z.looseObject({ _id: z.string(), _rev: z.string() });

const changesAnswer = z.object({
  results: z.array(
    z.object({
      id: z.string(),
      deleted: z.boolean().optional(),
      doc: countyDocument.nullish(),
      changes: z.array(z.object({ rev: z.string() })).optional(),
    }),
  ),
  last_seq: z.union([z.string(), z.number()]),
  pending: z.number().optional(),
});

const pushAnswer = z.array(
  z.object({
    id: z.string(),
    rev: z.string().optional(),
    error: z.string().optional(),
    reason: z.string().optional(),
  }),
);

const heldAnswer = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      error: z.string().optional(),
      value: z.object({ rev: z.string(), deleted: z.boolean().optional() }).optional(),
      doc: countyDocument.nullish(),
    }),
  ),
});

const placeAnswer = z.object({ update_seq: z.union([z.string(), z.number()]) });

const listingAnswer = z.object({ rows: z.array(z.object({ id: z.string(), value: z.object({ rev: z.string() }) })) });

const meetingsAnswer = z.object({ meetings: z.int() });

const missingAnswer = z.record(z.string(), z.object({ missing: z.array(z.string()) }));

const revisionsAnswer = z.object({
  results: z.array(z.object({ docs: z.array(z.object({ ok: countyDocument.optional() })) })),
});

/** A write or a read of a page: long enough for a full batch on a 2G line. */
const ANSWER_TIMEOUT_MS = 120_000;

/** How long CouchDB holds a long poll open; below the minute after which common proxies cut a silent line. */
export const LONG_POLL_MS = 50_000;

/**
 * What a device asks not to be told: its own writes (SYNC P2), and the design document, whose id alone begins with `_`
 * and whose tables are larger than a village's news of a week (SYNC P6).
 */
function notWrittenBy(device: string) {
  return { selector: { _id: { $gte: 'a' }, $or: [{ device: { $exists: false } }, { device: { $ne: device } }] } };
}

/** Requests whose answer is as long as the page that was asked for. */
const PAGED = new Set(['_changes', '_all_docs', '_bulk_get']);

/** The county's database of one station: the few requests that sync is made of, each with its answer checked. */
export class County {
  readonly #transport: Transport;
  readonly #deviceId: () => string;
  readonly #now: () => number;
  #clockOffMs: number | undefined;
  /** How much is asked for at once, by what the line carries. */
  readonly pageSize = new PageSize();

  /** @param deviceId this device's id, asked for each time: a device restored from a backup gets a new one (SYNC R3) */
  constructor(transport: Transport, deviceId: () => string, now: () => number = Date.now) {
    this.#transport = transport;
    this.#deviceId = deviceId;
    this.#now = now;
  }

  /**
   * How far this device's clock is ahead of the county's, in milliseconds, by the last answer (SYNC K1); undefined before
   * the first one.
   */
  get clockOffMs(): number | undefined {
    return this.#clockOffMs;
  }

  /** What the county's clock says now, in milliseconds since 1970; before the first answer, what this device's says. */
  get time(): number {
    return this.#now() - (this.#clockOffMs ?? 0);
  }

  /** The changes of other devices after `since`; `wait` holds the line until there is one (SYNC P1, P2). */
  async changes(
    { since, limit, wait }: { since: string; limit: number; wait: boolean },
    stop: AbortSignal,
  ): Promise<Result<Changes, CountyProblem>> {
    const answer = await this.#ask(
      {
        method: 'POST',
        path: '_changes',
        query: {
          since,
          limit: String(limit),
          include_docs: 'true',
          conflicts: 'true',
          style: 'all_docs',
          filter: '_selector',
          ...(wait && { feed: 'longpoll', timeout: String(LONG_POLL_MS) }),
        },
        body: notWrittenBy(this.#deviceId()),
        timeoutMs: wait ? LONG_POLL_MS + ANSWER_TIMEOUT_MS : ANSWER_TIMEOUT_MS,
      },
      changesAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    const { results, last_seq, pending } = answer.value;
    const rows = results.map(({ id, deleted, doc, changes = [] }) => ({
      id,
      deleted: deleted ?? false,
      document: doc ?? undefined,
      branches: branchesOf(doc ?? undefined),
      leaves: changes.map(({ rev }) => rev),
    }));
    return success({ rows, last: String(last_seq), pending: pending ?? 0 });
  }

  /**
   * Writes documents that the county cannot have yet, under revisions computed from their content (SYNC U3). CouchDB
   * answers only for those it refuses; one that it holds already under that revision is left as it is.
   */
  async pushNew(documents: CountyDocument[], stop: AbortSignal): Promise<Result<PushRow[], CountyProblem>> {
    const answer = await this.#ask(
      {
        method: 'POST',
        path: '_bulk_docs',
        body: { new_edits: false, docs: documents },
        timeoutMs: ANSWER_TIMEOUT_MS,
      },
      pushAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    const failed = new Map(answer.value.map((row) => [row.id, pushRow(row)]));
    return success(
      documents.map(({ _id: id, _rev: rev = '' }) => failed.get(id) ?? { id, outcome: 'stored' as const, rev }),
    );
  }

  /** Writes a batch on top of the revisions it names. The rows of the answer are in the order of the documents. */
  async push(documents: CountyDocument[], stop: AbortSignal): Promise<Result<PushRow[], CountyProblem>> {
    const answer = await this.#ask(
      { method: 'POST', path: '_bulk_docs', body: { docs: documents }, timeoutMs: ANSWER_TIMEOUT_MS },
      pushAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    // A cut-off or foreign answer that happens to be a list must not be taken for an acknowledgement.
    if (answer.value.length !== documents.length) return failure('notCouchDB');
    return success(answer.value.map(pushRow));
  }

  /** What the county holds under these ids, bodies included. */
  async held(ids: string[], stop: AbortSignal): Promise<Result<HeldRow[], CountyProblem>> {
    const answer = await this.#ask(
      {
        method: 'POST',
        path: '_all_docs',
        query: { include_docs: 'true', conflicts: 'true' },
        body: { keys: ids },
        timeoutMs: ANSWER_TIMEOUT_MS,
      },
      heldAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    return success(
      answer.value.rows.map(({ key, value, doc }) => ({
        id: key,
        rev: value?.rev,
        deleted: value?.deleted ?? false,
        document: doc ?? undefined,
        branches: branchesOf(doc ?? undefined),
      })),
    );
  }

  /** The county's place in its own feed: what is read from here on happened after this moment. */
  async place(stop: AbortSignal): Promise<Result<string, CountyProblem>> {
    const answer = await this.#ask({ method: 'GET', path: '', timeoutMs: ANSWER_TIMEOUT_MS }, placeAnswer, stop);
    return answer.ok ? success(String(answer.value.update_seq)) : answer;
  }

  /** Ids and revisions in order of id, those of one kind, after `after`. Deleted documents are not among them. */
  async listing(
    { kind, after, limit }: { kind: string; after: string; limit: number },
    stop: AbortSignal,
  ): Promise<Result<{ id: string; rev: string }[], CountyProblem>> {
    const startkey = after === '' ? `${kind}:` : `${after}\u0000`;
    const answer = await this.#ask(
      {
        method: 'GET',
        path: '_all_docs',
        query: {
          startkey: JSON.stringify(startkey),
          endkey: JSON.stringify(`${kind}:\ufff0`),
          limit: String(limit),
        },
        timeoutMs: ANSWER_TIMEOUT_MS,
      },
      listingAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    return success(answer.value.rows.map(({ id, value }) => ({ id, rev: value.rev })));
  }

  /** What the county remembers of this device (SYNC R1); 0 where it remembers nothing. */
  async readMeetings(stop: AbortSignal): Promise<Result<number, CountyProblem>> {
    const answer = await this.readNote(`device-${this.#deviceId()}`, meetingsAnswer, stop);
    return answer.ok ? success(answer.value?.meetings ?? 0) : answer;
  }

  writeMeetings(meetings: number, stop: AbortSignal): Promise<Result<void, CountyProblem>> {
    return this.writeNote(`device-${this.#deviceId()}`, { meetings }, stop);
  }

  /** A note that stands beside the documents and is no document (CouchDB's `_local`); undefined where there is none. */
  async readNote<T>(
    name: string,
    shape: z.ZodType<T>,
    stop: AbortSignal,
  ): Promise<Result<T | undefined, CountyProblem>> {
    const path = `_local/${name}`;
    const answer = await this.#ask({ method: 'GET', path, timeoutMs: ANSWER_TIMEOUT_MS }, shape, stop);
    // CouchDB says 404 with reason `missing` of a document, with another reason of a database.
    const isNone = !answer.ok && answer.reason === 'notSetUp' && answer.detail === 'missing';
    return isNone ? success(undefined) : answer;
  }

  async writeNote(name: string, body: object, stop: AbortSignal): Promise<Result<void, CountyProblem>> {
    const written = await this.#ask(
      { method: 'PUT', path: `_local/${name}`, body, timeoutMs: ANSWER_TIMEOUT_MS },
      z.object({ ok: z.literal(true) }),
      stop,
    );
    return written.ok ? success(undefined) : written;
  }

  /** The bodies of these revisions with the path they came through; those that the county has dropped are left out. */
  async revisions(
    wanted: { id: string; rev: string }[],
    stop: AbortSignal,
  ): Promise<Result<CountyDocument[], CountyProblem>> {
    const answer = await this.#ask(
      {
        method: 'POST',
        path: '_bulk_get',
        query: { revs: 'true' },
        body: { docs: wanted },
        timeoutMs: ANSWER_TIMEOUT_MS,
      },
      revisionsAnswer,
      stop,
    );
    if (!answer.ok) return answer;
    return success(answer.value.results.flatMap(({ docs }) => docs.flatMap(({ ok }) => ok ?? [])));
  }

  /**
   * The ids of those of these revisions that the county has never had. It remembers every revision that it gave or took,
   * so it was restored or rebuilt since (SYNC R1).
   */
  async unknown(
    revisions: { id: string; rev: string }[],
    stop: AbortSignal,
  ): Promise<Result<Set<string>, CountyProblem>> {
    const body = Object.fromEntries(revisions.map(({ id, rev }) => [id, [rev]]));
    const answer = await this.#ask(
      { method: 'POST', path: '_revs_diff', body, timeoutMs: ANSWER_TIMEOUT_MS },
      missingAnswer,
      stop,
    );
    return answer.ok ? success(new Set(Object.keys(answer.value))) : answer;
  }

  async #ask<T>(request: CountyRequest, shape: z.ZodType<T>, stop: AbortSignal): Promise<Result<T, CountyProblem>> {
    const exchange = await this.#transport.exchange(request, stop);
    if (!exchange.ok) {
      // A long poll ends for many reasons; the question that follows it shows whether the page was too long.
      if (PAGED.has(request.path) && request.query?.feed !== 'longpoll') this.pageSize.failed();
      return exchange;
    }
    const { status, serverTime } = exchange.value;
    if (serverTime !== undefined) this.#clockOffMs = this.#now() - serverTime;
    // CouchDB answers a bulk write with 201, or 202 from a cluster in part down. A page that says 200 `[]` is not it.
    if (request.path === '_bulk_docs' && status < 400 && status !== 201 && status !== 202) return failure('notCouchDB');
    const reason = reasonIn(exchange.value.body);
    const problem = problemOfStatus(status, reason);
    if (problem) return failure(problem, reason);
    const parsed = shape.safeParse(exchange.value.body);
    return parsed.success ? success(parsed.data) : failure('notCouchDB');
  }
}

/** The revisions a document came through, its own first, from a body that was asked for with its revisions. */
export function pathOf(held: CountyDocument): string[] {
  const { start, ids } = (held._revisions as { start: number; ids: string[] } | undefined) ?? { start: 0, ids: [] };
  return ids.map((hash, back) => `${start - back}-${hash}`);
}

/** The winner's and the other branches' revisions, from a body that was asked for with `conflicts`. */
function branchesOf(document: CountyDocument | undefined): string[] {
  const others = document?._conflicts;
  return document?._rev && Array.isArray(others) && others.length > 0 ? [document._rev, ...(others as string[])] : [];
}

function pushRow({ id, rev, error, reason }: z.infer<typeof pushAnswer>[number]): PushRow {
  if (error === 'conflict') return { id, outcome: 'conflict' };
  if (error) return { id, outcome: 'refused', why: reason ?? error };
  return { id, outcome: 'stored', rev: rev ?? '' };
}

/** The reason that CouchDB's answer gives. */
export function reasonIn(body: unknown): string | undefined {
  const reason = (body as { reason?: unknown } | null)?.reason;
  return typeof reason === 'string' ? reason : undefined;
}

/** Why the county did not do it, by the status of its answer; undefined where it did. */
export function problemOfStatus(status: number, reason: string | undefined): CountyProblem | undefined {
  if (status < 400) return undefined;
  if (status === 401) return 'signIn';
  if (status === 403) return isLockedOut(reason) ? 'busy' : 'suspended';
  if (status === 404) return 'notSetUp';
  if (status === 413) return 'tooLarge';
  if (status === 408 || status === 429 || status >= 500) return 'busy';
  return 'badRequest';
}

/** A document as it goes to the county, on top of the revision last agreed on (SYNC U2). */
export function toCounty(document: Document, rev: string | undefined): CountyDocument {
  const { id, ...content } = document;
  return { _id: id, ...(rev && { _rev: rev }), ...content };
}

/** A document as this device works with it. CouchDB's own fields, all of which begin with `_`, are left off. */
export function fromCounty(held: CountyDocument): Document {
  const content = Object.fromEntries(Object.entries(held).filter(([field]) => !field.startsWith('_')));
  return { ...content, id: held._id } as unknown as Document;
}

/** How many digits of the hash a revision made here carries: enough to tell contents apart, few as they do not pack. */
const HASH_DIGITS = 16;

/**
 * How long a revision must be. CouchDB takes a shorter one for raw bytes and gives it back as the hex of those; filled up
 * with zeros, which pack to nothing, it comes back as it was sent.
 */
const REVISION_DIGITS = 32;

/** The first revision of a document, computed from its content, so that sending it twice is harmless (SYNC U3). */
export function firstRevision(document: Document): string {
  const hash = ID_PATTERN.exec(document.id)?.[3] ?? bytesToHex(sha256(utf8ToBytes(canonicalJson(document))));
  return `1-${hash.slice(0, HASH_DIGITS).padEnd(REVISION_DIGITS, '0')}`;
}

/** The generation of a revision: 3 of `3-abc`. */
export function generation(rev: string): number {
  return Number.parseInt(rev, 10) || 0;
}
