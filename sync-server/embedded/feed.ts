import { createHash } from 'node:crypto';
import { badRequest } from './couchError.ts';
import type { ChangesResult, LiveChanges, Pouch } from './pouch.ts';

/** How many changes are read from the store at once, so that no feed holds a whole database in memory. */
const BATCH = 500;

/**
 * What `_changes` needs of a database beside its documents: opaque sequences, how many changes are still to come, and a
 * bell that rings on a write.
 */
export class Feed {
  readonly #pouch: Pouch;
  /** The last change of every document; kept up to `#read`. */
  readonly #latest = new Map<string, number>();
  readonly #waiting = new Set<() => void>();
  #read = 0;
  #tag: Promise<string> | undefined;
  #live: LiveChanges | undefined;

  constructor(pouch: Pouch) {
    this.#pouch = pouch;
  }

  /** As opaque as CouchDB's: `15-` and something that only this very database says. */
  async sequence(seq: number): Promise<string> {
    return `${seq}-${await this.#ownTag()}`;
  }

  /** @throws CouchError 400 for what is no sequence */
  async parse(since: unknown): Promise<number> {
    if (since === undefined || since === 0 || since === '0') return 0;
    if (since === 'now') return (await this.#pouch.info()).update_seq;
    const [, seq, tag] = /^(\d+)-([0-9a-f]{16})$/.exec(String(since)) ?? [];
    if (!seq) throw badRequest("Malformed sequence supplied in 'since' parameter.");
    // Another database's sequence, such as that of the one before a restore: CouchDB begins again.
    return tag === (await this.#ownTag()) ? Number(seq) : 0;
  }

  /** How many documents changed last after a sequence. */
  async pendingAfter(seq: number): Promise<number> {
    await this.#readOn();
    let pending = 0;
    for (const last of this.#latest.values()) if (last > seq) pending += 1;
    return pending;
  }

  /** Batch by batch, every change after `since`, with bodies. */
  async *after(since: number, options: object): AsyncGenerator<ChangesResult['results']> {
    for (let from = since; ; ) {
      const batch = await this.#pouch.changes({ ...options, since: from, limit: BATCH, return_docs: true });
      if (batch.results.length > 0) yield batch.results;
      if (batch.results.length < BATCH) return;
      from = batch.last_seq;
    }
  }

  /** Begins to listen for writes; those made after it resolves ring the bell. */
  async listen(): Promise<void> {
    if (this.#live) return;
    const { update_seq: since } = await this.#pouch.info();
    this.#live ??= this.#pouch.changes({ live: true, since, return_docs: false }).on('change', () => this.#ring());
  }

  /** Resolves at the next write, or when `stop` says so, whichever is first. */
  nextWrite(stop: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        this.#waiting.delete(done);
        stop.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      stop.addEventListener('abort', done);
      if (stop.aborted) done();
    });
  }

  stop(): void {
    this.#live?.cancel();
    this.#live = undefined;
    this.#ring();
  }

  #ring(): void {
    for (const wake of [...this.#waiting]) wake();
  }

  #ownTag(): Promise<string> {
    this.#tag ??= this.#pouch.id().then((id) => createHash('sha256').update(id).digest('hex').slice(0, 16));
    return this.#tag;
  }

  async #readOn(): Promise<void> {
    const { results, last_seq } = await this.#pouch.changes({ since: this.#read, return_docs: true });
    for (const { id, seq } of results) this.#latest.set(id, seq);
    this.#read = Math.max(this.#read, last_seq);
  }
}
