import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embeddedForTests, realCouch, type TestServer } from './testing/county.ts';
import { type Observed, Replay, readObserved } from './testing/observed.ts';

/** Where a server departs from the record, by the record's notes, and why that does the stations no harm. */
interface Known {
  why: string;
  /** Where in the answer, in its order. Without it the request is not made. */
  at?: string[];
}

const REPLICATION: Record<string, Known> = {
  'one-shot': { why: 'names the server by an address of its own' },
  again: { why: 'names the server by an address of its own' },
  'database updates': { why: 'tells of every database of the server' },
};

const EMBEDDED: Record<string, Known> = {
  ...REPLICATION,
  'member writes security': {
    why: 'refused as well, in the words of older versions',
    at: ['status', '/error', '/reason'],
  },
  'who am I': { why: 'says one thing more', at: ['/info/authentication_db'] },
  _revs_diff: { why: 'does not hint at forebears, which nobody needs', at: ['/fact:1/possible_ancestors'] },
  'since 0 with limit 0': { why: 'security is no change here, so the count begins lower', at: ['/last_seq'] },
  'write again without revision': { why: 'counts local revisions on; nobody reads them', at: ['/rev'] },
  'stub without the file on the server': { why: 'keeps text unpacked, so the file of this digest is there' },
  'read it': { why: 'another word for a missing file', at: ['/reason'] },
};

const observed = readObserved();

function replayed(name: string, start: () => Promise<TestServer>, known: Record<string, Known>) {
  describe(`${name} answers as the record of CouchDB 3.5.0 says`, () => {
    let replay: Replay;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      const started = await start();
      stop = started.stop;
      replay = new Replay(started.server);
      await replay.setUp();
    });
    afterAll(async () => {
      await replay.cleanUp();
      await stop();
    });

    for (const exchange of observed) {
      const departure = known[exchange.note];
      const title = `${exchange.group}: ${exchange.note}${departure ? ` (${departure.why})` : ''}`;
      const run = departure && !departure.at ? test.skip : test;
      run(title, () => hold(replay, exchange, departure?.at ?? []));
    }
  });
}

async function hold(replay: Replay, exchange: Observed, at: string[]): Promise<void> {
  const departures = await replay.departures(exchange);
  // What is said to depart must: a departure that was mended is struck off the list.
  expect(departures.map((departure) => departure.at)).toEqual(at);
  if (at.length === 0) expect(departures).toEqual([]);
}

test('every known departure is one of the record', () => {
  const notes = observed.map(({ note }) => note);
  expect(Object.keys(EMBEDDED).filter((note) => !notes.includes(note))).toEqual([]);
});

replayed('the embedded county', embeddedForTests, EMBEDDED);

const real = realCouch();
if (real) replayed('the CouchDB of COUCHDB_URL', async () => ({ server: real, stop: async () => {} }), REPLICATION);
else test.skip('a real CouchDB: none, for COUCHDB_URL is not set', () => {});
