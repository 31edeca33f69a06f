import { BehaviorSubject, type Observable } from 'rxjs';
import { type HostClient, PAGE_HEADERS } from '../../shared/host/client.ts';
import { COUNTY, type CountyConnection, stationDatabases } from '../../shared/host/contract.ts';
import type { Station } from '../../shared/store/station.ts';
import { County } from '../../shared/sync/county.ts';
import { type Fetch, httpTransport } from '../../shared/sync/httpTransport.ts';
import { Sync, type SyncStatus } from '../../shared/sync/sync.ts';

/** What the clerk is told of sync; `connected` is false where no county has been signed in to. */
export interface StationSyncStatus extends SyncStatus {
  connected: boolean;
}

/** Sync of the station in hand, whichever window does it. */
export interface StationSync {
  readonly status$: Observable<StationSyncStatus>;
  readonly status: StationSyncStatus;
  pause(): void;
  resume(): void;
  /** Tries again at once. */
  nudge(): void;
  /** Goes on with the connection that the host has now: after signing in or out. */
  reconnect(): void;
  close(): Promise<void>;
}

type Command = 'pause' | 'resume' | 'nudge' | 'reconnect';
type Message = { status: StationSyncStatus } | { command: Command } | { asked: 'status' };

const PAUSED = 'sync.paused';

const NOT_YET: StationSyncStatus = {
  connected: false,
  phase: 'stopped',
  problem: undefined,
  waiting: 0,
  refused: 0,
  setAside: 0,
  done: 0,
  total: 0,
  clockOffMs: undefined,
  levelAt: undefined,
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
  const command = (wish: Command) => {
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
    await new Promise<void>((resolve) => closed.signal.addEventListener('abort', () => resolve(), { once: true }));
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
    reconnect: () => command('reconnect'),
    async close() {
      closed.abort();
      await led;
      channel.close();
    },
  };
}

/** The window that syncs. Wishes are obeyed one after the other. */
class Leading {
  #sync: Sync | undefined;
  #turn: Promise<void> = Promise.resolve();
  readonly #station: Station;
  readonly #host: HostClient;
  readonly #show: (status: StationSyncStatus) => void;

  constructor(station: Station, host: HostClient, show: (status: StationSyncStatus) => void) {
    this.#station = station;
    this.#host = host;
    this.#show = show;
  }

  begin(): Promise<void> {
    return this.#inTurn(() => this.#connect());
  }

  end(): Promise<void> {
    return this.#inTurn(() => this.#disconnect());
  }

  obey(wish: Command): Promise<void> {
    return this.#inTurn(async () => {
      if (wish === 'nudge') this.#sync?.nudge();
      else if (wish === 'reconnect') await this.#connect();
      else await this.#setPaused(wish === 'pause');
    });
  }

  #inTurn(act: () => Promise<void>): Promise<void> {
    this.#turn = this.#turn.then(act, act);
    return this.#turn;
  }

  async #connect(): Promise<void> {
    await this.#disconnect();
    const answer = await this.#host.county();
    const connection = answer.ok ? answer.value : null;
    if (connection?.station !== this.#station.code) {
      this.#show({ ...NOT_YET, waiting: await this.#station.countUploads('waiting') });
      return;
    }
    const sync = new Sync(this.#station, new County(toCountyOf(connection), () => this.#station.deviceId));
    this.#sync = sync;
    sync.status$.subscribe((status) => {
      if (this.#sync === sync) this.#show({ ...status, connected: true });
    });
    await sync.start();
    if (await this.#station.device.readState<boolean>(PAUSED)) await sync.stop('paused');
  }

  async #disconnect(): Promise<void> {
    const sync = this.#sync;
    this.#sync = undefined;
    await sync?.stop();
  }

  async #setPaused(paused: boolean): Promise<void> {
    await this.#station.device.writeState(PAUSED, paused);
    if (paused) await this.#sync?.stop('paused');
    else await this.#sync?.start();
  }
}

/** HTTP through the host's relay, which adds the password (SYNC S5). */
function toCountyOf({ station }: CountyConnection) {
  const base = `${COUNTY}${stationDatabases(station).records}`;
  return httpTransport(fetch.bind(globalThis) as unknown as Fetch, base, PAGE_HEADERS);
}
