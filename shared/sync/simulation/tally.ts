import { addFaults, type FaultCounts, noFaults } from './faults.ts';
import { type Options, type Outcome, simulate } from './simulate.ts';

/** What many seeds came to. */
export interface Tally {
  seeds: number;
  operations: number;
  faults: FaultCounts;
  /** How many things differed, and how many saved values were lost, over all seeds. */
  diverged: number;
  lost: number;
}

export const NOTHING: Tally = { seeds: 0, operations: 0, faults: noFaults(), diverged: 0, lost: 0 };

export function sum(a: Tally, b: Tally): Tally {
  return {
    seeds: a.seeds + b.seeds,
    operations: a.operations + b.operations,
    faults: addFaults(a.faults, b.faults),
    diverged: a.diverged + b.diverged,
    lost: a.lost + b.lost,
  };
}

/**
 * Runs seeds one after the other.
 * @param onFailure told of each seed that diverged, lost something, or broke off
 */
export async function runSeeds(
  seeds: Iterable<number>,
  options: Options,
  onFailure: (seed: number, what: string[]) => void,
): Promise<Tally> {
  let tally = NOTHING;
  for (const seed of seeds) {
    const outcome = await simulate(seed, options).catch((error: unknown) => brokenOff(seed, error));
    const { operations, faults, diverged, lost } = outcome;
    if (diverged.length + lost.length > 0) onFailure(seed, [...diverged, ...lost.map((value) => `lost: ${value}`)]);
    tally = sum(tally, { seeds: 1, operations, faults, diverged: diverged.length, lost: lost.length });
  }
  return tally;
}

/** A run that the program under test broke off, by an error that no fault explains, counts as one that diverged. */
function brokenOff(seed: number, error: unknown): Outcome {
  const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { seed, operations: 0, faults: noFaults(), diverged: [why], lost: [], digest: '' };
}
