import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fingerprint } from './bundle.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-sources-'));
  await mkdir(join(folder, 'deep'));
  await writeFile(join(folder, 'deep', 'a.ts'), 'a');
});
afterEach(() => rm(folder, { recursive: true }));

test('is the same while nothing changes', () => {
  expect(fingerprint([folder])).toBe(fingerprint([folder]));
});

test('changes when a file is changed, added or removed', async () => {
  const seen = [fingerprint([folder])];
  await writeFile(join(folder, 'deep', 'a.ts'), 'b');
  await utimes(join(folder, 'deep', 'a.ts'), 1, 1);
  seen.push(fingerprint([folder]));
  await writeFile(join(folder, 'b.ts'), '');
  seen.push(fingerprint([folder]));
  await rm(join(folder, 'deep', 'a.ts'));
  seen.push(fingerprint([folder]));
  expect(new Set(seen).size).toBe(4);
});

test('does not care for tests', async () => {
  const before = fingerprint([folder]);
  await writeFile(join(folder, 'deep', 'a.test.ts'), '');
  await writeFile(join(folder, 'deep', 'a.browser.test.tsx'), '');
  expect(fingerprint([folder])).toBe(before);
});
