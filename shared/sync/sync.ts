import { BehaviorSubject, type Observable, type Subscription } from 'rxjs';
import type { Result } from '../domain/result.ts';
import { problemOf, type StoreProblem } from '../store/problem.ts';
import type { Station } from '../store/station.ts';
import type { County, CountyProblem } from './county.ts';
import { countMeeting } from './meetings.ts';
import { backoffMs, firstBatchBytes, nextBatchBytes, smallerBatchBytes } from './pace.ts';
import { type Pulled, pullPage } from './pull.ts';
import { nextBatch } from './push.ts';
import { recover } from './recover.ts';
import { sendBatch } from './send.ts';
import { Wake } from './wake.ts';

/** What keeps sync from going on: the county's answer, or this device's own disk. */
export type SyncProblem = CountyProblem | Extract<StoreProblem, 'diskFull' | 'storageBroken'>;

/** What the clerk is told (SYNC V1). */
export interface SyncStatus {
  /** `working` while there is something to send or fetch, `idle` when both sides are level. */
  phase: 'working' | 'idle' | 'stopped' | 'paused';
  problem: SyncProblem | undefined;
  /** Documents that wait to be sent, and ones the county refused. */
  waiting: number;
  refused: number;
  /** Documents from the county that a person must look at. */
  setAside: number;
  /** Documents sent and fetched since sync last was level, of how many in all as far as is known. */
  done: number;
  total: number;
  /** How far this device's clock is ahead of the county's, in milliseconds, once that is known (SYNC K1). */
  clockOffMs: number | undefined;
  /** When both sides were last level, in milliseconds since 1970. */
  levelAt: number | undefined;
}

/** Time and chance, injected so that a simulation owns them. */
export interface Surroundings {
  now(): number;
  random(): number;
  /** Resolves after `ms`, or at once when `stop` is given. */
  sleep(ms: number, stop: AbortSignal): Promise<void>;
}

