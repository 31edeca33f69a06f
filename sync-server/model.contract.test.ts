import { describe, expect, test } from 'vitest';
import { MODEL, modelFetch } from './testing/modelServer.ts';
import { type Observed, Replay, readObserved } from './testing/observed.ts';

/** What the model does not have, by the record's groups and notes: no station asks it of its own database. */
const NOT_ASKED: Record<string, string[] | 'all'> = {
  'server and access': [
    'welcome',
    'up',
    'security',
    'database info',
    'nobody',
    'wrong password',
    'a user who is no member',
    'member creates a database',
    'member reads security',
    'member writes security',
    'member writes a design document',
    'member lists databases',
    'sign in',
    'sign in, wrong',
    'who am I',
  ],
  'writing in bulk': [
    'not JSON',
    'wrong content type',
    'document over max_document_size (9 MB)',
    'damaged gzip body',
    'not gzip at all',
    'deflate body',
  ],
  'the changes feed': ['sequence interval'],
  attachments: 'all',
  queries: 'all',
  'server-side replication': 'all',
  'wrong use': ['wrong method'],
};

const SHORT = 'gives a short revision back as it was sent, and no device sends one';

/** Where the model departs from the record, and why that does the stations no harm. */
const KNOWN: Record<string, { why: string; at: string[] }> = {
  _revs_diff: { why: 'does not hint at forebears, which nobody needs', at: ['/fact:1/possible_ancestors'] },
  'from the start': { why: SHORT, at: ['/results/6/changes/0/rev'] },
  'all leaves, deleted rows, bodies': { why: SHORT, at: ['/results/6/changes/0/rev', '/results/6/doc/_rev'] },
};

const replay = new Replay(MODEL, modelFetch());

function isAsked({ group, note }: Observed): boolean {
  const left = NOT_ASKED[group];
  return left !== 'all' && !left?.includes(note);
}

test('what is left out, and what is known to depart, is of the record', () => {
  const record = readObserved();
  const left = Object.entries(NOT_ASKED).flatMap(([group, notes]) =>
    notes === 'all'
      ? [record.find((one) => one.group === group)]
      : notes.map((note) => record.find((one) => one.note === note)),
  );
  expect(left).not.toContain(undefined);
  expect(Object.keys(KNOWN).filter((note) => !record.some((one) => one.note === note))).toEqual([]);
  expect(record.filter(isAsked)).toHaveLength(52);
});

describe('T2: the model answers as the record of CouchDB 3.5.0 says', () => {
  for (const exchange of readObserved().filter(isAsked)) {
    const known = KNOWN[exchange.note];
    test(`${exchange.group}: ${exchange.note}${known ? ` (${known.why})` : ''}`, async () => {
      const departures = await replay.departures(exchange);
      expect(departures.map(({ at }) => at)).toEqual(known?.at ?? []);
    });
  }
});
