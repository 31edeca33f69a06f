import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../domain/canonical.ts';
import type { CountyDocument } from '../county.ts';
import type { CountyAnswer, CountyRequest, Exchange, Transport } from '../transport.ts';

interface Leaf {
  rev: string;
  deleted: boolean;
  body: CountyDocument;
  parent: string | undefined;
}

interface Held {
  seq: number;
  /** Every revision ever stored. */
  known: Map<string, Leaf>;
  /** Every revision ever heard of, and the one before it. */
  parents: Map<string, string | undefined>;
  leaves: Leaf[];
}

/**
 * Refuses a document with a sentence, as a `validate_doc_update` does that throws `forbidden`, or as one that throws
 * `unauthorized`; undefined lets it pass.
 */
export type Validator = (
  next: CountyDocument,
  previous: CountyDocument | undefined,
) => string | { unauthorized: string } | undefined;

/**
 * A model of one CouchDB database, as far as sync uses it: revision trees, winners, the changes feed with its filter and
 * long poll, bulk writes with and without `new_edits`. What a real CouchDB 3.5.0 answers is what it is held to (SYNC T2).
 */
export class ModelCounty {
  readonly #held = new Map<string, Held>();
  readonly #locals = new Map<string, object>();
  readonly #waiting = new Set<() => void>();
  #seq = 0;
  /** Makes sequences this very database's own, as CouchDB's are: another one's are read from the beginning. */
  #tag = newTag();
  validator: Validator = () => undefined;
  now: () => number = Date.now;

