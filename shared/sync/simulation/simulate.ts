import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from '../../domain/canonical.ts';
import type { Chance } from '../../domain/demo/random.ts';
import { ACTS, written } from './acts.ts';
import { COUNTY_ACTS } from './countyActs.ts';
import type { SimulatedDevice } from './device.ts';
import type { FaultCounts } from './faults.ts';
import { derivedOf, differences, lost } from './judge.ts';
import { backUpCounty, backUpDevice, rebuildCounty, restoreCounty, restoreDevice } from './setBack.ts';
import { branchesOf } from './sight.ts';
import { World } from './world.ts';

export interface Options {
  /** By default, chance has it. */
  devices?: number;
  /** Told what happens, step by step. */
  tell?: (event: string) => void;
}

/** What one seed came to. */
export interface Outcome {
  seed: number;
  operations: number;
  faults: FaultCounts;
  /** What differed when all had come to rest, or was wrong on the way, in words. */
  diverged: string[];
  /** What was saved and is gone, in words. */
  lost: string[];
  /** Of everything that all devices and the county hold in the end: the same for the same seed and commit. */
  digest: string;
}

/** How many things happen in a run, at least and at most. */
const STEPS = { least: 20, most: 90 };

/** Turns in which all must come to rest once the faults are over; more is two devices that never agree. */
const TURNS_MAX = 30;

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** After this long every device has compared, also one whose clock was set back by days meanwhile. */
const WEEKLY_MS = 15 * DAY_MS;

/** JSON bytes of a batch: one document, a few, or all that wait. */
const ALL_BYTES = 4 * 1024 * 1024;
const BATCH_BYTES = [1, 2_000, ALL_BYTES];

/** How deep things happen within exchanges that are under way. */
const DEPTH_MAX = 2;

/** After how many writes at most a program is killed that is to be killed. */
const KILLED_WITHIN_WRITES = 12;

type Step = (world: World, device: SimulatedDevice) => Promise<void>;

/** What may happen while an exchange is under way, and how often beside the others. */
const ANY_TIME: [number, Step][] = [
  [36, clerkActs],
  [14, fetches],
  [14, sends],
  [5, actsDuringSync],
  [5, countyActs],
  [2, killsSoon],
  [1, offersAgain],
];

/** What needs everything else to stand still. */
const AT_REST: [number, Step][] = [
  [4, timePasses],
  [2, clockJumps],
  [2, diskFillsUp],
  [2, rulesChange],
  [4, backsUp],
  [4, setsBack],
  [1, compares],
];

/** Runs one seed from beginning to end. */
export async function simulate(seed: number, { devices, tell }: Options = {}): Promise<Outcome> {
  const world = new World(seed, devices);
  if (tell) world.tell = tell;
  world.meanwhile = (device) => meanwhile(world, device);
  try {
    for (const device of world.devices) await device.start();
    for (let steps = world.chance.between(STEPS.least, STEPS.most); steps > 0; steps -= 1) await oneStep(world);
    const unrest = await comeToRest(world);
    const diverged = [...world.complaints, ...unrest, ...(await differences(world))];
    const gone = (await lost(world)).map(({ by, id, field, value }) => `${by} ${id} ${field} ${JSON.stringify(value)}`);
    const { operations, faults } = world;
    return { seed, operations, faults, diverged, lost: gone, digest: await digestOf(world) };
  } finally {
    await Promise.all(world.devices.filter((device) => device.isUp || device.isDead).map((device) => device.stop()));
  }
}

async function oneStep(world: World): Promise<void> {
  const { chance } = world;
  world.now += chance.between(0, 2 * MINUTE_MS);
  for (const device of world.devices) {
    if (device.isDead) await bury(world, device);
    if (!device.isUp && chance.happens(0.3)) await start(world, device);
    if (device.disk.isFull && chance.happens(0.15)) device.disk.isFull = false;
  }
  const device = chance.pick(world.devices);
  if (device.isUp) await take(world, device, [...ANY_TIME, ...AT_REST]);
}

