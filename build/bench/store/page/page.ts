import type { Contender } from './contender.ts';
import { insistOnStrictWrites } from './strict.ts';
import { Trial, type TrialSize } from './trial.ts';

/** Milliseconds since the page was asked for, at each step of a start on an existing database. */
export interface Start {
  script: number;
  opened: number;
  listed: number;
  searched: number;
}

declare global {
  interface Window {
    /** The trial of the contender named in the address. */
    trial(size: TrialSize): Promise<Trial>;
    /** Where the address asks for a start: what it took. */
    start?: Promise<Start>;
  }
}

/** Each brings its own code only, so that a start loads what its users would load. */
const OPEN: Record<string, () => Promise<Contender>> = {
  ours: async () => (await import('./ours.ts')).openOurs(),
  dexie: async () => (await import('./dexie.ts')).openDexie(),
  pouchdb: async () => (await import('./pouchdb.ts')).openPouchDb(),
};

const asked = new URLSearchParams(location.search);
const name = asked.get('contender') ?? '';
const open = OPEN[name];
if (!open) throw new Error(`no contender ${name}`);
insistOnStrictWrites(name === 'pouchdb');

if (asked.has('start')) window.start = start(open);
else {
  const contender = open();
  window.trial = async (size) => new Trial(await contender, size);
}

/** From nothing to a list of people on the screen and one search answered. */
async function start(openContender: () => Promise<Contender>): Promise<Start> {
  const script = performance.now();
  const contender = await openContender();
  const opened = performance.now();
  const people = await contender.firstPage();
  const rows = people.map(({ label, phone }) => {
    const row = document.createElement('li');
    row.textContent = `${label} ${phone}`;
    return row;
  });
  document.getElementById('people')?.replaceChildren(...rows);
  const listed = performance.now();
  await contender.lines('w');
  return { script, opened, listed, searched: performance.now() };
}