export const realSurroundings: Surroundings = {
  now: Date.now,
  random: Math.random,
  sleep: (ms, stop) =>
    new Promise((resolve) => {
      if (stop.aborted) return resolve();
      const end = () => {
        clearTimeout(timer);
        stop.removeEventListener('abort', end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      stop.addEventListener('abort', end, { once: true });
    }),
};

/** Problems that waiting does not mend: sync stops until the clerk or the county has done something (SYNC U5). */
export const NEEDS_SOMEONE: ReadonlySet<SyncProblem> = new Set<SyncProblem>(['signIn', 'suspended', 'notSetUp']);

/** Where the device keeps when both sides were last level, in milliseconds since 1970. */
export const LEVEL_AT = 'sync.levelAt';

/** A clerk's edits within this time go out together. */
const COLLECT_MS = 300;

/** Batches in a row that met nothing but conflicts: two devices that take turns settle in one or two, so more is a loop. */
const FRUITLESS_MAX = 3;

/** Several writes close together become one count. */
const RECOUNT_MS = 150;

/**
 * Keeps a station and the county's database level: one loop sends what waits, one reads the county's feed, live by a
 * long poll. Stopping at any instant is safe (SYNC R4): every step leaves the disk in a state to go on from.
 */
export class Sync {
  readonly #station: Station;
  readonly #county: County;
  readonly #around: Surroundings;
  readonly #status: BehaviorSubject<SyncStatus>;
  #stop: AbortController | undefined;
  #running: Promise<unknown> = Promise.resolve();
  #subscriptions: Subscription[] = [];
  #wake = new Wake();
  #batchBytes = firstBatchBytes();
  /**
   * Whether the county has been asked once where device and county stand: only then is it known whether either was restored
   * from a backup (SYNC R1, R3), and whether this device's clock can be believed (SYNC K1).
   */
  #asked = false;
  #sentSomething = false;
  #pulling = true;
  #problems = new Map<'push' | 'pull', SyncProblem>();

  constructor(station: Station, county: County, around: Surroundings = realSurroundings) {
    this.#station = station;
    this.#county = county;
    this.#around = around;
    this.#status = new BehaviorSubject<SyncStatus>({
      phase: 'stopped',
      problem: undefined,
      waiting: 0,
      refused: 0,
      setAside: 0,
      done: 0,
      total: 0,
      clockOffMs: undefined,
      levelAt: undefined,
    });
  }

  get status$(): Observable<SyncStatus> {
    return this.#status;
  }

  get status(): SyncStatus {
    return this.#status.value;
  }

  async start(): Promise<void> {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    this.#pulling = true;
    this.#problems.clear();
    const levelAt = await this.#station.device.readState<number>(LEVEL_AT);
    if (stop.signal.aborted) return;
    this.#show({ phase: 'working', levelAt });
    this.#subscriptions = [this.#station.changed$.subscribe(() => this.#wake.now())];
    this.#running = Promise.all([
      this.#pushLoop(stop.signal),
      this.#pullLoop(stop.signal),
      this.#countLoop(stop.signal),
    ]);
  }

  /** Ends all traffic; resolves when nothing is under way any more. */
  async stop(phase: 'stopped' | 'paused' = 'stopped'): Promise<void> {
    this.#stop?.abort();
    this.#stop = undefined;
    for (const subscription of this.#subscriptions.splice(0)) subscription.unsubscribe();
    this.#wake.now();
    await this.#running;
    this.#show({ phase });
  }

  /** Tries again at once: the clerk asked, signed in, or the network changed (SYNC U5). */
  nudge(): void {
    this.#problems.clear();
    this.#wake.now();
  }

  async #pushLoop(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      const seen = this.#wake.mark();
      if (!this.#asked) {
        await this.#wake.after(seen, stop);
        continue;
      }
      const batch = await nextBatch(this.#station, this.#batchBytes);
      if (batch.length === 0) {
        this.#solved('push');
        await this.#level();
        await this.#count(stop);
        await this.#wake.after(seen, stop);
        await this.#around.sleep(COLLECT_MS, stop);
        continue;
      }
      this.#show({ phase: 'working' });
      const started = this.#around.now();
      const pushed = await caught(() => sendBatch(this.#station, this.#county, batch, stop));
      if (stop.aborted) return;
      const fruitless = pushed.ok && pushed.value.stored + pushed.value.refused === 0;
      if (pushed.ok && !(fruitless && failures >= FRUITLESS_MAX)) {
        failures = fruitless ? failures + 1 : 0;
        this.#solved('push');
        this.#batchBytes = nextBatchBytes(this.#batchBytes, this.#around.now() - started);
        this.#sentSomething ||= pushed.value.stored > 0;
        this.#advance(pushed.value.stored);
      } else {
        failures += 1;
        this.#batchBytes = smallerBatchBytes(this.#batchBytes);
        await this.#failed('push', pushed.ok ? 'busy' : pushed.reason, failures, stop);
      }
    }
  }

  async #fetch(wait: boolean, stop: AbortSignal): Promise<Result<Pulled, CountyProblem>> {
    const recovered = await recover(this.#station, this.#county, this.#around.now(), stop, (done) => {
      this.#show({ phase: 'working', done });
    });
    if (!recovered.ok) return recovered;
    if (!this.#asked) {
      this.#asked = true;
      this.#wake.now();
    }
    return pullPage(this.#station, this.#county, wait, stop);
  }

  async #pullLoop(stop: AbortSignal): Promise<void> {
    let failures = 0;
    let wait = false;
    while (!stop.aborted) {
      const pulled: Result<Pulled, SyncProblem> = await caught(() => this.#fetch(wait, stop));
      if (stop.aborted) return;
      this.#show({ clockOffMs: this.#county.clockOffMs });
      if (pulled.ok) {
        failures = 0;
        this.#solved('pull');
        this.#advance(pulled.value.received, pulled.value.pending);
        wait = pulled.value.pending === 0;
        this.#pulling = !wait;
        await this.#level();
      } else {
        failures += 1;
        wait = false;
        this.#pulling = true;
        await this.#failed('pull', pulled.reason, failures, stop);
      }
    }
  }

  async #failed(loop: 'push' | 'pull', problem: SyncProblem, failures: number, stop: AbortSignal): Promise<void> {
    this.#problems.set(loop, problem);
    this.#show({ problem });
    const seen = this.#wake.mark();
    if (NEEDS_SOMEONE.has(problem)) {
      // A local edit must not send a wrong password again: only a nudge, which clears the problem, goes on.
      while (!stop.aborted && this.#problems.has(loop)) await this.#wake.after(this.#wake.mark(), stop);
      return;
    }
    await this.#wake.sleep(backoffMs(failures, this.#around.random()), seen, stop, this.#around);
  }

  #solved(loop: 'push' | 'pull'): void {
    this.#problems.delete(loop);
    this.#show({ problem: [...this.#problems.values()][0] });
  }

  async #level(): Promise<void> {
    if (this.#pulling || this.#problems.size > 0) return;
    if ((await this.#station.countUploads('waiting')) > 0) return;
    const levelAt = this.#around.now();
    await this.#station.device.writeState(LEVEL_AT, levelAt);
    this.#show({ phase: 'idle', levelAt, done: 0, total: 0, waiting: 0 });
  }

  /** Counts the meeting with the county after everything was sent; if the line breaks, the next one counts for both. */
  async #count(stop: AbortSignal): Promise<void> {
    if (!this.#sentSomething) return;
    const counted = await caught(() => countMeeting(this.#station, this.#county, stop));
    this.#sentSomething = !counted.ok;
  }

  #advance(done: number, pending = 0): void {
    const { status } = this;
    if (done === 0 && pending === 0) return;
    this.#show({ done: status.done + done, total: status.done + done + pending + status.waiting });
  }

  async #countLoop(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const seen = this.#wake.mark();
      const [waiting, refused, setAside] = await Promise.all([
        this.#station.countUploads('waiting'),
        this.#station.countUploads('refused'),
        this.#station.device.setAside.count(),
      ]);
      this.#show({ waiting, refused, setAside });
      await this.#wake.after(seen, stop);
      await this.#around.sleep(RECOUNT_MS, stop);
    }
  }

  #show(change: Partial<SyncStatus>): void {
    this.#status.next({ ...this.status, ...change });
  }
}

/** What the storage throws during sync is a problem like any other: shown, waited for, tried again. */
export async function caught<T>(step: () => Promise<Result<T, SyncProblem>>): Promise<Result<T, SyncProblem>> {
  try {
    return await step();
  } catch (error) {
    return { ok: false, reason: problemOf(error) };
  }
}
