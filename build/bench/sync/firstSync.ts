import { readFile } from 'node:fs/promises';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { basicAuthorization } from '../../../sync-server/couch.ts';
import { embeddedForTests, stationForTests, type TestCounty } from '../../../sync-server/testing/county.ts';
import { MortalBrowser } from '../../torture/browser.ts';
import { openSite } from '../../torture/site.ts';
import { documentOf } from '../store/page/document.ts';
import { SEED } from '../store/trials.ts';
import { village } from '../village/village.ts';

/** The largest community to build for. */
const PEOPLE = 11_150;

/** Documents that the administrator writes at once. */
const WRITTEN_AT_ONCE = 1_000;

/** How often memory is looked at. */
const LOOK_EVERY_MS = 500;

/** Limits on the page of a first sync: no frozen screen, and room on a laptop of 4 GB. */
const GOAL = { taskMs: 100, memoryMb: 300 };

export interface FirstSync {
  documents: number;
  seconds: number;
  /** The processor time of the page's longest task on its main thread, in milliseconds, and how many were over the goal. */
  longestTaskMs: number;
  longTasks: number;
  /** The most that the page's process had in memory, and that of it which the script's objects took. */
  memoryMb: number;
  heapMb: number;
  reached: boolean;
}

/** A new laptop fetches a whole community into a real Chromium, with the store and the sync of the app. */
export async function firstSync(): Promise<FirstSync> {
  const { server, stop } = await embeddedForTests();
  const county = await stationForTests(server);
  const documents = await fillCounty(county);
  const site = await openSite({ url: county.url, authorization: basicAuthorization(county.user, county.password) });
  const browser = await MortalBrowser.create();
  try {
    let traced: Browser | undefined;
    const page = await browser.start('about:blank', async (page) => {
      traced = page.context().browser() ?? undefined;
      await page.exposeFunction('saved', () => undefined);
    });
    if (!traced) throw new Error('a page without a browser');
    await traced.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
    const memory = watchMemory(await page.context().newCDPSession(page), await rendererOf(traced, page));
    const began = performance.now();
    await page.goto(`${site.origin}/?station=${county.station}`);
    await page.waitForFunction(() => window.torture !== undefined);
    await page.evaluate(() => window.torture.level());
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const tasks = tasksIn(await traced.stopTracing());
    const { heapMb, memoryMb } = await memory.end();
    const longestTaskMs = Math.round(tasks.reduce((longest, ms) => Math.max(longest, ms), 0));
    const longTasks = tasks.filter((ms) => ms > GOAL.taskMs).length;
    const reached = longTasks === 0 && memoryMb <= GOAL.memoryMb;
    return { documents, seconds, longestTaskMs, longTasks, memoryMb, heapMb, reached };
  } finally {
    await browser.discard();
    await site.close();
    await county.stop();
    await stop();
  }
}

async function fillCounty(county: TestCounty): Promise<number> {
  const { households, people } = village(PEOPLE, SEED);
  const documents = [
    ...households.map((one) => documentOf('household', one)),
    ...people.map((one) => documentOf('person', one)),
  ].map(({ id, ...content }) => ({ ...content, _id: id, station: county.station }));
  for (let from = 0; from < documents.length; from += WRITTEN_AT_ONCE) {
    const docs = documents.slice(from, from + WRITTEN_AT_ONCE);
    const body = JSON.stringify({ docs });
    const headers = { 'content-type': 'application/json' };
    const path = `station-${county.station}/_bulk_docs`;
    const answer = await county.adminFetch(path, { method: 'POST', headers, body });
    const refused = ((await answer.json()) as { error?: string; reason?: string }[]).find(({ error }) => error);
    if (refused) throw new Error(`the county refused an invented document: ${refused.reason}`);
  }
  return documents.length;
}

/** The process that draws a page, which is the only one of its kind here. */
async function rendererOf(browser: Browser, page: Page): Promise<number> {
  await page.evaluate(() => undefined);
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter(({ type }) => type === 'renderer');
  return Math.max(...renderers.map(({ id }) => id));
}

function watchMemory(session: CDPSession, pid: number) {
  const most = { heapMb: 0, memoryMb: 0 };
  const look = async () => {
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    most.heapMb = Math.max(most.heapMb, Math.round(usedSize / 1e6));
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8')) ?? [];
    most.memoryMb = Math.max(most.memoryMb, Math.round(Number(kilobytes) / 1000));
  };
  let isOver = false;
  const watching = (async () => {
    while (!isOver) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    }
  })();
  return {
    async end() {
      isOver = true;
      await watching;
      return most;
    },
  };
}

interface TraceEvent {
  name: string;
  ph: string;
  pid: number;
  tid: number;
  /** Processor time in microseconds: what else the machine does is not in it. */
  tdur?: number;
  args: { name?: string };
}

/** The processor time of each task of the page's main thread, in milliseconds. */
function tasksIn(trace: Buffer): number[] {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  const tasks = traceEvents.filter(({ name, ph, pid, tid }) => {
    return ph === 'X' && (name === 'RunTask' || name === 'ThreadControllerImpl::RunTask') && mains.has(`${pid} ${tid}`);
  });
  if (tasks.length === 0) throw new Error('the trace shows no task of the page');
  return tasks.map(({ tdur = 0 }) => tdur / 1000);
}
