import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeWindow } from '../testing/fake-electron.ts';
import { keepPlace, readPlace } from './bounds.ts';

const OFFICE = { x: 0, y: 0, width: 1366, height: 728 };
const PROJECTOR = { x: 1366, y: 0, width: 1920, height: 1080 };

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xiangyue-bounds-'));
  file = join(folder, 'window.json');
});
afterEach(() => rm(folder, { recursive: true }));

test('comes back where it was', async () => {
  const window = new FakeWindow({});
  window.bounds = { x: 1400, y: 50, width: 1000, height: 700 };
  keepPlace(window as unknown as BrowserWindow, file);
  window.emit('close');
  await vi.waitFor(() => readFile(file));
  expect(await readPlace(file, [OFFICE, PROJECTOR])).toEqual({ bounds: window.bounds, maximized: false });
});

test('is kept while it is moved, since the power may be cut', async () => {
  const window = new FakeWindow({});
  window.maximized = true;
  keepPlace(window as unknown as BrowserWindow, file);
  window.emit('move');
  await vi.waitFor(() => readFile(file), { timeout: 5_000 });
  expect((await readPlace(file, [OFFICE])).maximized).toBe(true);
});

test('comes back on the screen that is left', async () => {
  await writeFile(file, JSON.stringify({ bounds: { x: 1400, y: 50, width: 1000, height: 700 }, maximized: false }));
  const { bounds } = await readPlace(file, [OFFICE]);
  expect(bounds).toEqual({ x: 43, y: 4, width: 1280, height: 720 });
});

test.each(['', '{"bounds":', '[]', '{"bounds":{"x":"0"}}', '{"bounds":{"x":1e99,"y":0,"width":1,"height":1}}'])(
  'opens as usual where what was kept is damaged: %s',
  async (text) => {
    await writeFile(file, text);
    expect(await readPlace(file, [OFFICE])).toMatchObject({ maximized: true, bounds: { width: 1280 } });
  },
);

test('fits a small screen', async () => {
  const { bounds } = await readPlace(file, [{ x: 0, y: 25, width: 1024, height: 600 }]);
  expect(bounds).toEqual({ x: 0, y: 25, width: 1024, height: 600 });
});
