import { execFile } from 'node:child_process';
import { expect, test } from 'vitest';
import { killMeetings } from './torture/meeting.ts';

interface Told {
  kills: number;
  saved: number;
  lost: number;
  disputed: number;
  unfound: number;
}

function torture(...words: string[]): Promise<{ status: number; told: Told }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, ['build/run.mjs', 'build/torture.ts', ...words], (_, printed) => {
      const last = printed.trim().split('\n').at(-1) ?? '';
      resolve({ status: child.exitCode ?? -1, told: last.startsWith('{') ? JSON.parse(last) : undefined });
    });
  });
}

test('T3: a Chromium killed while it saves and sends has everything that it called saved, and so has the county', async () => {
  const { status, told } = await torture('--kills', '4', '--meetings', '0');
  expect(told).toMatchObject({ kills: 4, lost: 0, disputed: 0, unfound: 0 });
  expect(told.saved).toBeGreaterThan(40);
  expect(status).toBe(0);
}, 300_000);

test('a meeting survives a kill at any moment with every key typed so far, on the roll and in the discussion', async () => {
  // Other tests keep both cores busy meanwhile.
  const { kills, keys, lost } = await killMeetings(2, 1_000);
  expect({ kills, lost }).toEqual({ kills: 4, lost: 0 });
  expect(keys).toBeGreaterThan(10);
}, 300_000);

test('what cannot be run is refused', async () => {
  expect(await torture('--kills', 'many')).toMatchObject({ status: 2 });
});