async function take(world: World, device: SimulatedDevice, steps: [number, Step][]): Promise<void> {
  world.operations += 1;
  const step = pickWeighted(world.chance, steps);
  world.tell(`${'  '.repeat(world.depth)}${device.name} ${step.name}`);
  await step(world, device);
}

function pickWeighted<T>(chance: Chance, things: readonly (readonly [number, T])[]): T {
  let at = chance.between(
    1,
    things.reduce((sum, [weight]) => sum + weight, 0),
  );
  for (const [weight, thing] of things) {
    at -= weight;
    if (at <= 0) return thing;
  }
  throw new RangeError('nothing to pick from');
}

/** What happens while an exchange of this device is under way: on the same device as often as on the others. */
async function meanwhile(world: World, device: SimulatedDevice): Promise<boolean> {
  if (world.isQuiet || world.depth >= DEPTH_MAX || !world.chance.happens(0.3)) return false;
  world.depth += 1;
  for (let steps = world.chance.between(1, 2); steps > 0; steps -= 1) {
    const one = world.chance.happens(0.5) ? device : world.chance.pick(world.devices);
    if (one.isUp) await take(world, one, ANY_TIME);
  }
  world.depth -= 1;
  return true;
}

/** A device's clerk has two hands and one mind: one act at a time. */
async function clerkActs(world: World, device: SimulatedDevice): Promise<void> {
  if (device.busy.clerk) return;
  device.busy.clerk = true;
  const act = pickWeighted(world.chance, ACTS);
  world.tell(`${device.name} ${act.name}`);
  await device
    .guarded(() => act(world, device))
    .finally(() => {
      device.busy.clerk = false;
    });
}

async function fetches(world: World, device: SimulatedDevice): Promise<void> {
  if (!device.busy.fetch) await device.fetch(world.chance.happens(0.5));
}

async function sends(world: World, device: SimulatedDevice): Promise<void> {
  if (!device.busy.send && !device.busy.fetch) await device.send(world.chance.pick(BATCH_BYTES));
}

/** Both at once, so that their reads and writes of the disk mingle. */
async function actsDuringSync(world: World, device: SimulatedDevice): Promise<void> {
  await Promise.all([
    clerkActs(world, device),
    world.chance.happens(0.5) ? sends(world, device) : fetches(world, device),
  ]);
}

async function countyActs(world: World): Promise<void> {
  const [fault, act] = pickWeighted(
    world.chance,
    COUNTY_ACTS.map(([weight, ...act]) => [weight, act] as const),
  );
  if (!world.knows(fault) || !(await act(world))) return;
  world.tell(fault);
  world.faults[fault] += 1;
}

async function killsSoon(world: World, device: SimulatedDevice): Promise<void> {
  if (world.knows('killed')) device.killAfter(world.chance.between(0, KILLED_WITHIN_WRITES));
}

async function offersAgain(_: World, device: SimulatedDevice): Promise<void> {
  await device.guarded(() => device.offerAgain());
}

async function timePasses(world: World): Promise<void> {
  world.now += world.chance.pick([10 * MINUTE_MS, 2 * HOUR_MS, DAY_MS, 8 * DAY_MS]);
}

async function clockJumps(world: World, device: SimulatedDevice): Promise<void> {
  if (!world.knows('clockJump')) return;
  const { chance, now } = world;
  const minutes = chance.between(-30, 30) * MINUTE_MS;
  device.clockOffMs = chance.pick([0, minutes, -now + HOUR_MS, Date.UTC(2099, 0, 1) - now, 2 * DAY_MS, -2 * DAY_MS]);
  world.faults.clockJump += 1;
}

async function diskFillsUp(world: World, device: SimulatedDevice): Promise<void> {
  if (world.knows('diskFull')) device.disk.isFull = true;
}

/** The county refuses a third of all notes, or nothing any more. */
async function rulesChange(world: World): Promise<void> {
  if (!world.knows('refusedByNewRule')) return;
  const isStrict = world.chance.happens(0.6);
  const isBad = (text: unknown) => typeof text === 'string' && Number(text.slice(1)) % 3 === 0 && text !== '';
  world.county.validator = ({ note, phone, reason }) => {
    if (!isStrict || ![note, phone, reason].some(isBad)) return undefined;
    world.faults.refusedByNewRule += 1;
    return 'the rule of today';
  };
}

