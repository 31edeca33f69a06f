import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { ProfiledBrowser } from './browser.ts';

/** What stands on the screen when the clerk can go on. */
export const TODAY = 'main h2';

declare global {
  interface Window {
    /** See `watch.js`. When the selector first finds something, with that text if one is given: milliseconds since the page was asked for. */
    shownAt(selector: string, text?: string): Promise<number>;
  }
}

export async function openWatched(browser: ProfiledBrowser, origin: string): Promise<Page> {
  const page = await browser.page();
  await page.addInitScript({ path: fileURLToPath(new URL('./watch.js', import.meta.url)) });
  await page.goto(origin);
  return page;
}

/** Runs in the page: a key, and how long until something is shown for it. */
export async function press({ key, shows }: { key: string; shows: string }): Promise<number> {
  const from = performance.now();
  const ctrlKey = key === 'k';
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
  return (await window.shownAt(shows)) - from;
}

/** Runs in the page: the app opens again where it was closed, and every start is to open the same screen. */
export async function backToToday(today: string): Promise<void> {
  document.querySelector<HTMLAnchorElement>('nav a')?.click();
  await window.shownAt(today);
}

/** `npm start`'s own way to a browser, at the port where the databases are. */
export async function serveApp(port: string): Promise<{ close(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'xiangyue-bench-home-'));
  const app = spawn(process.execPath, ['build/start.mjs', '--browser'], {
    env: { ...process.env, PORT: port, XIANGYUE_HOME: home },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const close = async () => {
    app.kill();
    await rm(home, { recursive: true });
  };
  for await (const line of createInterface(app.stdout)) {
    if (line.includes(`127.0.0.1:${port}`)) return { close };
  }
  await close();
  throw new Error(`the app could not be served at port ${port}`);
}
