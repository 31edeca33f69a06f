import { parseArgs } from 'node:util';
import type { Document } from '../../../shared/domain/kinds.ts';
import { basicAuthorization, couchServerOf } from '../../../sync-server/couch.ts';
import { provisionStation } from '../../../sync-server/provision.ts';
import { embeddedForTests, randomStation } from '../../../sync-server/testing/county.ts';
import { table } from '../table.ts';
import type { Contender, Database } from './contender.ts';
import { firstSync } from './firstSync.ts';
import { LINES, type Line, type LineQuality, openLine, UNSHAPED } from './line.ts';
import { ours } from './ours.ts';
import { openPacking } from './packing.ts';
import { pouchdb } from './pouchdb.ts';
import { residentsOf } from './residents.ts';
import { rxdb } from './rxdb.ts';

const ROSTER = '../shared/data/chengyang-community-roster.xlsx';

/** What the "to reach" row of SYNC.md asks, over both directions together. */
const GOALS: Record<string, { requests: number; bytes: number }> = {
  'first upload': { requests: 20, bytes: 900_000 },
  'then 200 edits': { requests: 3, bytes: 24_000 },
  'one edit': { requests: 3, bytes: 3_000 },
  'nothing to do': { requests: 1, bytes: 1_000 },
};

interface Measured {
  contender: string;
  line: string;
  step: string;
  requests: number;
  roundTrips: number;
  up: number;
  down: number;
  seconds: number;
}

/**
 * `npm run bench -- sync [--couch URL] [--roster FILE] [--only NAME] [--lines] [--packed] [--first]`: requests, round trips and bytes
 * on the wire, headers included, for each way of keeping a roster level with the county; with `--lines` also the time on
 * shaped lines; with `--packed` behind a proxy that packs CouchDB's answers, as the one of `sync-server/compose` does;
 * with `--first` only how long a page is held up, and how much memory it takes, by the first sync of a community.
 */
export async function run(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: {
      couch: { type: 'string' },
      roster: { type: 'string', default: ROSTER },
      only: { type: 'string' },
      lines: { type: 'boolean', default: false },
      packed: { type: 'boolean', default: false },
      first: { type: 'boolean', default: false },
    },
  });
  if (values.first) {
    console.log(JSON.stringify(await firstSync()));
    return;
  }
  const { server, stop } = values.couch
    ? { server: couchServerOf(values.couch), stop: async () => undefined }
    : await embeddedForTests();
  const packing = values.packed ? await openPacking(server.url) : undefined;
  const documents = await residentsOf(values.roster, randomStation());
  const measured: Measured[] = [];
  const makers: Record<string, (station: string) => Promise<Contender> | Contender> = {
    ours,
    pouchdb: (station) => pouchdb(`bench-${station}`),
    rxdb: (station) => rxdb(`bench-${station}`),
  };
  for (const quality of values.lines ? [UNSHAPED, ...LINES] : [UNSHAPED]) {
    for (const [name, make] of Object.entries(makers)) {
      if (values.only && values.only !== name) continue;
      const station = randomStation();
      const provisioned = await provisionStation(server, { station });
      if (!provisioned.ok) throw new Error(provisioned.reason);
      const { user, password = '' } = provisioned.value;
      const line = await openLine(packing?.url ?? server.url, quality);
      const place = { url: `${line.url}/station-${station}`, authorization: basicAuthorization(user, password) };
      const contender = await make(station);
      measured.push(...(await measure(contender, place, quality, line, forStation(documents, station))));
      await contender.close();
      line.close();
      report(
        measured.at(-1) && measured.filter((one) => one.contender === contender.name && one.line === quality.name),
      );
    }
  }
  packing?.close();
  await stop();
  console.log(`\n${documents.length} documents, ${(JSON.stringify(documents).length / 1e6).toFixed(1)} MB of JSON\n`);
  console.log(
    table(
      ['contender · line · step', 'requests', 'round trips', 'kB up', 'kB down', 'seconds'],
      measured.map((one) => [
        `${one.contender} · ${one.line} · ${one.step}`,
        String(one.requests),
        String(one.roundTrips),
        (one.up / 1000).toFixed(1),
        (one.down / 1000).toFixed(1),
        one.seconds.toFixed(1),
      ]),
    ),
  );
  console.log(JSON.stringify({ documents: documents.length, measured, goals: goalsOf(measured) }));
}

function forStation(documents: Document[], station: string): Document[] {
  return documents.map((document) => ({ ...document, station }));
}

async function measure(
  contender: Contender,
  place: Omit<Database, 'fetch'>,
  quality: LineQuality,
  line: Pick<Line, 'up' | 'down' | 'roundTrips'>,
  documents: Document[],
): Promise<Measured[]> {
  let requests = 0;
  const database: Database = {
    ...place,
    fetch: (to, init) => {
      requests += 1;
      return fetch(to, init);
    },
  };
  await contender.fill(documents);
  const people = documents.filter((document) => document.kind === 'person').map(({ id }) => id);
  const steps: [string, () => Promise<void>][] = [
    ['first upload', async () => undefined],
    ['then 200 edits', () => contender.edit(people.slice(1000, 1200))],
    ['one edit', () => contender.edit(people.slice(500, 501))],
    ['nothing to do', () => contender.rest()],
  ];
  const measured: Measured[] = [];
  for (const [step, prepare] of steps) {
    // What syncs live may send before its edits have all been written.
    const [before, trips, up, down] = [requests, line.roundTrips(), line.up(), line.down()];
    await prepare();
    const began = Date.now();
    await contender.sync(database);
    measured.push({
      contender: contender.name,
      line: quality.name,
      step,
      requests: requests - before,
      roundTrips: line.roundTrips() - trips,
      up: line.up() - up,
      down: line.down() - down,
      seconds: (Date.now() - began) / 1000,
    });
  }
  return measured;
}

function report(rows: Measured[] | undefined): void {
  for (const one of rows ?? []) {
    console.error(
      `${one.contender}, ${one.line}, ${one.step}: ${one.requests} requests, ${one.up} + ${one.down} bytes, ${one.seconds} s`,
    );
  }
}

/** Whether ours reaches what SYNC.md asks, on the unshaped line. */
function goalsOf(measured: Measured[]) {
  return measured
    .filter((one) => one.contender === 'Xiangyue' && one.line === UNSHAPED.name)
    .map(({ step, requests, up, down }) => {
      const goal = GOALS[step];
      const reached = goal !== undefined && requests <= goal.requests && up + down <= goal.bytes;
      return { step, requests, bytes: up + down, goal, reached };
    });
}
