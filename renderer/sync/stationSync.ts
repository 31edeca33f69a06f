import { BehaviorSubject, type Observable } from 'rxjs';
import { type HostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import { COUNTY, stationDatabases } from '../../shared/host/contract.ts';
import { problemOf } from '../../shared/store/problem.ts';
import type { Station } from '../../shared/store/station.ts';
import { County } from '../../shared/sync/county.ts';
import { exchangeKeys } from '../../shared/sync/courier/keeping.ts';
import { LineMeter } from '../../shared/sync/file/line.ts';
import { type Fetch, httpTransport } from '../../shared/sync/httpTransport.ts';
import { metered } from '../../shared/sync/metered.ts';
import { receiveAgain } from '../../shared/sync/receiveAgain.ts';
import type { Reconciled } from '../../shared/sync/reconcile.ts';
import { reconcileAll } from '../../shared/sync/recover.ts';
import { LEVEL_AT, Sync, type SyncProblem, type SyncStatus } from '../../shared/sync/sync.ts';
import type { Transport } from '../../shared/sync/transport.ts';
import { FileCarrier, type FilesStatus, NO_FILES } from '../file/fileCarrier.ts';
import { type Counts, NO_COUNTS, watchCounts } from './counts.ts';
import { type ReadingBack, readFilesBack } from './courier/readingBack.ts';

/** Where the comparison that the clerk asked for stands (SYNC R2). */
export type Comparison = { is: 'running' } | { is: 'done'; came: Reconciled } | { is: 'failed'; problem: SyncProblem };

/** What the clerk is told of sync; `connected` is false where no county has been signed in to. */
export interface StationSyncStatus extends SyncStatus, Counts {
  connected: boolean;
  comparison: Comparison | undefined;
  files: FilesStatus;
  readingBack: ReadingBack | undefined;
}

/** Sync of the station in hand, whichever window does it. */
export interface StationSync {
  readonly status$: Observable<StationSyncStatus>;
  readonly status: StationSyncStatus;
  pause(): void;
  resume(): void;
  /** Tries again at once. */
  nudge(): void;
  /** Compares everything with the county (SYNC R2). */
  compare(): void;
  /** Sends files now, whatever the line (SYNC V3). */
  sendFiles(): void;
  pauseFiles(): void;
  resumeFiles(): void;
  /** Reads answers that a courier brought from the county. */
  readBack(files: File[]): void;
  /** Goes on with the connection that the host has now: after signing in or out. */
  reconnect(): void;
  close(): Promise<void>;
}

type Command = 'pause' | 'resume' | 'nudge' | 'compare' | 'sendFiles' | 'pauseFiles' | 'resumeFiles' | 'reconnect';
type Wish = Command | { readBack: File[] };
type Message = { status: StationSyncStatus } | { command: Wish } | { asked: 'status' };

const PAUSED = 'sync.paused';

const NOT_YET: StationSyncStatus = {
  ...NO_COUNTS,
  connected: false,
  comparison: undefined,
  readingBack: undefined,
  phase: 'stopped',
  problem: undefined,
  done: 0,
  total: 0,
  clockOffMs: undefined,
  levelAt: undefined,
  files: NO_FILES,
};

/**
 * Of several windows of one station, one does the syncing: the first to take the lock, and when it closes the next. The
 * others see its status and pass the clerk's wishes on to it.
 */
export function openStationSync(station: Station, host: HostClient): StationSync {
  const channel = new BroadcastChannel(`xiangyue-sync-${station.code}`);
  const status$ = new BehaviorSubject<StationSyncStatus>(NOT_YET);
  const closed = new AbortController();
  let leading: Leading | undefined;

  const show = (status: StationSyncStatus) => {
    status$.next(status);
    channel.postMessage({ status } satisfies Message);
  };
  const command = (wish: Wish) => {
    if (leading) void leading.obey(wish);
    else channel.postMessage({ command: wish } satisfies Message);
  };
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('status' in data) status$.next(data.status);
    else if (leading && 'command' in data) void leading.obey(data.command);
    else if (leading) channel.postMessage({ status: status$.value } satisfies Message);
  };
  channel.postMessage({ asked: 'status' } satisfies Message);

  const lead = async () => {
    leading = new Leading(station, host, show);
    await leading.begin();
    const online = () => command('nudge');
    addEventListener('online', online);
    await aborted(closed.signal);
    removeEventListener('online', online);
    await leading.end();
  };
  const led = navigator.locks
    .request(`xiangyue-leader-${station.code}`, { signal: closed.signal }, lead)
    .catch((error: unknown) => {
      // The wait for the lock was given up because this window closes.
      if (!closed.signal.aborted) throw error;
    });

  return {
    status$,
    get status() {
      return status$.value;
    },
    pause: () => command('pause'),
    resume: () => command('resume'),
    nudge: () => command('nudge'),
    compare: () => command('compare'),
    sendFiles: () => command('sendFiles'),
    pauseFiles: () => command('pauseFiles'),
    resumeFiles: () => command('resumeFiles'),
    readBack: (files) => command({ readBack: files }),
    reconnect: () => command('reconnect'),
    async close() {
      closed.abort();
      await led;
      channel.close();
    },
  };
}

