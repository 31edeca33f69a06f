import type { Chance } from '../../domain/demo/random.ts';
import { DeviceDatabase } from '../../store/deviceDatabase.ts';
import { problemOf } from '../../store/problem.ts';
import { Station } from '../../store/station.ts';
import { strictDexieStorage } from '../../store/storage.ts';
import type { Stored } from '../../store/stored.ts';
import { County } from '../county.ts';
import { countMeeting } from '../meetings.ts';
import { pullPage } from '../pull.ts';
import { nextBatch, offerAgain } from '../push.ts';
import { reconcileAll, recover } from '../recover.ts';
import { sendBatch } from '../send.ts';
import type { Edits } from './acts.ts';
import { type Mounted, SimulatedDisk } from './disk.ts';
import type { FaultyLine } from './line.ts';

/** RxDB's free edition counts thirteen open collections over the process: five devices and a sixth get two each. */
const COLLECTIONS = ['people', 'deeds'] as const;

const STATION = '990101001001';

/** More documents than a run makes. */
const ALL = 10_000;

/** Never given: a step of the simulation ends by itself or by a kill. */
const NEVER = new AbortController().signal;

export interface Seat {
  /** Names the device's databases; no two devices that are open at once share it. */
  name: string;
  deviceId: string;
  clerk: string;
  chance: Chance;
  line: FaultyLine;
  /** True time, in milliseconds since 1970; the device adds what its clock is off by. */
  now(): number;
  onDiskRefusal(): void;
}

interface Running {
  mounted: Mounted;
  database: DeviceDatabase;
  station: Station;
  county: County;
  hasAsked: boolean;
  hasSent: boolean;
}

/** What a step of sync moved; `failed` where the county did not do it, or the disk was full, or the program was killed. */
export type Moved = { ok: true; moved: number } | { ok: false };

const FAILED: Moved = { ok: false };

/** One laptop: a disk, a clock, a line, and at times a running program with the very store and sync of the app. */
export class SimulatedDevice {
  readonly name: string;
  readonly disk: SimulatedDisk;
  readonly #seat: Seat;
  #running: Running | undefined;
  clockOffMs = 0;
  /** What is under way: each of sync's two loops does one step at a time, and so does the clerk. */
  readonly busy = { fetch: false, send: false, clerk: false };
  /** Acts in the middle of which the program was killed: the next start shows what became of them. */
  readonly unclear: Edits[] = [];
  /** Puts the disk back to its last backup, once there is one. */
  restore: (() => Promise<void>) | undefined;

  constructor(seat: Seat) {
    this.#seat = seat;
    this.name = seat.name;
    this.disk = new SimulatedDisk(() => seat.onDiskRefusal());
  }

  get isUp(): boolean {
    return this.#running !== undefined && !this.#running.mounted.isDead;
  }

  /** Whether the program was killed and what is left of it must be cleared away. */
  get isDead(): boolean {
    return this.#running?.mounted.isDead ?? false;
  }

  get station(): Station {
    return this.#up.station;
  }

  get #up(): Running {
    if (!this.#running) throw new Error(`${this.name} is not running`);
    return this.#running;
  }

  readonly #wall = (): number => this.#seat.now() + this.clockOffMs;

