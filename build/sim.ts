// `npm run sim -- --seeds N [--from S] [--devices 2..5] [--tell]`: the simulation of docs/sync.md over N seeds, on all
// cores. Its last line is the tally as JSON. What fails is told on stderr with the seed to repeat, and the exit status is
// 1. `--tell` tells, on stderr, everything that happens.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { NOTHING, runSeeds, sum, type Tally } from '../shared/sync/simulation/tally.ts';
import { DEVICES } from '../shared/sync/simulation/world.ts';

interface Asked {
  seeds: number;
  from: number;
  devices: number | undefined;
  tell: boolean;
}

/** The part of the seeds that one process runs: every `of`th, from the `part`th on. */
interface Share extends Asked {
  part: number;
  of: number;
}

/** How much is told of one failing seed. */
const TOLD_MAX = 8;

function readArguments(): Asked {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '200' },
      from: { type: 'string', default: '1' },
      devices: { type: 'string' },
      tell: { type: 'boolean', default: false },
    },
  });
  const [seeds, from, devices] = [values.seeds, values.from, values.devices ?? ''].map(Number) as [
    number,
    number,
    number,
  ];
  const isDevices = !values.devices || (devices >= DEVICES.least && devices <= DEVICES.most);
  if (!Number.isInteger(seeds) || seeds < 1 || !Number.isInteger(from) || from < 0 || !isDevices) {
    console.error(`--seeds N [--from S] [--devices ${DEVICES.least}..${DEVICES.most}] [--tell]`);
    process.exit(2);
  }
  return { seeds, from, devices: values.devices ? devices : undefined, tell: values.tell };
}

function* seedsOf({ seeds, from, part, of }: Share): Generator<number> {
  for (let at = part; at < seeds; at += of) yield from + at;
}

async function runShare(share: Share): Promise<Tally> {
  const devices = share.devices ? { devices: share.devices } : {};
  return runSeeds(
    seedsOf(share),
    { ...devices, ...(share.tell && { tell: (event: string) => console.error(event) }) },
    (seed, what) => {
      const again = `npm run sim -- --seeds 1 --from ${seed}${share.devices ? ` --devices ${share.devices}` : ''}`;
      console.error([`seed ${seed} failed; ${again}`, ...what.slice(0, TOLD_MAX)].join('\n  '));
    },
  );
}

function runInProcess(share: Share): Promise<Tally> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [], { stdio: ['ignore', 2, 2, 'ipc'] });
    child.once('message', (tally) => resolve(tally as Tally));
    child.once('exit', (status) => reject(new Error(`a process of the simulation ended with status ${status}`)));
    child.send(share);
  });
}

async function main(): Promise<void> {
  const asked = readArguments();
  const started = performance.now();
  const of = Math.min(availableParallelism(), asked.seeds);
  const shares = Array.from({ length: of }, (_, part): Share => ({ ...asked, part, of }));
  const tallies = await Promise.all(shares.map(of === 1 ? runShare : runInProcess));
  const { seeds, operations, faults, diverged, lost } = tallies.reduce(sum, NOTHING);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  console.log(JSON.stringify({ seeds, operations, faults, diverged, lost, seconds }));
  process.exitCode = diverged + lost > 0 ? 1 : 0;
}

if (process.send) {
  process.once('message', async (share: Share) => {
    const tally = await runShare(share);
    process.send?.(tally, () => process.exit());
  });
} else await main();
