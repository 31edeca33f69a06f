import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { type IndexedDb, withoutLiveQueries } from '../../store/storage.ts';
import { factoryOf, imageOf } from './diskImage.ts';

/** As much of IndexedDB as is watched. */
interface Watched {
  addEventListener(type: string, listener: () => void): void;
}
interface OpenRequest extends Watched {
  result: Database;
}
interface Database {
  transaction(stores: unknown, mode?: string, options?: unknown): Transaction;
}
/** Its underscored members are fake-indexeddb's own: `_start` does the next request, or commits when there is none. */
interface Transaction extends Watched {
  objectStore(name: string): ObjectStore;
  _start(): void;
  _abort(error: string): void;
  _state: string;
  _requests: { request: { readyState: string } }[];
}
interface ObjectStore {
  put(...given: unknown[]): unknown;
  add(...given: unknown[]): unknown;
}

/** What a killed program's uses of the disk end by. */
export const KILLED = 'the program was killed';

/** A device's disk: it outlives the program, which may be killed at any write, and it may be full for a while. */
export class SimulatedDisk {
  #factory: InstanceType<typeof IDBFactory> = new IDBFactory();
  isFull = false;
  readonly #onRefused: () => void;

  /** @param onRefused told of each write that a full disk refused */
  constructor(onRefused: () => void) {
    this.#onRefused = onRefused;
  }

  /** The disk as one run of the program has it. */
  mount(): Mounted {
    return new Mounted(this.#factory, this, this.#onRefused);
  }

  /** Everything on it as it is now, for a later `restore`. The program must not be running. */
  async backup(): Promise<() => Promise<void>> {
    const image = await imageOf(this.#factory);
    return async () => {
      this.#factory = await factoryOf(image);
    };
  }
}

/** One run of the program over a disk: from its death on every use of the disk fails, and nothing more is written. */
export class Mounted {
  readonly indexedDb: IndexedDb;
  readonly #disk: SimulatedDisk;
  readonly #onRefused: () => void;
  readonly #underWay = new Set<Transaction>();
  #writesLeft = Number.POSITIVE_INFINITY;
  #isDead = false;

  constructor(factory: InstanceType<typeof IDBFactory>, disk: SimulatedDisk, onRefused: () => void) {
    this.#disk = disk;
    this.#onRefused = onRefused;
    const open = (name: string, version?: number): OpenRequest => {
      const request = factory.open(name, version) as unknown as OpenRequest;
      request.addEventListener('success', () => this.#watch(request.result));
      return request;
    };
    // No screen looks on.
    const addons = [withoutLiveQueries];
    this.indexedDb = { indexedDB: Object.create(factory, { open: { value: open } }), IDBKeyRange, addons };
  }

  get isDead(): boolean {
    return this.#isDead;
  }

  /** Lets this many more transactions that write go through, then ends the program. */
  killAfter(writes: number): void {
    this.#writesLeft = writes;
  }

  spare(): void {
    this.#writesLeft = Number.POSITIVE_INFINITY;
  }

  #watch(database: Database): void {
    const begin = database.transaction.bind(database);
    database.transaction = (stores, mode, options) => {
      const isWrite = mode === 'readwrite';
      if (isWrite && this.#writesLeft <= 0) this.#die();
      if (this.#isDead) throw new Error(KILLED);
      const transaction = begin(stores, mode, options);
      if (isWrite) this.#begin(transaction);
      return transaction;
    };
  }

  #begin(transaction: Transaction): void {
    this.#writesLeft -= 1;
    this.#underWay.add(transaction);
    for (const end of ['complete', 'abort']) {
      transaction.addEventListener(end, () => this.#underWay.delete(transaction));
    }
    let hasGrown = false;
    const objectStore = transaction.objectStore.bind(transaction);
    transaction.objectStore = (name) => noticing(objectStore(name), () => (hasGrown = true));
    const start = transaction._start.bind(transaction);
    transaction._start = () => {
      const isCommit = transaction._requests.every(({ request }) => request.readyState === 'done');
      if (isCommit && hasGrown && this.#disk.isFull) this.#refuse(transaction);
      else start();
    };
  }

  /** As Chromium does it: every request succeeds, and the commit finds no room. */
  #refuse(transaction: Transaction): void {
    if (transaction._state === 'finished') return;
    this.#onRefused();
    transaction._abort('QuotaExceededError');
  }

  #die(): void {
    this.#isDead = true;
    for (const transaction of this.#underWay) if (transaction._state !== 'finished') transaction._abort('AbortError');
  }
}

function noticing(store: ObjectStore, onGrow: () => void): ObjectStore {
  for (const write of ['put', 'add'] as const) {
    const inner = store[write].bind(store);
    store[write] = (...given) => {
      onGrow();
      return inner(...given);
    };
  }
  return store;
}