async function backsUp(world: World, device: SimulatedDevice): Promise<void> {
  if (world.chance.happens(0.6)) backUpCounty(world);
  if (world.chance.happens(0.6) && !device.disk.isFull) await backUpDevice(device);
}

async function setsBack(world: World, device: SimulatedDevice): Promise<void> {
  const fault = world.chance.pick(['countyRestored', 'countyRebuilt', 'deviceRestored'] as const);
  if (!world.knows(fault)) return;
  await allRun(world);
  const does = { countyRestored: restoreCounty, countyRebuilt: rebuildCounty, deviceRestored: restoreDevice };
  if (!(await does[fault](world, device))) return;
  world.tell(`${device.name} ${fault}`);
  world.faults[fault] += 1;
}

async function compares(_: World, device: SimulatedDevice): Promise<void> {
  await device.compare();
}

/** Starts the program, which may be killed while it starts, and sees what became of acts that a kill cut off. */
async function start(world: World, device: SimulatedDevice): Promise<void> {
  const isKilled = world.knows('killed') && !world.isQuiet && world.chance.happens(0.1);
  const started = await device.start(isKilled ? world.chance.between(0, 3) : undefined);
  if (!started) return;
  for (const edits of device.unclear.splice(0)) {
    for (const { id, seen, saved } of await written(device, edits)) world.record.note(device.name, id, seen, saved);
  }
}

async function bury(world: World, device: SimulatedDevice): Promise<void> {
  world.faults.killed += 1;
  world.tell(`${device.name} was killed`);
  await device.stop();
}

async function allRun(world: World): Promise<void> {
  for (const device of world.devices) {
    device.disk.isFull = false;
    if (device.isDead) await bury(world, device);
    while (!device.isUp) await start(world, device);
    device.spare();
  }
}

/** Ends all faults, and lets sync run until nothing moves any more, then once more with a device that is new. */
async function comeToRest(world: World): Promise<string[]> {
  world.isQuiet = true;
  world.county.validator = () => undefined;
  for (const line of world.lines) line.mishaps = [];
  await allRun(world);
  // After the hour in which counts are compared, what was restored has been found out.
  world.now += 2 * HOUR_MS;
  const unrest = [...(await settle(world))];
  // The comparison that runs once a week finds a hand edit that the feed's filter hides (SYNC P2), and a restore to a
  // moment after which device and county have never been level (SYNC R1).
  const found = ['countyHiddenEdit', 'countyRestored', 'countyRebuilt', 'deviceRestored'] as const;
  if (found.some((fault) => world.faults[fault] > 0)) world.now += WEEKLY_MS;
  await world.addDevice().start();
  return [...unrest, ...(await settle(world))];
}

async function settle(world: World): Promise<string[]> {
  for (const device of world.devices) await device.offerAgain();
  for (let turn = 0; turn < TURNS_MAX; turn += 1) {
    let moved = 0;
    for (const device of world.devices) {
      for (const step of [() => device.fetch(false), () => device.send(ALL_BYTES)]) {
        const done = await step();
        if (!done.ok) return [`${device.name}: sync fails although nothing is wrong any more`];
        moved += done.moved;
      }
    }
    if (moved === 0) return [];
  }
  return [`nothing comes to rest in ${TURNS_MAX} turns`];
}

async function digestOf(world: World): Promise<string> {
  const devices = await Promise.all(
    world.devices.map(async (device) => ({
      documents: (await device.documents()).sort((a, b) => (a.id < b.id ? -1 : 1)),
      aside: await device.station.device.setAside.toArray(),
      derived: await derivedOf(device.station),
    })),
  );
  const county = [...world.people, ...world.deeds, ...world.facts].map((id) => branchesOf(world.county, id));
  const { operations, faults } = world;
  return bytesToHex(sha256(utf8ToBytes(canonicalJson({ devices, county, operations, faults }))));
}
