import { gzipSync } from 'node:zlib';
import { monotonicFactory } from 'ulid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { factId } from '../shared/domain/fact.ts';
import { basicAuthorization } from './couch.ts';
import { embeddedForTests, realCouch, stationForTests, type TestCounty, type TestServer } from './testing/county.ts';
import { modelFetch, modelStation } from './testing/modelServer.ts';
import type { Fetch } from './testing/observed.ts';

const ulid = monotonicFactory();
type Doc = Record<string, unknown> & { _id: string };
interface Row {
  id: string;
  seq: string;
  changes: { rev: string }[];
  doc?: Doc;
}
interface Page {
  results: Row[];
  last_seq: string;
  pending: number;
}

const OWN = 'OWN-LAPTOP';
const OTHER = 'OTHER-LAPTOP';
const NOT_OWN = { selector: { $or: [{ device: { $exists: false } }, { device: { $ne: OWN } }] } };

/** Where stations are set up, and how they are asked. */
interface Stations {
  asks: Fetch;
  station(): Promise<TestCounty>;
  stop(): Promise<void>;
}

/** What a station's sync relies on, with the real validator in place. */
function stationContract(name: string, start: () => Promise<Stations>) {
  describe(`${name} gives what a station’s sync relies on`, () => {
    let stations: Stations;
    let county: TestCounty;
    let records: string;

    beforeAll(async () => {
      stations = await start();
      county = await stations.station();
      records = `station-${county.station}`;
    });
    afterAll(async () => {
      await county.stop();
      await stations.stop();
    });

    function send(method: string, path: string, body?: unknown, packed = false): Promise<Response> {
      const json = JSON.stringify(body);
      return stations.asks(`${county.url}/${records}/${path}`, {
        method,
        headers: {
          accept: 'application/json',
          authorization: basicAuthorization(county.user, county.password),
          'content-type': 'application/json',
          ...(packed && { 'content-encoding': 'gzip' }),
        },
        ...(body !== undefined && { body: packed ? gzipSync(json) : json }),
      });
    }

    async function ask<T>(...request: Parameters<typeof send>): Promise<T> {
      return (await (await send(...request)).json()) as T;
    }

    const bulk = (docs: object[], more: object = {}) => ask<object[]>('POST', '_bulk_docs', { ...more, docs }, true);
    const sendFeed = (query: string) => send('POST', `_changes?filter=_selector&style=all_docs&${query}`, NOT_OWN);
    const feed = async (query: string) => (await (await sendFeed(query)).json()) as Page;

    function envelope(kind: string, device: string) {
      return {
        kind,
        station: county.station,
        v: 0,
        createdAt: '2026-01-05T08:00:00.000Z',
        createdBy: '王某某',
        updatedAt: '2026-01-05T08:00:00.000Z-0000',
        updatedBy: '王某某',
        device,
      };
    }

    function household(device = OWN, more: object = {}): Doc {
      const form = { villagersGroup: '1组', headName: '李某某', address: '', note: '' };
      return { _id: `household:${ulid()}`, ...envelope('household', device), ...form, ...more };
    }

    function signIn(device = OWN): Doc {
      const content = {
        ...envelope('signIn', device),
        meeting: `meeting:${ulid()}`,
        person: `person:${ulid()}`,
        name: '李某某',
        attendance: 'present',
      };
      return { _id: factId('signIn', ulid(), content), ...content };
    }

    test('a batch is taken document by document, and answered in its order', async () => {
      const there = household();
      await bulk([there]);
      const good = household();
      const fact = signIn();
      const bad = household(OWN, { headName: '' });
      const forged = { ...signIn(), attendance: 'absent' };
      const foreign = household(OWN, { station: '990101009009' });
      expect(await bulk([good, bad, there, forged, fact, foreign])).toMatchObject([
        { ok: true, id: good._id },
        { id: bad._id, error: 'forbidden', reason: 'schema: /headName minLength' },
        { id: there._id, error: 'conflict' },
        { id: forged._id, error: 'forbidden', reason: 'factForged' },
        { ok: true, id: fact._id },
        { id: foreign._id, error: 'forbidden', reason: 'station' },
      ]);
    });

    test('U3: a document sent again with its own revision is harmless', async () => {
      const fact = { ...signIn(), _rev: '1-0123456789abcdef0123456789abcdef' };
      expect(await bulk([fact], { new_edits: false })).toEqual([]);
      expect(await bulk([fact], { new_edits: false })).toEqual([]);
      expect(await bulk([{ ...fact, attendance: 'absent' }], { new_edits: false })).toEqual([]);
      expect(await ask('GET', encodeURIComponent(fact._id))).toEqual(fact);
    });

    test('C3: a forged branch cannot be grafted beside a true fact', async () => {
      const fact = { ...signIn(), _rev: '1-0123456789abcdef0123456789abcdef' };
      await bulk([fact], { new_edits: false });
      const forged = { ...fact, attendance: 'absent', _rev: '1-ffffffffffffffffffffffffffffffff' };
      expect(await bulk([forged], { new_edits: false })).toMatchObject([{ error: 'forbidden', reason: 'factForged' }]);
      expect(await ask('GET', `${encodeURIComponent(fact._id)}?conflicts=true`)).toEqual(fact);
    });

    test('S2: only the administrator deletes', async () => {
      const doc = household();
      const [{ rev } = { rev: '' }] = (await bulk([doc])) as { rev: string }[];
      expect(await bulk([{ _id: doc._id, _rev: rev, _deleted: true }])).toMatchObject([{ reason: 'deletion' }]);
      const path = `${records}/${encodeURIComponent(doc._id)}`;
      expect((await county.adminFetch(`${path}?rev=${rev}`, { method: 'DELETE' })).status).toBe(200);
      const held = await ask<{ rows: unknown[] }>('POST', '_all_docs?include_docs=true', { keys: [doc._id, 'x'] });
      expect(held.rows).toMatchObject([
        { key: doc._id, value: { deleted: true }, doc: null },
        { key: 'x', error: 'not_found' },
      ]);
    });

    test('P6: kinds and versions of a newer program are taken in', async () => {
      const newer = { _id: `drone:${ulid()}`, ...envelope('drone', OWN), v: 3, wings: 4 };
      expect(await bulk([newer])).toMatchObject([{ ok: true }]);
      expect(await ask('GET', encodeURIComponent(newer._id))).toMatchObject(newer);
    });

    test('P2: a long poll sleeps through own writes and wakes at those of another device, bodies included', async () => {
      const { last_seq: since } = await feed('since=now');
      // With signs of life it waits for ever. CouchDB begins its answer when it begins to wait.
      const waiting = await sendFeed(`feed=longpoll&heartbeat=20000&include_docs=true&since=${since}`);
      const own = household(OWN);
      const other = household(OTHER);
      await bulk([own]);
      await bulk([other]);
      const { results, last_seq, pending } = (await waiting.json()) as Page;
      expect(results.map(({ id, doc }) => [id, doc?.headName])).toEqual([[other._id, '李某某']]);
      expect(pending).toBe(0);
      expect((await feed(`since=${last_seq}`)).results).toEqual([]);
    });

    test('P1: what was written before the long poll began is not missed', async () => {
      const { last_seq: since } = await feed('since=now');
      const other = household(OTHER);
      await bulk([other]);
      const { results } = await feed(`feed=longpoll&heartbeat=20000&since=${since}`);
      expect(results.map(({ id }) => id)).toEqual([other._id]);
    });

    test('P4: page by page, the whole feed comes, and `pending` counts what is left of it', async () => {
      const { last_seq: before } = await feed('since=now');
      const docs = Array.from({ length: 7 }, () => household(OTHER));
      await bulk(docs);
      const ids: string[] = [];
      const pendings: number[] = [];
      for (let since = before; ; ) {
        const { results, last_seq, pending } = await feed(`limit=3&include_docs=true&since=${since}`);
        if (results.length === 0) break;
        ids.push(...results.map(({ id }) => id));
        pendings.push(pending);
        since = last_seq;
      }
      expect(ids).toEqual(docs.map(({ _id }) => _id));
      expect(pendings).toEqual([4, 1, 0]);
    });

    test('R1: the sequence of a database that was made anew begins again', async () => {
      const { last_seq: old } = await feed('since=now');
      const other = await stations.station();
      const path = `${county.url}/station-${other.station}/_changes?since=${encodeURIComponent(old)}`;
      const headers = { authorization: basicAuthorization(other.user, other.password), accept: 'application/json' };
      const { results } = (await (await stations.asks(path, { headers })).json()) as Page;
      expect(results.map(({ id }) => id)).toEqual(['_design/station']);
      await other.stop();
    });

    test('U1: a packed batch of a thousand is taken at once', async () => {
      const docs = Array.from({ length: 1000 }, () => household());
      const rows = (await bulk(docs)) as { ok?: true; id: string }[];
      expect(rows.every(({ ok }) => ok)).toBe(true);
      expect(rows.map(({ id }) => id)).toEqual(docs.map(({ _id }) => _id));
    });

    test('K1: every answer says what time it is', async () => {
      const answer = await stations.asks(county.url, {});
      expect(Date.parse(answer.headers.get('date') ?? '')).not.toBeNaN();
    });
  });
}

async function stationsOf({ server, stop }: TestServer): Promise<Stations> {
  return { asks: fetch, station: () => stationForTests(server), stop };
}

stationContract('the model', async () => {
  const asks = modelFetch();
  return { asks, station: () => modelStation(asks), stop: async () => {} };
});

stationContract('the embedded county', async () => stationsOf(await embeddedForTests()));

const real = realCouch();
if (real) stationContract('the CouchDB of COUCHDB_URL', () => stationsOf({ server: real, stop: async () => {} }));
else test.skip('a real CouchDB: none, for COUCHDB_URL is not set', () => {});