/** Resolves once the signal is given, also where it was given before anyone waited. */
function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

/** The window that syncs. Wishes are obeyed one after the other. */
class Leading {
  #line: { sync: Sync; county: County } | undefined;
  #turn: Promise<void> = Promise.resolve();
  #comparing: AbortController | undefined;
  #status = NOT_YET;
  #stopCounting: () => void = () => undefined;
  readonly #files: FileCarrier;
  readonly #meter = new LineMeter();
  readonly #ended = new AbortController();
  readonly #station: Station;
  readonly #host: HostClient;
  readonly #show: (status: StationSyncStatus) => void;

  constructor(station: Station, host: HostClient, show: (status: StationSyncStatus) => void) {
    this.#station = station;
    this.#host = host;
    this.#show = show;
    this.#files = new FileCarrier(station, (files) => this.#tell({ files }));
  }

  begin(): Promise<void> {
    // Counted here and not by `Sync`, which counts only while it runs: what is typed during a pause waits too.
    this.#stopCounting = watchCounts(this.#station, (counts) => {
      // Files wait for the last record to have gone.
      if (counts.waiting === 0 && this.#status.waiting > 0) this.#files.nudge();
      this.#tell(counts);
    });
    this.#files.begin();
    return this.#inTurn(() => this.#connect());
  }

  end(): Promise<void> {
    this.#stopCounting();
    this.#files.end();
    this.#comparing?.abort();
    this.#ended.abort();
    return this.#inTurn(() => this.#disconnect());
  }

  obey(wish: Wish): Promise<void> {
    if (wish === 'sendFiles') return this.#inTurn(() => this.#files.sendNow());
    if (wish === 'pauseFiles' || wish === 'resumeFiles')
      return this.#inTurn(() => this.#files.setPaused(wish === 'pauseFiles'));
    if (wish !== 'nudge') this.#comparing?.abort();
    return this.#inTurn(async () => {
      if (wish === 'nudge') this.#nudge();
      else if (wish === 'reconnect') await this.#connect();
      else if (wish === 'compare') await this.#compare();
      else if (typeof wish === 'object') await this.#readBack(wish.readBack);
      else await this.#setPaused(wish === 'pause');
    });
  }

  #nudge(): void {
    this.#line?.sync.nudge();
    this.#files.nudge();
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(act, act);
    return this.#turn;
  }

  #tell(change: Partial<StationSyncStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#show(this.#status);
  }

  async #connect(): Promise<void> {
    await this.#disconnect();
    const answer = await this.#host.county();
    const connection = answer.ok ? answer.value : null;
    const levelAt = await this.#station.device.readState<number>(LEVEL_AT);
    // Read at the last moment: a count that comes in while something is waited for must not be told away.
    const { waiting, refused, setAside, disputes } = this.#status;
    this.#tell({ ...NOT_YET, waiting, refused, setAside, disputes, levelAt, files: this.#status.files });
    if (connection?.station !== this.#station.code) return;
    await receiveAgain(this.#station);
    const { records, files } = stationDatabases(connection.station);
    const transport = this.#lineTo(records);
    const county = new County(transport, () => this.#station.deviceId);
    const sync = new Sync(this.#station, county);
    this.#line = { sync, county };
    let areKeysExchanged = false;
    sync.status$.subscribe(({ waiting: _, refused: __, setAside: ___, ...status }) => {
      const at = status.levelAt ?? levelAt;
      if (this.#line?.sync === sync) this.#tell({ ...status, levelAt: at, connected: true });
      if (status.phase !== 'idle' || areKeysExchanged) return;
      // Records go first: the keys are for a day without a line.
      areKeysExchanged = true;
      void keysExchanged(this.#station, county, this.#ended.signal).then((done) => {
        areKeysExchanged = done;
      });
    });
    this.#files.connect(this.#lineTo(files), this.#meter);
    if (await this.#isPaused()) await this.#pause();
    else await this.#goOn();
  }

  /** HTTP through the host's relay, which adds the password (SYNC S5); what goes over it is added up, and measured. */
  #lineTo(database: string): Transport {
    const http = httpTransport(fetch.bind(globalThis) as unknown as Fetch, `${COUNTY}${database}`, PAGE_HEADERS);
    return this.#meter.measuring(metered(http, this.#station.device));
  }

  async #disconnect(): Promise<void> {
    const line = this.#line;
    this.#line = undefined;
    await Promise.all([line?.sync.stop(), this.#files.disconnect()]);
  }

  async #pause(): Promise<void> {
    await Promise.all([this.#line?.sync.stop('paused'), this.#files.hold()]);
  }

  async #goOn(): Promise<void> {
    await Promise.all([this.#line?.sync.start(), this.#files.goOn()]);
  }

  async #isPaused(): Promise<boolean> {
    return (await this.#station.device.readState<boolean>(PAUSED)) ?? false;
  }

  async #setPaused(paused: boolean): Promise<void> {
    await this.#station.device.writeState(PAUSED, paused);
    await (paused ? this.#pause() : this.#goOn());
  }

  async #compare(): Promise<void> {
    const line = this.#line;
    if (!line) return;
    await line.sync.stop();
    const comparing = new AbortController();
    this.#comparing = comparing;
    const total = await countAll(this.#station);
    this.#tell({ phase: 'working', problem: undefined, done: 0, total, comparison: { is: 'running' } });
    const comparison = await compared(this.#station, line.county, comparing.signal, (done) =>
      this.#tell({ done, total: Math.max(done, total) }),
    );
    this.#comparing = undefined;
    this.#tell({ phase: 'stopped', done: 0, total: 0, comparison: comparing.signal.aborted ? undefined : comparison });
    await this.#files.check();
    if (!(await this.#isPaused())) await line.sync.start();
    else await line.sync.stop('paused');
  }

  /** Both the line and the courier move the checkpoint, so the line rests meanwhile. */
  async #readBack(files: File[]): Promise<void> {
    const sync = this.#line?.sync;
    await sync?.stop();
    this.#tell({ readingBack: { is: 'running' } });
    this.#tell({ readingBack: await readFilesBack(this.#station, files) });
    if (await this.#isPaused()) await sync?.stop('paused');
    else await sync?.start();
  }
}

/** Whether the county and this device have each other's keys for the courier; tried again when they are level again. */
async function keysExchanged(station: Station, county: County, stop: AbortSignal): Promise<boolean> {
  try {
    return (await exchangeKeys(station, county, stop)).ok;
  } catch (error) {
    // A full disk or a station that closes: sync itself says so, and keys can wait.
    if (!stop.aborted) console.error(error);
    return false;
  }
}

async function compared(
  station: Station,
  county: County,
  stop: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Comparison> {
  try {
    const came = await reconcileAll(station, county, Date.now(), stop, onProgress);
    return came.ok ? { is: 'done', came: came.value } : { is: 'failed', problem: came.reason };
  } catch (error) {
    return { is: 'failed', problem: problemOf(error) };
  }
}

/** How many documents are here, whatever their state of sending. */
async function countAll(station: Station): Promise<number> {
  const states = ['waiting', 'sent', 'refused', 'held'] as const;
  const counts = await Promise.all(states.map((upload) => station.countUploads(upload)));
  return counts.reduce((sum, count) => sum + count, 0);
}