  /** The winning version of a document, or undefined where there is none or it is deleted. */
  winner(id: string): CountyDocument | undefined {
    const leaf = winnerOf(this.#held.get(id));
    return leaf && !leaf.deleted ? { ...leaf.body, _rev: leaf.rev } : undefined;
  }

  /** The revisions of all branches of a document that are not deleted. */
  leaves(id: string): string[] {
    return (this.#held.get(id)?.leaves ?? []).filter((leaf) => !leaf.deleted).map((leaf) => leaf.rev);
  }

  all(): CountyDocument[] {
    return [...this.#held.keys()].flatMap((id) => this.winner(id) ?? []);
  }

  /** Deletes as an administrator does. */
  remove(id: string): void {
    const rev = winnerOf(this.#held.get(id))?.rev;
    if (rev) this.#write({ _id: id, _rev: rev, _deleted: true }, true);
  }

  /** Writes as an administrator does, past the validator: a hand edit, or a branch grafted with its own revision. */
  plant(document: CountyDocument, graft = false): void {
    if (graft) this.#graft(document);
    else this.#write({ ...document, _rev: document._rev ?? winnerOf(this.#held.get(document._id))?.rev ?? '' }, true);
  }

  /** Everything as it is now, for a later `restore`, as a nightly backup takes it. */
  backup(): () => ModelCounty {
    const held = structuredClone([...this.#held]);
    const locals = structuredClone([...this.#locals]);
    const seq = this.#seq;
    return () => {
      const restored = new ModelCounty();
      for (const [id, one] of structuredClone(held)) restored.#held.set(id, one);
      for (const [id, one] of structuredClone(locals)) restored.#locals.set(id, one);
      restored.#seq = seq;
      restored.#tag = this.#tag;
      return restored;
    };
  }

  answer(request: CountyRequest): CountyAnswer {
    const { status, body } = this.#route(request);
    return { status, body, bytes: 0, serverTime: this.now() };
  }

  /** A transport straight into the model, with no line in between that could fail. */
  transport(): Transport {
    return {
      exchange: async (request, stop): Promise<Exchange> => {
        for (;;) {
          const answer = this.answer(request);
          const empty = (answer.body as { results?: unknown[] }).results?.length === 0;
          if (request.query?.feed !== 'longpoll' || !empty) return { ok: true, value: answer };
          // Writes that the filter leaves out do not wake it (SYNC P2).
          await this.#nextChange(stop);
          if (stop.aborted) return { ok: false, reason: 'offline' };
        }
      },
    };
  }

  #nextChange(stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.#waiting.delete(wake);
        stop.removeEventListener('abort', wake);
        resolve();
      };
      this.#waiting.add(wake);
      stop.addEventListener('abort', wake, { once: true });
      if (stop.aborted) wake();
    });
  }

  #route({ method, path, query = {}, body }: CountyRequest): { status: number; body: unknown } {
    if (path === '') return { status: 200, body: { update_seq: this.#sequence(this.#seq) } };
    if (path === '_all_docs' && method === 'GET') return this.#listing(query);
    if (path.startsWith('_local/')) return this.#local(method, path, body as object);
    if (path === '_bulk_docs') return this.#bulkDocs(body as { docs?: CountyDocument[]; new_edits?: boolean });
    if (path === '_changes') return this.#changes(query, body as Selector | undefined);
    if (path === '_all_docs') return this.#allDocs((body as { keys: string[] }).keys, query);
    if (path === '_revs_diff') return this.#revsDiff(body as Record<string, string[]>);
    if (path === '_bulk_get') return this.#bulkGet((body as { docs: { id: string; rev: string }[] }).docs);
    return { status: 404, body: { error: 'not_found', reason: 'missing' } };
  }

  #bulkDocs({ docs, new_edits = true }: { docs?: CountyDocument[]; new_edits?: boolean }) {
    if (docs === undefined) return badRequest('POST body must include `docs` parameter.');
    if (!Array.isArray(docs)) return badRequest('`docs` parameter must be an array.');
    for (const document of docs) {
      const unknown = Object.keys(document).find((field) => field.startsWith('_') && !SPECIAL.has(field));
      if (unknown)
        return { status: 400, body: { error: 'doc_validation', reason: `Bad special document member: ${unknown}` } };
      if (document._id.startsWith('_') && !document._id.startsWith('_design/')) {
        return {
          status: 400,
          body: { error: 'illegal_docid', reason: 'Only reserved document ids may start with underscore.' },
        };
      }
      if (document._rev !== undefined && !/^\d+-[0-9a-f]+$/.test(document._rev)) {
        return badRequest('Invalid rev format');
      }
      if (!new_edits && !document._rev && !document._revisions) return badRequest(NEEDS_REVISION);
    }
    const rows = docs.map((document) => (new_edits ? this.#write(document) : this.#graft(document)));
    return { status: 201, body: rows.filter((row) => row !== undefined) };
  }

  #write(document: CountyDocument, asAdministrator = false): object {
    const { _id: id } = document;
    const held = this.#held.get(id);
    const previous = winnerOf(held);
    const parent = document._rev ? held?.leaves.find((leaf) => leaf.rev === document._rev) : undefined;
    const startsAnew = !document._rev && (!previous || previous.deleted);
    if (!parent && !startsAnew) return { id, error: 'conflict', reason: 'Document update conflict.' };
    const why = asAdministrator ? undefined : this.validator(document, parent?.body);
    if (why !== undefined) return { id, ...refusalOf(why) };
    const before = parent ?? previous;
    const rev = `${(before ? generationOf(before.rev) : 0) + 1}-${hash([document, before?.rev])}`;
    this.#store(document, rev, before?.rev);
    return { ok: true, id, rev };
  }

  /** `new_edits: false`: any revision is taken as it is, on whatever parent it names, else as a branch of its own. */
  #graft(document: CountyDocument): object | undefined {
    const { _id: id, _rev: rev = '' } = document;
    if (this.#held.get(id)?.known.has(rev)) return undefined;
    const revisions = document._revisions as { start: number; ids: string[] } | undefined;
    const parent = revisions?.ids[1] && `${revisions.start - 1}-${revisions.ids[1]}`;
    const old = this.#held.get(id)?.known.get(parent ?? '');
    const why = this.validator(document, old?.body);
    if (why !== undefined) return { id, rev, ...refusalOf(why) };
    this.#store(document, rev, parent || undefined);
    const path = (revisions?.ids ?? []).map((hash, back) => `${(revisions?.start ?? 0) - back}-${hash}`);
    const { parents } = this.#held.get(id) as Held;
    for (const [back, one] of path.entries()) if (!parents.get(one)) parents.set(one, path[back + 1]);
    return undefined;
  }

  #store(document: CountyDocument, rev: string, parent: string | undefined): void {
    const { _rev, _revisions, _deleted, ...body } = document;
    const held: Held = this.#held.get(document._id) ?? { seq: 0, known: new Map(), parents: new Map(), leaves: [] };
    this.#seq += 1;
    held.seq = this.#seq;
    const leaf: Leaf = { rev, deleted: _deleted === true, body: body as CountyDocument, parent };
    held.known.set(rev, leaf);
    held.parents.set(rev, parent);
    held.leaves = [...held.leaves.filter((one) => one.rev !== parent), leaf];
    this.#held.set(document._id, held);
    for (const wake of [...this.#waiting]) wake();
  }

  #changes(query: Record<string, string>, selector: Selector | undefined) {
    const since = query.since === 'now' ? this.#seq : this.#placeOf(query.since ?? '0');
    if (since === undefined) {
      return badRequest("Malformed sequence supplied in 'since' parameter.");
    }
    const later = [...this.#held.entries()]
      .filter(([, held]) => held.seq > since)
      .sort(([, a], [, b]) => a.seq - b.seq);
    const others = later.filter(([, held]) => held.leaves.some((leaf) => passes(selector, leaf.body)));
    const page = others.slice(0, Number(query.limit ?? Number.POSITIVE_INFINITY));
    const pending = others.length - page.length;
    const last = pending > 0 ? (page.at(-1)?.[1].seq ?? since) : this.#seq;
    return {
      status: 200,
      body: {
        results: page.map(([id, held]) => this.#changeRow(id, held, query, selector)),
        last_seq: this.#sequence(Math.max(last, since)),
        pending,
      },
    };
  }

  #sequence(seq: number): string {
    return `${seq}-${this.#tag}`;
  }

  #placeOf(since: string): number | undefined {
    const [, seq, tag] = /^(\d+)(?:-(.+))?$/.exec(since) ?? [];
    if (seq === undefined) return undefined;
    return tag === this.#tag ? Number(seq) : 0;
  }

  #changeRow(id: string, held: Held, query: Record<string, string>, selector: Selector | undefined) {
    const winner = winnerOf(held) as Leaf;
    const leaves = query.style === 'all_docs' ? sorted(held.leaves) : [winner];
    const changed = leaves.filter((leaf) => passes(selector, leaf.body));
    return {
      seq: this.#sequence(held.seq),
      id,
      changes: changed.map(({ rev }) => ({ rev })),
      ...(winner.deleted && { deleted: true }),
      ...this.#shownIf(query, id, held, winner),
    };
  }

  #listing({ startkey, endkey, limit }: Record<string, string>) {
    const [from, to] = [JSON.parse(startkey ?? '""'), JSON.parse(endkey ?? '""')] as [string, string];
    const ids = [...this.#held.keys()].filter((id) => id >= from && id <= to && this.winner(id)).sort();
    const rows = ids.slice(0, Number(limit)).map((id) => ({ id, key: id, value: { rev: this.winner(id)?._rev } }));
    return { status: 200, body: { total_rows: this.all().length, offset: null, rows } };
  }

  #local(method: string, path: string, body: object) {
    if (method === 'PUT') {
      this.#locals.set(path, { ...body, _id: path, _rev: '0-1' });
      return { status: 201, body: { ok: true, id: path, rev: '0-1' } };
    }
    const held = this.#locals.get(path);
    return held ? { status: 200, body: held } : { status: 404, body: { error: 'not_found', reason: 'missing' } };
  }

  #revsDiff(asked: Record<string, string[]>) {
    const missing = Object.entries(asked).flatMap(([id, revs]) => {
      const unknown = revs.filter((rev) => !this.#held.get(id)?.parents.has(rev));
      return unknown.length > 0 ? [[id, { missing: unknown }] as const] : [];
    });
    return { status: 200, body: Object.fromEntries(missing) };
  }

  #bulkGet(wanted: { id: string; rev?: string }[]) {
    const results = wanted.map(({ id, rev }) => {
      const held = this.#held.get(id);
      const leaf = rev ? held?.known.get(rev) : winnerOf(held);
      const missing = { error: { id, rev: rev ?? 'undefined', error: 'not_found', reason: 'missing' } };
      return { id, docs: [leaf ? { ok: { ...this.#bodyOf(id, leaf), _revisions: this.#pathOf(id, leaf) } } : missing] };
    });
    return { status: 200, body: { results } };
  }

  #bodyOf(id: string, leaf: Leaf): CountyDocument {
    return { ...leaf.body, _id: id, _rev: leaf.rev, ...(leaf.deleted && { _deleted: true }) };
  }

  #pathOf(id: string, leaf: Leaf): { start: number; ids: string[] } {
    const ids: string[] = [];
    for (let rev: string | undefined = leaf.rev; rev; rev = this.#held.get(id)?.parents.get(rev)) {
      ids.push(rev.slice(rev.indexOf('-') + 1));
    }
    return { start: generationOf(leaf.rev), ids };
  }

  /** The winner's body where it was asked for, with the other branches where these were. */
  #shownIf(query: Record<string, string>, id: string, held: Held, leaf: Leaf): { doc?: CountyDocument } {
    if (query.include_docs !== 'true') return {};
    const others = sorted(held.leaves).filter((one) => one !== leaf && !one.deleted);
    const isAsked = query.conflicts === 'true' && others.length > 0;
    return { doc: { ...this.#bodyOf(id, leaf), ...(isAsked && { _conflicts: others.map(({ rev }) => rev) }) } };
  }

  #allDocs(keys: string[], query: Record<string, string>) {
    const rows = keys.map((key) => {
      const held = this.#held.get(key);
      const leaf = winnerOf(held);
      if (!held || !leaf) return { key, error: 'not_found' };
      if (leaf.deleted) {
        const value = { rev: leaf.rev, deleted: true };
        return { id: key, key, value, ...(query.include_docs === 'true' && { doc: null }) };
      }
      return { id: key, key, value: { rev: leaf.rev }, ...this.#shownIf(query, key, held, leaf) };
    });
    return { status: 200, body: { total_rows: this.all().length, offset: null, rows } };
  }
}

const NEEDS_REVISION = 'When `new_edits: false`, the document needs `_rev` or `_revisions` specified';

function badRequest(reason: string): { status: number; body: object } {
  return { status: 400, body: { error: 'bad_request', reason } };
}

let tags = 0;

function newTag(): string {
  tags += 1;
  return `model${tags}`;
}

interface Selector {
  selector: { $or: [unknown, { device: { $ne: string } }] };
}

/** The fields beginning with `_` that CouchDB takes in a document. */
const SPECIAL = new Set(['_id', '_rev', '_revisions', '_deleted', '_attachments']);

/** Our one selector: not what this device wrote. */
function passes(selector: Selector | undefined, body: CountyDocument | undefined): boolean {
  return !selector || body?.device === undefined || body.device !== selector.selector.$or[1].device.$ne;
}

function generationOf(rev: string): number {
  return Number.parseInt(rev, 10);
}

function refusalOf(why: string | { unauthorized: string }): { error: string; reason: string } {
  return typeof why === 'string'
    ? { error: 'forbidden', reason: why }
    : { error: 'unauthorized', reason: why.unauthorized };
}

/** CouchDB's choice among leaves: a live one before a deleted one, then the longer history, then the higher hash. */
function winnerOf(held: Held | undefined): Leaf | undefined {
  return held && sorted(held.leaves)[0];
}

function sorted(leaves: Leaf[]): Leaf[] {
  return leaves.toSorted(
    (a, b) =>
      Number(a.deleted) - Number(b.deleted) || generationOf(b.rev) - generationOf(a.rev) || (a.rev > b.rev ? -1 : 1),
  );
}

function hash(value: unknown): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(value)))).slice(0, 32);
}
