import { writeFile } from 'node:fs/promises';
import { ProfiledBrowser } from '../browser.ts';
import { figureOf } from '../figures.ts';
import { type Machine, machine, machineLine } from '../machine.ts';
import { openSite } from '../site.ts';
import { cell, table } from '../table.ts';
import { type Village, village } from '../village/village.ts';
import { appTimes } from './app.ts';
import { type Goal, goals } from './goals.ts';
import { type Options, optionsOf, USAGE } from './options.ts';
import { type AllTimes, runTrials, SEED } from './trials.ts';

/** The page of the store's and the ledger's bench. */
export const PAGE = new URL('./page/', import.meta.url);

/** Measures the station's store in Chromium beside plain Dexie and PouchDB, and prints a table, the goals, and JSON. */
export async function run(words: string[]): Promise<void> {
  const options = asked(words);
  if (!options) return;
  const browser = await ProfiledBrowser.create();
  try {
    const here = machine(await browser.version());
    const times = await measure(options, browser);
    const judged = goals(times);
    console.log(report(options, here, times, judged));
    const json = JSON.stringify({ bench: 'store', ...options, machine: here, figures: figures(times), goals: judged });
    if (options.json) await writeFile(options.json, `${json}\n`);
    console.log(json);
  } finally {
    await browser.discard();
  }
}

async function measure(options: Options, browser: ProfiledBrowser): Promise<AllTimes> {
  const say = (what: string) => console.error(what);
  const site = await openSite(PAGE, options.only);
  const origin = site.originOf('ours');
  const times = await runTrials(options, site, browser, say).finally(() => site.close());
  const ours = times.get('ours');
  if (!ours) return times;
  say('the app');
  const names = someNames(village(options.people, SEED), NAMES_IN_APP);
  try {
    return times.set('ours', { ...ours, ...(await appTimes(browser, origin, names)) });
  } catch (error) {
    // Half an hour of other figures must not be lost over it.
    console.error('The app itself was not measured:', error);
    process.exitCode = 1;
    return times;
  }
}

/** Names that are typed in Ctrl K at every start of the app. */
const NAMES_IN_APP = 12;

function someNames({ people }: Village, count: number): string[] {
  const step = Math.floor(people.length / count);
  return Array.from({ length: count }, (_, n) => people[n * step]?.content.name ?? '');
}

export function asked(words: string[], usage = USAGE): Options | undefined {
  try {
    return optionsOf(words);
  } catch (error) {
    console.error(`${(error as Error).message}\n${usage}`);
    process.exitCode = 1;
    return undefined;
  }
}

/** By what was measured, then by contender. */
export function figures(times: AllTimes) {
  const all = new Set([...times.values()].flatMap((some) => Object.keys(some)));
  return Object.fromEntries(
    [...all].map((what) => [
      what,
      Object.fromEntries([...times].flatMap(([name, some]) => (some[what] ? [[name, figureOf(some[what])]] : []))),
    ]),
  );
}

function report({ people, entries, only }: Options, here: Machine, times: AllTimes, judged: Goal[]): string {
  const rows = Object.entries(figures(times)).map(([what, by]) => [what, ...only.map((name) => cell(by[name]))]);
  const met = judged.map(({ goal, measured, limit, met }) => [
    goal,
    `${measured.toFixed(1)} ms`,
    `${limit.toFixed(1)} ms`,
    met ? 'met' : 'MISSED',
  ]);
  return [
    `${people} people, ${entries} ledger entries. ${machineLine(here)}.`,
    'Every write strict. Where there are three times: median / 95th percentile / longest.',
    '',
    table(['', ...only], rows),
    '',
    table(['goal', 'measured', 'limit', ''], met),
    '',
  ].join('\n');
}
