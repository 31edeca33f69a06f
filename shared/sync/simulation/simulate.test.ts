import { afterEach, describe, expect, test, vi } from 'vitest';
import type { accept } from '../accept.ts';
import type { mergeRecords } from '../merge.ts';
import type { receiveDeletions } from '../receive.ts';
import { simulate } from './simulate.ts';
import { runSeeds } from './tally.ts';

/** What is wrong with the code under test at the moment. */
const broken = vi.hoisted(() => ({ how: '' }));

vi.mock('../accept.ts', async (original) => {
  const real = await original<{ accept: typeof accept }>();
  const overwrite: typeof accept = (_, { document, rev }) => ({ ...document, local: { upload: 'sent', rev } });
  return { accept: ((...given) => (broken.how === 'overwrites' ? overwrite : real.accept)(...given)) as typeof accept };
});

vi.mock('../merge.ts', async (original) => {
  const real = await original<{ mergeRecords: typeof mergeRecords }>();
  const forgetting: typeof mergeRecords = (...given) => {
    const { disputes: _, ...merged } = real.mergeRecords(...given);
    return merged as ReturnType<typeof mergeRecords>;
  };
  return {
    ...real,
    mergeRecords: ((...given) =>
      (broken.how === 'forgets disputes' ? forgetting : real.mergeRecords)(...given)) as typeof mergeRecords,
  };
});

vi.mock('../receive.ts', async (original) => {
  const real = await original<{ receiveDeletions: typeof receiveDeletions }>();
  return {
    ...real,
    receiveDeletions: (async (...given) =>
      broken.how === 'asks nobody' ? undefined : real.receiveDeletions(...given)) as typeof receiveDeletions,
  };
});

afterEach(() => {
  broken.how = '';
});

test('T1: a seed and a commit reproduce a run, down to every byte that is kept in the end', async () => {
  for (const seed of [3, 4, 5]) {
    const [one, again] = [await simulate(seed), await simulate(seed)];
    expect(again).toEqual(one);
    expect(one.digest).toMatch(/^[0-9a-f]{64}$/);
  }
  expect((await simulate(6)).digest).not.toBe((await simulate(7)).digest);
});

describe('T1: the simulation finds what is broken on purpose', () => {
  test.each([
    ['overwrites', 'lost'],
    ['forgets disputes', 'lost'],
    ['asks nobody', 'diverged'],
  ] as const)('%s: %s', async (how, found) => {
    broken.how = how;
    expect(await seedsUntil(found)).toBeLessThan(SEEDS_MAX);
  });
});

/** What is broken so badly shows within so many seeds. */
const SEEDS_MAX = 20;

/** How many seeds pass before one is found `lost` or `diverged`; all of them where none is. */
async function seedsUntil(found: 'lost' | 'diverged'): Promise<number> {
  for (let seed = 0; seed < SEEDS_MAX; seed += 1) {
    const tally = await runSeeds([seed], {}, () => undefined);
    if (tally[found] > 0) return seed;
  }
  return SEEDS_MAX;
}
