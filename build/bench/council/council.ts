import { parseArgs } from 'node:util';
import { backToToday, openWatched, serveApp, TODAY } from '../app.ts';
import { ProfiledBrowser } from '../browser.ts';
import { type Figure, figureOf } from '../figures.ts';
import { machine, machineLine } from '../machine.ts';
import { openSite } from '../site.ts';
import { addTime, type Times } from '../store/page/times.ts';
import { cell, table } from '../table.ts';

const USAGE = 'npm run bench -- council [--few N] [--many N]';

/** Starts of the app, each with the browser newly opened. */
const STARTS = 7;

/** No slower is what a clock on two cores, and a disk that is shared, cannot tell apart. */
const SAME = 1.25;

const START = 'start to first screen';

/** What is opened after a start, and what stands on the screen then. */
const STEPS = [
  { what: '四会, with the last meetings', to: '/council', shows: 'main [role=option]' },
  { what: 'the year at a glance', to: '/year', shows: 'main table' },
] as const;

/** Measures the app on a station with few past meetings and on one with many, and prints a table and JSON. */
export async function run(words: string[]): Promise<void> {
  const { few = '20', many = '2000' } = parseArgs({
    args: words,
    options: { few: { type: 'string' }, many: { type: 'string' } },
  }).values;
  const sizes = [Number(few), Number(many)];
  if (sizes.some((size) => !Number.isInteger(size) || size < 1)) {
    console.error(USAGE);
    process.exitCode = 1;
    return;
  }
  const browser = await ProfiledBrowser.create();
  try {
    const here = machine(await browser.version());
    const measured = await measure(sizes, browser);
    console.log(report(measured, machineLine(here)));
    console.log(JSON.stringify({ bench: 'council', machine: here, measured: Object.fromEntries(measured) }));
  } finally {
    await browser.discard();
  }
}

type Measured = Map<number, Record<string, Figure>>;

async function measure(sizes: readonly number[], browser: ProfiledBrowser): Promise<Measured> {
  const site = await openSite(new URL('./page/', import.meta.url), sizes.map(String));
  const origins = new Map(sizes.map((size) => [size, site.originOf(String(size))]));
  try {
    for (const [size, origin] of origins) {
      console.error(`${size} meetings are held`);
      const page = await browser.page();
      page.setDefaultTimeout(0);
      await page.goto(origin);
      await page.waitForFunction(() => window.holdMeetings !== undefined);
      await page.evaluate((count) => window.holdMeetings(count), size);
      await page.close();
    }
  } finally {
    await site.close();
  }
  const measured: Measured = new Map();
  for (const [size, origin] of origins) {
    const times = await timesOf(browser, origin);
    measured.set(size, Object.fromEntries(Object.entries(times).map(([what, some]) => [what, figureOf(some)])));
  }
  return measured;
}

async function timesOf(browser: ProfiledBrowser, origin: string): Promise<Times> {
  const app = await serveApp(new URL(origin).port);
  const times: Times = {};
  try {
    for (let n = 0; n < STARTS; n += 1) {
      await browser.close();
      const page = await openWatched(browser, origin);
      addTime(times, START, await page.evaluate((it) => window.shownAt(it), TODAY));
      for (const { what, to, shows } of STEPS) {
        addTime(times, what, await page.evaluate(follow, { to, shows }));
        await page.evaluate(backToToday, TODAY);
      }
    }
  } finally {
    await app.close();
  }
  return times;
}

/** Runs in the page: a link on the screen, and how long until something is shown for it. */
async function follow({ to, shows }: { to: string; shows: string }): Promise<number> {
  const from = performance.now();
  const link = [...document.querySelectorAll<HTMLAnchorElement>('a')].find((one) => one.pathname === to);
  if (!link) throw new Error(`no link to ${to}`);
  link.click();
  return (await window.shownAt(shows)) - from;
}

function report(measured: Measured, machineWords: string): string {
  const [few, many] = [...measured.keys()] as [number, number];
  const rows = Object.keys(measured.get(few) ?? {}).map((what) => {
    const [a, b] = [few, many].map((size) => measured.get(size)?.[what]) as [Figure, Figure];
    return [what, cell(a), cell(b), b.median <= a.median * SAME ? 'no slower' : 'SLOWER'];
  });
  return [
    `The app on a station with past meetings, each with its roll of ten, a decision and confirmed minutes. ${machineWords}.`,
    'Median / 95th percentile / longest.',
    '',
    table(['', `${few} meetings`, `${many} meetings`, ''], rows),
    '',
  ].join('\n');
}
