import { BehaviorSubject, type Observable } from 'rxjs';
import { type Result, success } from '../../domain/result.ts';
import type { PieceRow } from '../../store/deviceDatabase.ts';
import { countPieces, movePieces, onNewPieces, piecesIn, sentAfter } from '../../store/file/pieces.ts';
import { backoffMs } from '../pace.ts';
import { caught, NEEDS_SOMEONE, realSurroundings, type Surroundings, type SyncProblem } from '../sync.ts';
import { Wake } from '../wake.ts';
import { checkPieces, fetchPieces, type Sides, sendPieces } from './carry.ts';
import type { Line } from './line.ts';
import { lookFor } from './look.ts';
import { nextStep, type Outlook, type Step } from './step.ts';

/** What the clerk is told of files on their way (SYNC V3). */
export interface FileSyncStatus {
  /** `records` and `line`: what files wait for. */
  phase: 'working' | 'records' | 'line' | 'idle' | 'paused' | 'stopped';
  problem: SyncProblem | undefined;
}

/** What files depend on beside the two sides. */
export interface FileConditions {
  /** How many documents wait to be sent. */
  recordsWaiting(): Promise<number>;
  line(): Promise<Line>;
  /** Whether the disk has room for pieces that nobody asked for. */
  hasRoom(): Promise<boolean>;
}

/** Where the device keeps that files are to be sent whatever the line, until all are (SYNC V3). */
const SEND_NOW = 'files.sendNow';

/**
 * Pieces in one run: their digests are asked for together, and on a 2G line it takes about a minute until the count moves
 * on. A line that breaks within costs one piece all the same.
 */
const RUN = 4;

/** Rows looked through at once where it costs no line. */
const LOOK = 200;

/** Where the device keeps up to which hash the county was asked if it still has the pieces, and when it was last done. */
const CHECK = 'files.check';
interface CheckState {
  after: string;
  doneAt: number;
}

/** As often as records are compared (SYNC P2). */
const CHECK_EVERY_MS = 7 * 24 * 60 * 60_000;

/** How often the line and the disk are looked at where files wait for them. */
const LOOK_AGAIN_MS = 30_000;

/** Several pieces noted close together are one beginning. */
const COLLECT_MS = 300;

/**
 * Brings pieces of files to the county and from it, one run after the other. Ending at any instant is safe: what is where
 * stands on the disk, and a run that was cut off is asked about, not repeated.
 */
export class FileSync {
  readonly #sides: Sides;
  readonly #conditions: FileConditions;
  readonly #around: Surroundings;
  readonly #status = new BehaviorSubject<FileSyncStatus>({ phase: 'stopped', problem: undefined });
  #stop: AbortController | undefined;
  #running: Promise<void> = Promise.resolve();
  #wake = new Wake();
  #needsSomeone = false;

  constructor(sides: Sides, conditions: FileConditions, around: Surroundings = realSurroundings) {
    this.#sides = sides;
    this.#conditions = conditions;
    this.#around = around;
  }

  get status$(): Observable<FileSyncStatus> {
    return this.#status;
  }

  get status(): FileSyncStatus {
    return this.#status.value;
  }

