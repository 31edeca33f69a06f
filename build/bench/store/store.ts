import { writeFile } from 'node:fs/promises';
import { figureOf } from '../figures.ts';
import { type Machine, machine, machineLine } from '../machine.ts';
import { cell, table } from '../table.ts';
import { ProfiledBrowser } from './browser.ts';
import { type Goal, goals } from './goals.ts';
import { type Options, optionsOf, USAGE } from './options.ts';
import { openSite } from './site.ts';
import { type AllTimes, runTrials } from './trials.ts';

/** Measures the station's store in Chromium beside plain Dexie and PouchDB, and prints a table, the goals, and JSON. */
export async function run(words: string[]): Promise<void> {
  const options = asked(words);
  if (!options) return;
  const browser = await ProfiledBrowser.create();
  const site = await openSite(options.only);
  try {
    const here = machine(await browser.version());
    const times = await runTrials(options, site, browser, (what) => console.error(what));
    const judged = goals(times);
    console.log(report(options, here, times, judged));
    const json = JSON.stringify({ bench: 'store', ...options, machine: here, figures: figures(times), goals: judged });
    if (options.json) await writeFile(options.json, `${json}\n`);
    console.log(json);
  } finally {
    await browser.discard();
    await site.close();
  }
}

function asked(words: string[]): Options | undefined {
  try {
    return optionsOf(words);
  } catch (error) {
    console.error(`${(error as Error).message}\n${USAGE}`);
    process.exitCode = 1;
    return undefined;
  }
}

/** By what was measured, then by contender. */
function figures(times: AllTimes) {
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
