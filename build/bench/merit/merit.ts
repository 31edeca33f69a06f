import { writeFile } from 'node:fs/promises';
import { ProfiledBrowser } from '../browser.ts';
import type { Figure } from '../figures.ts';
import { machine, machineLine } from '../machine.ts';
import { openSite } from '../site.ts';
import { asked, figures, PAGE } from '../store/store.ts';
import { runLedgerTrials } from '../store/trials.ts';
import { cell, table } from '../table.ts';

const USAGE = 'npm run bench -- merit [--people N] [--entries N] [--only ours|dexie|pouchdb] [--json FILE]';

/** What the merit bank asks of its ledger: these must come within a frame. */
const WITHIN_A_FRAME = ['balance', 'statement page', 'leaderboard'];
const FRAME_MS = 1000 / 60;

/** So much more may one entry cost in a full ledger than in an empty one: the noise of a disk, not growth. */
const SAME_COST = 1.5;

/** Measures the ledger in Chromium beside PouchDB's stored map/reduce on the same entries, and prints a table and JSON. */
export async function run(words: string[]): Promise<void> {
  const isAsked = words.includes('--only');
  const options = asked(isAsked ? words : [...words, '--only', 'ours', '--only', 'pouchdb'], USAGE);
  if (!options) return;
  const browser = await ProfiledBrowser.create();
  try {
    const here = machine(await browser.version());
    const site = await openSite(PAGE, options.only);
    const say = (what: string) => console.error(what);
    const times = await runLedgerTrials(options, site, browser, say).finally(() => site.close());
    const by = figures(times);
    const rows = Object.entries(by).map(([what, some]) => [what, ...options.only.map((name) => cell(some[name]))]);
    const goals = judged((what) => by[what]?.ours);
    console.log(`${options.people} people, ${options.entries} ledger entries. ${machineLine(here)}.`);
    console.log(`Every write strict. Where there are three times: median / 95th percentile / longest.\n`);
    console.log(`${table(['', ...options.only], rows)}\n`);
    const told = goals.map(({ goal, measured, limit, met }) => [goal, ms(measured), ms(limit), met ? 'met' : 'MISSED']);
    console.log(`${table(['goal', 'measured', 'limit', ''], told)}\n`);
    const json = JSON.stringify({ bench: 'merit', ...options, machine: here, figures: by, goals });
    if (options.json) await writeFile(options.json, `${json}\n`);
    console.log(json);
  } finally {
    await browser.discard();
  }
}

function judged(ours: (what: string) => Figure | undefined) {
  const few = ours('one entry, few there')?.median;
  const many = ours('one entry, many there')?.median;
  const frames = WITHIN_A_FRAME.flatMap((what) => {
    const figure = ours(what);
    return figure ? [{ goal: `${what} within a frame`, measured: figure.median, limit: FRAME_MS }] : [];
  });
  const cost =
    few && many ? [{ goal: 'one entry costs the same with many', measured: many, limit: few * SAME_COST }] : [];
  return [...frames, ...cost].map((goal) => ({ ...goal, met: goal.measured <= goal.limit }));
}

function ms(time: number): string {
  return `${time.toFixed(1)} ms`;
}
