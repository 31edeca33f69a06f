import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Tally } from '../shared/sync/simulation/tally.ts';

function sim(...words: string[]): Promise<{ status: number; told: string; tally: Tally }> {
  return new Promise((resolve) => {
    const program = [process.execPath, 'build/run.mjs', 'build/sim.ts', ...words] as const;
    const child = execFile(program[0], program.slice(1), (_, printed, told) => {
      const last = printed.trim().split('\n').at(-1) ?? '';
      resolve({ status: child.exitCode ?? -1, told, tally: last.startsWith('{') ? JSON.parse(last) : undefined });
    });
  });
}

test('T1: 200 seeds come to rest with all devices and the county the same and nothing lost, under faults that happened', async () => {
  const { status, told, tally } = await sim('--seeds', '200');
  expect(told).not.toContain('failed');
  expect(tally).toMatchObject({ seeds: 200, diverged: 0, lost: 0 });
  expect(tally.operations).toBeGreaterThan(10_000);
  for (const [fault, count] of Object.entries(tally.faults)) expect([fault, count > 0]).toEqual([fault, true]);
  expect(status).toBe(0);
}, 600_000);

test('what cannot be run is refused with the words that can', async () => {
  expect(await sim('--seeds', 'many')).toMatchObject({ status: 2, told: expect.stringContaining('--seeds N') });
  expect(await sim('--devices', '6')).toMatchObject({ status: 2 });
});
