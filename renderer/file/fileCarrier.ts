import { liveQuery } from 'dexie';
import { countFiles, type FileCount } from '../../shared/store/file/pieces.ts';
import type { Station } from '../../shared/store/station.ts';
import { CountyPieces } from '../../shared/sync/file/countyPieces.ts';
import { FileSync, type FileSyncStatus } from '../../shared/sync/file/fileSync.ts';
import { type LineMeter, lineOf } from '../../shared/sync/file/line.ts';
import type { Transport } from '../../shared/sync/transport.ts';
import { pieceStoreOf } from './pieceStores.ts';

/** What the clerk is told of files: where they stand, what the county does not have, and what is wrong. */
export interface FilesStatus extends FileSyncStatus {
  /** Files that the county does not have all of, and the bytes of what it lacks. */
  waiting: FileCount;
  /** Files of which the county holds something else, or which it refused. */
  wrong: number;
}

export const NO_FILES: FilesStatus = {
  phase: 'stopped',
  problem: undefined,
  waiting: { files: 0, bytes: 0 },
  wrong: 0,
};

/** Where the device keeps that the clerk has stopped files, or pays for what goes over the line. */
const PAUSED = 'files.paused';
export const METERED = 'files.metered';

/** Room that is left to records on a disk that fills up: files that nobody asked for are not fetched into it. */
const ROOM_BYTES_MIN = 500 * 1024 * 1024;

/** Not in TypeScript's own list yet; absent in some browsers. */
interface NetworkInformation {
  saveData?: boolean;
  effectiveType?: string;
}

/** Carries files in the window that syncs, and counts them whether they are carried or not. */
export class FileCarrier {
  readonly #station: Station;
  readonly #tell: (status: FilesStatus) => void;
  #status = NO_FILES;
  #files: FileSync | undefined;
  /** Whether all of sync is paused, and files with it. */
  #held = false;
  #stopCounting: () => void = () => undefined;

  constructor(station: Station, tell: (status: FilesStatus) => void) {
    this.#station = station;
    this.#tell = tell;
  }

  begin(): void {
    const { device } = this.#station;
    const counts = liveQuery(async () => ({
      waiting: await countFiles(device, ['told', 'waiting']),
      wrong: (await countFiles(device, ['forged', 'refused'])).files,
    }));
    const subscription = counts.subscribe({ next: (counted) => this.#show(counted), error: console.error });
    this.#stopCounting = () => subscription.unsubscribe();
  }

  end(): void {
    this.#stopCounting();
  }

  /** Takes this line to the county's files database; `goOn` or `hold` comes next. */
  connect(transport: Transport, meter: LineMeter): void {
    const county = new CountyPieces(
      async () => (await import('./pagePouch.ts')).PagePouch,
      transport,
      (bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>]),
    );
    const sides = { device: this.#station.device, store: pieceStoreOf(this.#station), county };
    const files = new FileSync(sides, {
      recordsWaiting: () => this.#station.countUploads('waiting'),
      line: () => this.#line(meter),
      hasRoom,
    });
    this.#files = files;
    files.status$.subscribe((status) => this.#files === files && this.#show(status));
  }

  async disconnect(): Promise<void> {
    const files = this.#files;
    this.#files = undefined;
    await files?.stop();
    this.#show({ phase: 'stopped', problem: undefined });
  }

  /** Starts, unless the clerk has stopped files. */
  async goOn(): Promise<void> {
    this.#held = false;
    await this.#startOrStop();
  }

  /** Stops with all of sync. */
  async hold(): Promise<void> {
    this.#held = true;
    await this.#startOrStop();
  }

  async setPaused(paused: boolean): Promise<void> {
    await this.#station.device.writeState(PAUSED, paused);
    await this.#startOrStop();
  }

  async #startOrStop(): Promise<void> {
    const paused = this.#held || (await this.#station.device.readState<boolean>(PAUSED));
    if (paused) await this.#files?.stop('paused');
    else this.#files?.start();
  }

  async sendNow(): Promise<void> {
    await this.setPaused(false);
    await this.#files?.sendNow();
  }

  async check(): Promise<void> {
    await this.#files?.check();
  }

  nudge(): void {
    this.#files?.nudge();
  }

  #show(change: Partial<FilesStatus>): void {
    this.#status = { ...this.#status, ...change };
    this.#tell(this.#status);
  }

  async #line(meter: LineMeter) {
    const { connection } = navigator as Navigator & { connection?: NetworkInformation };
    return lineOf({
      metered: (await this.#station.device.readState<boolean>(METERED)) ?? false,
      saveData: connection?.saveData ?? false,
      effectiveType: connection?.effectiveType,
      bytesPerSecond: meter.bytesPerSecond,
    });
  }
}

async function hasRoom(): Promise<boolean> {
  const { usage = 0, quota = 0 } = await navigator.storage.estimate();
  return quota - usage > ROOM_BYTES_MIN;
}