  /** This device's time as it is written into documents. */
  instant(): string {
    return new Date(this.#wall()).toISOString();
  }

  /** Starts the program; false where it was killed or the disk was full before it had started. */
  async start(killAfter = Number.POSITIVE_INFINITY): Promise<boolean> {
    const mounted = this.disk.mount();
    mounted.killAfter(killAfter);
    const database = new DeviceDatabase(`sim-device-${this.name}`, mounted.indexedDb);
    try {
      const station = await Station.open({
        storage: strictDexieStorage(mounted.indexedDb),
        device: database,
        code: STATION,
        name: `sim-${this.name}`,
        deviceId: this.#seat.deviceId,
        clerk: this.#seat.clerk,
        wall: this.#wall,
        random: () => this.#seat.chance.next(),
        collections: COLLECTIONS,
      });
      const county = new County(this.#seat.line, () => station.deviceId, this.#wall);
      this.#running = { mounted, database, station, county, hasAsked: false, hasSent: false };
    } catch (error) {
      database.close();
      if (!mounted.isDead && !this.#isExplained(error)) throw error;
    }
    return this.isUp;
  }

  /** Ends the program, or clears away what a kill left of it: the disk stays. */
  async stop(): Promise<void> {
    const { station, database } = this.#up;
    this.#running = undefined;
    await station.close();
    database.close();
  }

  killAfter(writes: number): void {
    this.#up.mounted.killAfter(writes);
  }

  spare(): void {
    this.#running?.mounted.spare();
  }

  /** One turn of sync's loop that fetches. */
  async fetch(wait: boolean): Promise<Moved> {
    const { station, county } = this.#up;
    return this.#step('fetch', async () => {
      const recovered = await recover(station, county, this.#wall(), NEVER, () => undefined);
      if (recovered.ok) this.#up.hasAsked = true;
      const pulled = recovered.ok ? await pullPage(station, county, wait, NEVER) : recovered;
      return pulled.ok ? { ok: true, moved: pulled.value.received + pulled.value.pending } : FAILED;
    });
  }

  /** One turn of sync's loop that sends. */
  async send(bytesMax: number): Promise<Moved> {
    const running = this.#up;
    const { station, county } = running;
    if (!running.hasAsked) return this.fetch(false);
    return this.#step('send', async () => {
      const batch = await nextBatch(station, bytesMax);
      if (batch.length === 0) return this.#countMeeting(running);
      const pushed = await sendBatch(station, county, batch, NEVER);
      if (!pushed.ok) return FAILED;
      running.hasSent ||= pushed.value.stored > 0;
      return { ok: true, moved: batch.length };
    });
  }

  async #countMeeting(running: Running): Promise<Moved> {
    if (running.hasSent) running.hasSent = !(await countMeeting(running.station, running.county, NEVER)).ok;
    return { ok: true, moved: 0 };
  }

  /** The comparison behind the button 核对. */
  async compare(): Promise<Moved> {
    const { station, county } = this.#up;
    return this.#step('fetch', async () => {
      const compared = await reconcileAll(station, county, this.#wall(), NEVER, () => undefined);
      return compared.ok ? { ok: true, moved: compared.value.sent + compared.value.fetched } : FAILED;
    });
  }

  /** Offers everything that the county refused once more. */
  async offerAgain(): Promise<number> {
    const refused = (await this.documents()).filter(({ local }) => local.upload === 'refused').map(({ id }) => id);
    await offerAgain(this.station, refused);
    return refused.length;
  }

  async documents(): Promise<Stored[]> {
    const parts = await Promise.all(COLLECTIONS.map((name) => this.station.find(name, { selector: {}, limit: ALL })));
    return parts.flat();
  }

  /**
   * Runs something that uses the disk. A kill and a full disk are what it may end by; anything else that is thrown is a
   * fault of the program.
   */
  async guarded<T>(run: () => Promise<T>): Promise<T | undefined> {
    const { mounted } = this.#up;
    try {
      return await run();
    } catch (error) {
      if (mounted.isDead || this.#isExplained(error)) return undefined;
      throw error;
    }
  }

  #isExplained(error: unknown): boolean {
    return this.disk.isFull && problemOf(error) === 'diskFull';
  }

  async #step(loop: 'fetch' | 'send', run: () => Promise<Moved>): Promise<Moved> {
    if (this.busy[loop]) throw new Error(`${this.name}: a loop does one step at a time`);
    this.busy[loop] = true;
    try {
      return (await this.guarded(run)) ?? FAILED;
    } finally {
      this.busy[loop] = false;
      if (!this.busy.fetch && !this.busy.send) this.#seat.line.hasGiven = false;
    }
  }
}
