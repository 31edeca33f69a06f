import { type Chance, chanceFrom } from '../../domain/demo/random.ts';
import { ModelCounty } from '../testing/modelCounty.ts';
import { SimulatedDevice } from './device.ts';
import { FAULTS, type Fault, type FaultCounts, noFaults } from './faults.ts';
import { FaultyLine } from './line.ts';
import { SavedRecord } from './saved.ts';

/** True time when a run begins: 2026-03-05 00:00 UTC. */
const BEGINNING_MS = Date.UTC(2026, 2, 5);

/** Crockford's alphabet, in which ULIDs are written. */
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The share of all kinds of fault that one run knows: leaving some out lets others build up to more. */
const FAULTS_SHARE = 0.6;

/** How many devices a station has in a run. */
export const DEVICES = { least: 2, most: 5 };

/** The county, its stations' devices, the lines between them, and what a run keeps in mind of all this. */
export class World {
  readonly chance: Chance;
  readonly faults: FaultCounts = noFaults();
  readonly record = new SavedRecord();
  readonly devices: SimulatedDevice[] = [];
  readonly lines: FaultyLine[] = [];
  /** The kinds of fault of this run. */
  readonly #known: ReadonlySet<Fault>;
  county = new ModelCounty();
  now = BEGINNING_MS;
  operations = 0;
  /** Ids of everything that was ever created, whether or not it was saved. */
  readonly people: string[] = [];
  readonly deeds: string[] = [];
  readonly facts: string[] = [];
  /** What people did wrong would not be found by judging the end: told here as it happens. */
  readonly complaints: string[] = [];
  /** Lets other things happen during an exchange of this device. */
  meanwhile: (device: SimulatedDevice) => Promise<boolean> = async () => false;
  /** Restores the county from its last nightly backup, once there is one. */
  restoreCounty: (() => void) | undefined;
  /** Whether the faults are over. */
  isQuiet = false;
  /** How many exchanges deep things are happening. */
  depth = 0;
  /** Told what happens, for someone who repeats a seed to see why it failed. */
  tell: (event: string) => void = () => undefined;
  #words = 0;

  constructor(
    readonly seed: number,
    devices?: number,
  ) {
    this.chance = chanceFrom(seed);
    const count = devices ?? this.chance.between(DEVICES.least, DEVICES.most);
    this.#known = new Set(FAULTS.filter(() => this.chance.happens(FAULTS_SHARE)));
    this.moveTo(new ModelCounty());
    for (let n = 0; n < count; n += 1) this.addDevice();
  }

  addDevice(): SimulatedDevice {
    const { chance, faults } = this;
    const number = this.devices.length + 1;
    const line = new FaultyLine({
      chance,
      faults,
      county: () => this.county,
      meanwhile: () => this.meanwhile(device),
      tell: (event) => this.tell(`${device.name} ${event}`),
    });
    line.badness = chance.pick([0, 0.1, 0.3, 0.6]);
    line.mishaps = this.isQuiet ? [] : FaultyLine.mishaps.filter((fault) => this.knows(fault));
    const device: SimulatedDevice = new SimulatedDevice({
      name: `device${number}`,
      deviceId: this.newUlid(),
      clerk: `第${number}人`,
      chance: chanceFrom(chance.between(0, 2 ** 31)),
      line,
      now: () => this.now,
      onDiskRefusal: () => {
        faults.diskFull += 1;
      },
    });
    this.lines.push(line);
    this.devices.push(device);
    return device;
  }

  moveTo(county: ModelCounty): void {
    county.validator = this.county.validator;
    county.now = () => this.now;
    this.county = county;
  }

  get up(): SimulatedDevice[] {
    return this.devices.filter((device) => device.isUp);
  }

  knows(fault: Fault): boolean {
    return this.#known.has(fault);
  }

  newUlid(): string {
    return Array.from({ length: 26 }, (_, at) => CROCKFORD[this.chance.between(0, at === 0 ? 7 : 31)]).join('');
  }

  /** A text that nobody has typed before, so that wherever it is found, it is known who typed it. */
  newText(): string {
    this.#words += 1;
    return `字${this.#words}`;
  }
}