  start(): void {
    if (this.#stop) return;
    const stop = new AbortController();
    this.#stop = stop;
    const unsubscribe = onNewPieces(this.#sides.device, () => this.#wake.now());
    stop.signal.addEventListener('abort', unsubscribe, { once: true });
    this.#running = this.#loop(stop.signal);
  }

  /** Ends all traffic; resolves when nothing is under way any more. */
  async stop(phase: 'stopped' | 'paused' = 'stopped'): Promise<void> {
    this.#stop?.abort();
    this.#stop = undefined;
    this.#wake.now();
    await this.#running;
    this.#status.next({ phase, problem: undefined });
  }

  /** Tries again at once: the clerk asked, signed in, the network changed, or records have gone. */
  nudge(): void {
    this.#needsSomeone = false;
    this.#wake.now();
  }

  /** Sends what waits whatever the line, also after a restart, until all of it is sent; what was refused is offered again. */
  async sendNow(): Promise<void> {
    const { device } = this.#sides;
    await device.writeState(SEND_NOW, true);
    const refused = await piecesIn(device, 'refused', { rank: 1, limit: LOOK });
    await movePieces(device, hashesOf(refused), { from: ['refused'], to: 'waiting' });
    this.nudge();
  }

  /** Asks the county soon whether it still has every piece: the clerk compares everything, or the county was restored. */
  async check(): Promise<void> {
    await this.#sides.device.writeState(CHECK, { after: '', doneAt: 0 } satisfies CheckState);
    this.nudge();
  }

  async #loop(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      const seen = this.#wake.mark();
      const done = await caught(() => this.#step(stop));
      if (stop.aborted) return;
      if (!done.ok) {
        failures += 1;
        this.#status.next({ ...this.status, problem: done.reason });
        await this.#backOff(done.reason, failures, seen, stop);
      } else {
        failures = 0;
        if (done.value === 'worked') continue;
        this.#status.next({ phase: done.value, problem: undefined });
        await this.#wake.sleep(LOOK_AGAIN_MS, seen, stop, this.#around);
        await this.#around.sleep(COLLECT_MS, stop);
      }
    }
  }

  async #backOff(problem: SyncProblem, failures: number, seen: number, stop: AbortSignal): Promise<void> {
    this.#needsSomeone = NEEDS_SOMEONE.has(problem);
    while (this.#needsSomeone && !stop.aborted) await this.#wake.after(this.#wake.mark(), stop);
    if (NEEDS_SOMEONE.has(problem)) return;
    await this.#wake.sleep(backoffMs(failures, this.#around.random()), seen, stop, this.#around);
  }

  async #step(stop: AbortSignal): Promise<Result<'worked' | 'records' | 'line' | 'idle', SyncProblem>> {
    const { device } = this.#sides;
    const outlook = await this.#outlook();
    if (outlook.sendNow && outlook.waiting === 0 && outlook.told === 0) await device.writeState(SEND_NOW, false);
    const step = nextStep(outlook);
    if (step === 'records' || step === 'line' || step === 'idle') return success(step);
    const carried = await this.#take(step, stop);
    return carried.ok ? success('worked') : carried;
  }

  async #outlook(): Promise<Outlook> {
    const { device } = this.#sides;
    const [told, asked, waiting, recordsWaiting, line, hasRoom] = await Promise.all([
      countPieces(device, 'told'),
      countPieces(device, 'asked'),
      countPieces(device, 'waiting'),
      this.#conditions.recordsWaiting(),
      this.#conditions.line(),
      this.#conditions.hasRoom(),
    ]);
    const wanted = (await this.#first('wanted', 1)).length;
    const { doneAt } = await this.#checkState();
    const checkDue = this.#around.now() - doneAt > CHECK_EVERY_MS;
    const sendNow = (await device.readState<boolean>(SEND_NOW)) ?? false;
    return { told, asked, waiting, wanted, recordsWaiting, line, hasRoom, sendNow, checkDue };
  }

  /** The first pieces in a state whose time has come, thumbnails before all others. */
  async #first(state: PieceRow['state'], limit: number): Promise<PieceRow[]> {
    const due = state === 'wanted' ? this.#around.now() : Number.MAX_SAFE_INTEGER;
    const small = await piecesIn(this.#sides.device, state, { rank: 0, due, limit });
    return small.length > 0 ? small : piecesIn(this.#sides.device, state, { rank: 1, due, limit });
  }

  async #take(
    step: Exclude<Step, 'records' | 'line' | 'idle'>,
    stop: AbortSignal,
  ): Promise<Result<unknown, SyncProblem>> {
    if (step === 'look') return this.#look();
    if (step === 'check') return this.#check(stop);
    this.#status.next({ ...this.status, phase: 'working' });
    if (step === 'send') return sendPieces(this.#sides, await this.#first('waiting', RUN), stop);
    const state = step === 'fetch' ? 'wanted' : 'asked';
    return fetchPieces(this.#sides, await this.#first(state, RUN), this.#around.now(), stop);
  }

  async #look(): Promise<Result<null, SyncProblem>> {
    const { device, store } = this.#sides;
    await lookFor(device, store, await this.#first('told', LOOK));
    return success(null);
  }

  async #checkState(): Promise<CheckState> {
    return (await this.#sides.device.readState<CheckState>(CHECK)) ?? { after: '', doneAt: 0 };
  }

  /** One page of asking whether the county still has what it had; a kill goes on from the page before. */
  async #check(stop: AbortSignal): Promise<Result<number, SyncProblem>> {
    const { device } = this.#sides;
    const { after, doneAt } = await this.#checkState();
    const page = await sentAfter(device, after, LOOK);
    const lost = await checkPieces(this.#sides, page, stop);
    if (!lost.ok) return lost;
    const last = page.at(-1);
    const isOver = last === undefined || page.length < LOOK;
    const next: CheckState = isOver ? { after: '', doneAt: this.#around.now() } : { after: last, doneAt };
    await device.writeState(CHECK, next);
    return lost;
  }
}

function hashesOf(rows: readonly PieceRow[]): string[] {
  return rows.map(({ hash }) => hash);
}
