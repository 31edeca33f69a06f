import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { askCouch, basicAuthorization, type CouchServer } from '../couch.ts';

/** One request of the record, and what a real CouchDB 3.5.0 answered. */
export interface Observed {
  group: string;
  note: string;
  as: 'nobody' | 'admin' | 'member' | 'other user' | 'wrong password';
  request: { method: string; path: string; headers?: Record<string, string>; body?: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

/** As much of `fetch` as a replay uses. */
export type Fetch = (address: string, init: RequestInit) => Promise<Response>;

export interface Departure {
  /** `status`, `content-type`, or the path in the body. */
  at: string;
  expected: unknown;
  actual: unknown;
}

/** The record, in the order in which it was made: later requests build on what earlier ones left. */
export function readObserved(): Observed[] {
  return JSON.parse(readFileSync(new URL('./couchdb-3.5.0-observed.json', import.meta.url), 'utf8'));
}

/** Over `max_document_size`, as the record's note says. */
const LARGE_BYTES = 9_000_000;

/** The bodies that the record only describes. */
const DESCRIBED: Record<string, () => Buffer> = {
  'document over max_document_size (9 MB)': () => json({ docs: [{ _id: 'huge', text: 'x'.repeat(LARGE_BYTES) }] }),
  'gzip body': () => gzipSync(json({ docs: [{ _id: 'gz:1', device: 'A' }] })),
  'damaged gzip body': () => gzipSync(json({ docs: [{ _id: 'gz:2', device: 'A' }] })).subarray(0, 20),
  'deflate body': () => deflateSync(json({ docs: [] })),
};

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

const PASSWORDS = { member: 'member-pw', 'other user': 'other-pw' };

const REVISION = /^\d+-[0-9a-f]{32}$/;
/** A generated id, or the hash of a revision. */
const HASH = /^[0-9a-f]{32}$/;
/** CouchDB packs text before it makes its digest, so another server's is another. */
const DIGEST = /^md5-.{24}$/;
const SEQUENCE = /^\d+-(<opaque>|g2w.*)$/;

/** Members whose value is the server's own affair. */
const OWN_AFFAIR = new Set([
  'version',
  'git_sha',
  'uuid',
  'features',
  'vendor',
  'instance_start_time',
  'purge_seq',
  'sizes',
  'bookmark',
]);

/**
 * Makes the record's requests of a server, in their order, and holds the answers against the record. What a server makes
 * up (revisions, ids, sequences) is matched by its part in the story: what the record calls one thing must be one
 * thing here, and two things two.
 */
export class Replay {
  readonly #server: CouchServer;
  readonly #fetch: Fetch;
  /** The record's databases and users begin with `obs-`; here they begin so that no two runs meet. */
  readonly #prefix = `obs${randomInt(10 ** 9)}-`;
  readonly #here = new Map<string, string>();
  readonly #there = new Map<string, string>();
  /** What stands in the record's later requests for what was made up here. */
  readonly #names = new Map<string, string>();

  /** @param asks how the server is asked; a model that listens nowhere brings its own way */
  constructor(server: CouchServer, asks: Fetch = fetch) {
    this.#server = server;
    this.#fetch = asks;
  }

  async setUp(): Promise<void> {
    await this.#putUser('member', ['station:obs']);
    await this.#putUser('other', []);
  }

  async cleanUp(): Promise<void> {
    for (const database of ['station', 'target']) {
      await askCouch(this.#server, 'DELETE', `${this.#prefix}${database}`, undefined, [404]);
    }
    for (const name of ['member', 'other']) {
      const path = `_users/org.couchdb.user:${this.#prefix}${name}`;
      const held = await askCouch(this.#server, 'GET', path);
      if (held.ok) await askCouch(this.#server, 'DELETE', `${path}?rev=${held.value.body._rev}`);
    }
  }

  /** Where the server's answer departs from the record, and how; empty where it does not. */
  async departures(observed: Observed): Promise<Departure[]> {
    const answer = await this.#ask(observed);
    const expected = JSON.parse(this.#ownNames(JSON.stringify(observed.response.body)));
    const { status } = observed.response;
    const isJson = answer.type?.startsWith('application/json');
    return [
      ...(answer.status === status ? [] : [{ at: 'status', expected: status, actual: answer.status }]),
      ...(isJson ? [] : [{ at: 'content-type', expected: 'application/json', actual: answer.type }]),
      ...this.#compare({ at: '', owner: '' }, expected, answer.body),
    ];
  }

  async #putUser(name: 'member' | 'other', roles: string[]): Promise<void> {
    const user = `${this.#prefix}${name}`;
    const password = PASSWORDS[name === 'member' ? 'member' : 'other user'];
    const made = await askCouch(this.#server, 'PUT', `_users/org.couchdb.user:${user}`, {
      name: user,
      type: 'user',
      roles,
      password,
    });
    if (!made.ok) throw new Error(`${made.reason} ${made.detail}`);
  }

  async #ask({ note, as, request }: Observed): Promise<{ status: number; type: string | null; body: unknown }> {
    const path = encodeURI(decodeURI(this.#asAsked(request.path)));
    const answer = await this.#fetch(`${this.#server.url}${path}`, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...this.#authorization(as),
        ...(request.body !== undefined && { 'content-type': 'application/json' }),
        ...request.headers,
      },
      ...(request.body !== undefined && { body: this.#bodyOf(note, request.body) }),
    });
    const text = await answer.text();
    const type = answer.headers.get('content-type');
    return { status: answer.status, type, body: type?.startsWith('application/json') ? JSON.parse(text) : text };
  }

  #authorization(as: Observed['as']): { authorization?: string } {
    const basic = (user: string, password: string) => ({ authorization: basicAuthorization(user, password) });
    switch (as) {
      case 'nobody':
        return {};
      case 'admin':
        return basic(this.#server.user, this.#server.password);
      case 'member':
        return basic(`${this.#prefix}member`, PASSWORDS.member);
      case 'other user':
        return basic(`${this.#prefix}other`, PASSWORDS['other user']);
      case 'wrong password':
        return basic(`${this.#prefix}member`, 'wrong');
    }
  }

  #bodyOf(note: string, body: unknown): Uint8Array<ArrayBuffer> | string {
    const described = DESCRIBED[note];
    if (described) return new Uint8Array(described());
    return typeof body === 'string' ? body : this.#asAsked(JSON.stringify(body));
  }

  /**
   * Notes that what the record calls one thing is this here. Revisions are a document's own: CouchDB makes them of the
   * content alone, so two documents may have the same.
   *
   * @returns whether that agrees with everything noted before
   */
  #bind(owner: string, there: string, here: string): boolean {
    const knownHere = this.#here.get(`${owner} ${there}`);
    const knownThere = this.#there.get(`${owner} ${here}`);
    if (knownHere !== undefined || knownThere !== undefined) return knownHere === here && knownThere === there;
    this.#here.set(`${owner} ${there}`, here);
    this.#there.set(`${owner} ${here}`, there);
    if (!this.#names.has(there)) this.#names.set(there, here);
    return true;
  }

  /** A revision and the hash in it go together, for lists of revisions carry the hashes alone. */
  #bindRevision(owner: string, there: string, here: string): boolean {
    const [generation, ...hash] = there.split('-');
    const [generationHere, ...hashHere] = here.split('-');
    return (
      generation === generationHere &&
      this.#bind(owner, there, here) &&
      this.#bind(owner, hash.join('-'), hashHere.join('-'))
    );
  }

  /** A text of a request with this run's names, and with what was made up here in place of what was there. */
  #asAsked(text: string): string {
    return [...this.#names].reduce((asked, [there, here]) => asked.replaceAll(there, here), this.#ownNames(text));
  }

  /** A text of the record with this run's databases and users. */
  #ownNames(text: string): string {
    return text.replaceAll('obs-', this.#prefix);
  }

  #compare({ at, owner }: { at: string; owner: string }, expected: unknown, actual: unknown): Departure[] {
    if (typeof expected === 'object' && expected !== null && typeof actual === 'object' && actual !== null) {
      const there = expected as Record<string, unknown>;
      const here = actual as Record<string, unknown>;
      const inner = String(there.id ?? there._id ?? owner);
      return [...new Set([...Object.keys(there), ...Object.keys(here)])]
        .filter((name) => !OWN_AFFAIR.has(name))
        .flatMap((name) => this.#compare({ at: `${at}/${name}`, owner: inner }, there[name], here[name]));
    }
    return expected === actual || this.#isSame(owner, expected, actual) ? [] : [{ at, expected, actual }];
  }

  /** Whether two texts play the same part: a revision of the same generation, a hash, a digest, a sequence. */
  #isSame(owner: string, expected: unknown, actual: unknown): boolean {
    if (typeof expected !== 'string' || typeof actual !== 'string') return false;
    if (REVISION.test(expected) && REVISION.test(actual)) return this.#bindRevision(owner, expected, actual);
    if (HASH.test(expected) && HASH.test(actual)) return this.#bind(owner, expected, actual);
    if (DIGEST.test(expected) && DIGEST.test(actual)) return this.#bind('', expected, actual);
    return SEQUENCE.test(expected) && /^\d+-./.test(actual) && this.#bind('', expected, actual);
  }
}
