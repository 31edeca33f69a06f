import type { JSHandle } from 'playwright-core';
import type { ProfiledBrowser } from '../browser.ts';
import type { Site } from '../site.ts';
import type { ContenderName, Options } from './options.ts';
import { addTime, type Times } from './page/times.ts';
import type { Trial, TrialSize } from './page/trial.ts';

/** All times of one contender by what was measured. */
export type AllTimes = Map<ContenderName, Times>;

/** Of the invented village; the same figures are of the same people. */
export const SEED = 20_260_305;

/** Contenders take turns in rounds, so that what else the machine does falls on all of them. */
const ROUNDS = 3;

/** Starts of each contender, each with the browser newly opened. */
const STARTS = 5;

/** A ledger of a station's first days, where the first of the single posts are measured. */
const FEW_ENTRIES = 200;

/** Entries brought in by one call to the page, after which the terminal shows how far it is. */
const PART = 10_000;

interface Round {
  trials: ReadonlyMap<ContenderName, JSHandle<Trial>>;
  times: AllTimes;
  each(what: string, act: (trial: JSHandle<Trial>, name: ContenderName) => Promise<Times>): Promise<void>;
}

/** A trial of each contender, in a page of its own. */
async function openRound(
  { people, entries, only }: Options,
  site: Site,
  browser: ProfiledBrowser,
  say: (what: string) => void,
): Promise<Round> {
  const size: TrialSize = { people, entries, names: 30, repeats: 30, seed: SEED };
  const times: AllTimes = new Map(only.map((name) => [name, {}]));
  const trials = new Map<ContenderName, JSHandle<Trial>>();
  for (const name of only) trials.set(name, await openTrial(browser, site.originOf(name), name, size));
  const each = async (what: string, act: (trial: JSHandle<Trial>, name: ContenderName) => Promise<Times>) => {
    for (const [name, trial] of trials) {
      say(`${what}: ${name}`);
      addAll(times, name, await act(trial, name));
    }
  };

  return { trials, times, each };
}

/** People, the ledger's first entries and posts on them, and the whole ledger, of which the contenders must agree. */
async function fill({ trials, each }: Round, entries: number, say: (what: string) => void): Promise<void> {
  await each('import people', (trial) => trial.evaluate((one) => one.importPeople()));
  await each('first entries', (trial) => load(trial, 0, FEW_ENTRIES, () => undefined));
  await each('posts', (trial) => trial.evaluate((one) => one.posts('few')));
  await each('load entries', (trial, name) => load(trial, FEW_ENTRIES, entries, (to) => say(`${name}: ${to} entries`)));
  await sameLedgers(trials);
}

/** Puts all contenders through everything, in the same order and side by side. */
export async function runTrials(
  options: Options,
  site: Site,
  browser: ProfiledBrowser,
  say: (what: string) => void,
): Promise<AllTimes> {
  const round = await openRound(options, site, browser, say);
  const { times, each } = round;
  const add = (name: ContenderName, more: Times) => addAll(times, name, more);
  await fill(round, options.entries, say);
  for (let round = 0; round < ROUNDS; round += 1) {
    await each('search', (trial) => trial.evaluate((one, n) => one.search(n), round));
    await each('households', (trial) => trial.evaluate((one, n) => one.households(n), round));
  }
  await each('posts', (trial) => trial.evaluate((one) => one.posts('many')));
  for (let round = 0; round < ROUNDS; round += 1) {
    await each('edits', (trial) => trial.evaluate((one, n) => one.edits(n), round));
  }
  for (let n = 0; n <= STARTS; n += 1) {
    for (const name of options.only) {
      say(`start: ${name}`);
      add(name, await start(browser, site.originOf(name), name, n === 0));
    }
  }
  return times;
}

/** Puts contenders through what the merit bank asks of a ledger alone. */
export async function runLedgerTrials(
  options: Options,
  site: Site,
  browser: ProfiledBrowser,
  say: (what: string) => void,
): Promise<AllTimes> {
  const round = await openRound(options, site, browser, say);
  await fill(round, options.entries, say);
  for (let n = 0; n < ROUNDS; n += 1)
    await round.each('households', (trial) => trial.evaluate((one, at) => one.households(at), n));
  await round.each('posts', (trial) => trial.evaluate((one) => one.posts('many')));
  return round.times;
}

function addAll(times: AllTimes, name: ContenderName, more: Times): void {
  for (const [what, some] of Object.entries(more)) addTime(times.get(name) as Times, what, ...some);
}

async function openTrial(browser: ProfiledBrowser, origin: string, name: ContenderName, size: TrialSize) {
  const page = await browser.page();
  await page.goto(`${origin}/?contender=${name}`);
  return page.evaluateHandle((asked) => window.trial(asked), size);
}

async function load(trial: JSHandle<Trial>, from: number, to: number, reached: (to: number) => void): Promise<Times> {
  let time = 0;
  for (let at = from; at < to; at += PART) {
    const part: [number, number] = [at, Math.min(to, at + PART)];
    time += await trial.evaluate((one, [first, last]) => one.loadEntries(first, last), part);
    reached(part[1]);
  }
  return to === FEW_ENTRIES ? {} : { 'load entries': [time] };
}

/** @throws Error where contenders do not hold the same: then nothing measured on them could be compared */
async function sameLedgers(trials: ReadonlyMap<ContenderName, JSHandle<Trial>>): Promise<void> {
  const sums = await Promise.all([...trials.values()].map((trial) => trial.evaluate((one) => one.checksum())));
  const [first] = sums;
  const differs = (one: { households: number; leaders: string }) =>
    one.households !== first?.households || one.leaders !== first.leaders;
  if (first?.sum !== 0 || sums.some(differs)) {
    throw new Error(`the ledgers differ: ${JSON.stringify(sums)}`);
  }
}

/** The first start after so much was written is told apart: it may have more to do. */
async function start(browser: ProfiledBrowser, origin: string, name: ContenderName, first: boolean): Promise<Times> {
  await browser.close();
  const page = await browser.page();
  await page.goto(`${origin}/?contender=${name}&start`);
  const { script, opened, listed, searched } = await page.evaluate(
    () => window.start as NonNullable<typeof window.start>,
  );
  if (first) return { 'first start after the load': [searched] };
  return {
    'start: code loaded': [script],
    'start: database open': [opened],
    'start: list on screen': [listed],
    'start: first search answered': [searched],
  };
}
