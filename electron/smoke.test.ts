import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasDisplay, installedIn } from '../build/electron.mjs';
import { ensureBuiltForTests } from './testing/built.ts';

/**
 * The desktop program itself, where Electron's program and a display are at hand. Everything that it does beyond the
 * browser fallback is tested in Node as well, with a stand-in for Electron.
 */
const program = hasDisplay()
  ? installedIn(dirname(createRequire(import.meta.url).resolve('electron/package.json')))
  : undefined;

describe.skipIf(program === undefined)('the desktop program (skipped without Electron’s program or a display)', () => {
  let folder: string;
  let app: ElectronApplication;
  let page: Page;
  beforeAll(async () => {
    ensureBuiltForTests();
    folder = await mkdtemp(join(tmpdir(), 'xiangyue-smoke-'));
    app = await launch();
    page = await app.firstWindow();
  });
  afterAll(async () => {
    await app.close();
    await rm(folder, { recursive: true });
  });

  function launch(): Promise<ElectronApplication> {
    // Chromium refuses to run as root inside its sandbox.
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    return _electron.launch({
      ...(program === undefined ? {} : { executablePath: program }),
      args: [...asRoot, '.'],
      env: { ...process.env, XIANGYUE_HOME: folder } as Record<string, string>,
    });
  }

  test('shows the page at its own address', async () => {
    await page.waitForFunction(() => (document.querySelector('#root')?.textContent ?? '').length > 0);
    expect(page.url()).toMatch(/^app:\/\/xiangyue\//);
  });

  test('gives the page no Node', async () => {
    const seen = await page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer'].filter((name) => name in globalThis),
    );
    expect(seen).toEqual([]);
  });

  test('answers the page as the contract says', async () => {
    const info = await page.evaluate(async () =>
      (await fetch('/host/info', { headers: { 'x-xiangyue': 'page' } })).json(),
    );
    expect(info).toMatchObject({ shell: 'desktop' });
  });

  test('keeps the page from the network', async () => {
    const reached = await page.evaluate(() =>
      fetch('https://example.com/').then(
        () => true,
        () => false,
      ),
    );
    expect(reached).toBe(false);
  });

  test('gives the page a database that lasts', async () => {
    expect(await page.evaluate(() => navigator.storage.persist())).toBe(true);
    const opened = await page.evaluate(
      () =>
        new Promise((resolve) => {
          const request = indexedDB.open('smoke');
          request.onsuccess = () => resolve(true);
          request.onerror = () => resolve(false);
        }),
    );
    expect(opened).toBe(true);
  });

  test('opens its own address in a second window, and no other', async () => {
    const [second] = await Promise.all([app.waitForEvent('window'), page.evaluate(() => void window.open('/people'))]);
    expect(second.url()).toMatch(/^app:\/\/xiangyue\/people/);
    expect(await page.evaluate(() => window.open('https://example.com/'))).toBe(null);
    await second.close();
  });
});
