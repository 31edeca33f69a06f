import { backToToday, openWatched, press, serveApp, TODAY } from '../app.ts';
import type { ProfiledBrowser } from '../browser.ts';
import { addTime, type Times } from './page/times.ts';

/** Starts of the app, each with the browser newly opened. */
const STARTS = 5;

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
