import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import type { ProfiledBrowser } from './browser.ts';
import { addTime, type Times } from './page/times.ts';

/** Starts of the app, each with the browser newly opened. */
const STARTS = 5;

/** What stands on the screen when the clerk can go on. */
const TODAY = 'main h2';
const ROSTER_ROW = 'main [role=option]';
const FOUND = 'dialog [role=option]';

/**
 * Times the app itself, as `npm start` serves it to a browser, on the station that was measured before: the same origin,
 * so the same databases.
 * @param names people to find with Ctrl K, each name typed at once
 * @throws Error where the app cannot be served there, or does not come to its first screen
 */
export async function appTimes(browser: ProfiledBrowser, origin: string, names: readonly string[]): Promise<Times> {
  const app = await serveApp(new URL(origin).port);
  const times: Times = {};
  try {
    for (let n = 0; n < STARTS; n += 1) {
      await browser.close();
      const page = await openWatched(browser, origin);
      addTime(times, 'the app: start to first screen', await page.evaluate((it) => window.shownAt(it), TODAY));
      addTime(times, 'the app: key to roster on screen', await page.evaluate(press, { key: '4', shows: ROSTER_ROW }));
      await page.evaluate(press, { key: 'k', shows: FOUND });
      const found = await page.evaluate(find, { names, shows: FOUND });
      addTime(times, 'the app: a name in Ctrl K to its line', ...found);
      await page.evaluate(backToToday, TODAY);
    }
  } finally {
    await app.close();
  }
  return times;
}

declare global {
  interface Window {
    /** See `watch.js`. When the selector first finds something, with that text if one is given: milliseconds since the page was asked for. */
    shownAt(selector: string, text?: string): Promise<number>;
  }
}

async function openWatched(browser: ProfiledBrowser, origin: string): Promise<Page> {
  const page = await browser.page();
  await page.addInitScript({ path: fileURLToPath(new URL('./watch.js', import.meta.url)) });
  await page.goto(origin);
  return page;
}

/** Runs in the page: a key, and how long until something is shown for it. */
async function press({ key, shows }: { key: string; shows: string }): Promise<number> {
  const from = performance.now();
  const ctrlKey = key === 'k';
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true, cancelable: true }));
  return (await window.shownAt(shows)) - from;
}

/** Runs in the page: names typed into the field that has the focus, and how long until each is shown. */
async function find({ names, shows }: { names: readonly string[]; shows: string }): Promise<number[]> {
  const field = document.querySelector('dialog input') as HTMLInputElement;
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const times: number[] = [];
  for (const name of names) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const from = performance.now();
    // React hears only what goes by the element's own setter.
    set?.call(field, name);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    times.push((await window.shownAt(shows, name)) - from);
  }
  return times;
}

/** Runs in the page: the app opens again where it was closed, and every start is to open the same screen. */
async function backToToday(today: string): Promise<void> {
  document.querySelector<HTMLAnchorElement>('nav a')?.click();
  await window.shownAt(today);
}

/** `npm start`'s own way to a browser, at the port where the databases are. */
async function serveApp(port: string): Promise<{ close(): Promise<void> }> {
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
