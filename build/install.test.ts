import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isInstalled, isNewEnough } from './install.mjs';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-install-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function compared(listed: object, there: object | undefined): Promise<boolean> {
  const [lock, installed] = [join(folder, 'lock.json'), join(folder, 'installed.json')];
  await writeFile(lock, JSON.stringify({ packages: listed }));
  if (there) await writeFile(installed, JSON.stringify({ packages: there }));
  return isInstalled(lock, installed);
}

const listed = {
  '': { name: 'xiangyue' },
  'node_modules/zod': { version: '4.0.0' },
  'node_modules/only-on-macos': { version: '1.0.0', optional: true },
};

test('what is listed is there', async () => {
  expect(await compared(listed, { 'node_modules/zod': { version: '4.0.0' } })).toBe(true);
});

test('nothing was ever installed', async () => {
  expect(await compared(listed, undefined)).toBe(false);
});

test('a package is another version, or missing', async () => {
  expect(await compared(listed, { 'node_modules/zod': { version: '3.9.9' } })).toBe(false);
  expect(await compared(listed, {})).toBe(false);
});

test('this very checkout is', () => {
  expect(isInstalled()).toBe(true);
});

test('Node must be new enough', () => {
  expect(['20.19.0', '20.20.2', '22.0.0', '24.1.0'].map((version) => isNewEnough(version))).not.toContain(false);
  expect(['18.20.8', '20.18.3', '20.9.0'].map((version) => isNewEnough(version))).not.toContain(true);
});
