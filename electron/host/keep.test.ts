import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readWhole, writeWhole } from './keep.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-keep-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('writes a file whole, in a folder that it makes', async () => {
  const file = join(folder, 'data', 'county.json');
  expect(await readWhole(file)).toBe(undefined);
  await writeWhole(file, '第一');
  await writeWhole(file, '第二');
  expect(await readWhole(file)).toBe('第二');
  expect(await readdir(join(folder, 'data'))).toEqual(['county.json']);
});

test.skipIf(process.platform === 'win32')('lets nobody else read it, nor the folder', async () => {
  const file = join(folder, 'data', 'county.json');
  await writeWhole(file, 'x');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'data'))).mode & 0o777).toBe(0o700);
});

test.skipIf(process.platform === 'win32')('nor what a crash has left half written', async () => {
  const file = join(folder, 'county.json');
  await writeFile(join(folder, `.county.json.${process.pid}.new`), 'half', { mode: 0o644 });
  await writeWhole(file, 'x');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('leaves what was there, and nothing else, where it cannot write', async () => {
  // A folder of the file's name: the last step fails, as it does where the disk has filled up meanwhile.
  const file = join(folder, 'county.json');
  await mkdir(join(file, 'x'), { recursive: true });
  await expect(writeWhole(file, 'new')).rejects.toThrow();
  expect(await readdir(folder)).toEqual(['county.json']);
});
