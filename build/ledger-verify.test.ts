import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { factId } from '../shared/domain/fact.ts';

const folder = mkdtempSync(join(tmpdir(), 'ledger-verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

function verify(content: string) {
  const file = join(folder, 'station.json');
  writeFileSync(file, content);
  return spawnSync(process.execPath, ['build/run.mjs', 'build/ledger-verify.ts', file], {
    cwd: join(import.meta.dirname, '..'),
    encoding: 'utf8',
  });
}

const ULID = '01J00000000000000000000001';
const household = `household:${ULID}`;
const content = {
  kind: 'opening',
  device: 'A',
  updatedAt: '2026-03-01T00:00:00.000Z-0000',
  account: household,
  chain: { number: 1 },
  postings: [
    { account: household, points: 500 },
    { account: 'opening', points: -500 },
  ],
};
const documents = [{ id: factId('opening', ULID, content), ...content }];
const balances = content.postings;

it('prints the figures of an exported station, and its exit status says whether they agree', () => {
  const sound = verify(JSON.stringify({ balances, documents }));
  expect(sound.stdout).toBe('{"entries":1,"accounts":2,"unbalanced":0,"forged":0,"gaps":0,"drift":0}\n');
  expect([sound.status, sound.stderr]).toEqual([0, '']);
  const wrong = verify(JSON.stringify({ balances: balances.slice(1), documents }));
  expect(JSON.parse(wrong.stdout)).toMatchObject({ drift: 1 });
  expect(wrong.status).toBe(1);
});

it('says in one sentence that it was given something else', () => {
  const { stdout, stderr, status } = verify('{"a":');
  expect([stdout, status]).toEqual(['', 1]);
  expect(stderr).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]*\n$/);
});
