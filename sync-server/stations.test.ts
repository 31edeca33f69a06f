/** Stations with the app's own store and sync against a county over HTTP: the embedded one, or COUCHDB_URL. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { demoVillage } from '../shared/domain/demo/village.ts';
import { COLLECTIONS, type CollectionName, type Kind } from '../shared/domain/kinds.ts';
import { acknowledge } from '../shared/domain/merit/acknowledging.ts';
import { closeMonth, nothingSold } from '../shared/domain/merit/books.ts';
import { standingOf } from '../shared/domain/merit/ledger.ts';
import { regive } from '../shared/domain/merit/regiving.ts';
import { reverse } from '../shared/domain/merit/reversing.ts';
import { giveVoucher, settle, takeVoucher } from '../shared/domain/merit/voucher.ts';
import { waive } from '../shared/domain/merit/waiving.ts';
import type { Result } from '../shared/domain/result.ts';
import type { Content, Creation, Station, StoredOf } from '../shared/store/station.ts';
import { somebody } from '../shared/store/testing/somebody.ts';
import { openTestStation, testDisk } from '../shared/store/testing/station.ts';
import { County } from '../shared/sync/county.ts';
import { type Fetch, httpTransport } from '../shared/sync/httpTransport.ts';
import { Sync } from '../shared/sync/sync.ts';
import { countyForTests, type TestCounty } from './testing/county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await countyForTests();
});
afterAll(() => county.stop());

interface Device {
  station: Station;
  sync: Sync;
}
const opened: Device[] = [];
afterEach(async () => {
  for (const { station, sync } of opened.splice(0)) {
    await sync.stop();
    await station.close();
  }
});

async function device(collections: CollectionName[] = ['people', 'deeds']): Promise<Device> {
  const station = await openTestStation(testDisk(), { code: county.station, collections });
  const authorization = `Basic ${Buffer.from(`${county.user}:${county.password}`).toString('base64')}`;
  const base = `${county.url}/station-${county.station}`;
  const transport = httpTransport(fetch as unknown as Fetch, base, { authorization });
  const one = { station, sync: new Sync(station, new County(transport, () => station.deviceId)) };
  opened.push(one);
  return one;
}

async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come to hold');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function level({ station, sync }: Device): Promise<void> {
  await eventually(async () => sync.status.phase === 'idle' && (await station.countUploads('waiting')) === 0);
}

async function saved(station: Station, fields: Partial<Content<'person'>> = {}): Promise<string> {
  const result = await station.create('person', { ...somebody, ...fields });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

async function held(id: string): Promise<Record<string, unknown>> {
  const answer = await county.adminFetch(`station-${county.station}/${encodeURIComponent(id)}?conflicts=true`);
  return (await answer.json()) as Record<string, unknown>;
}

describe('a station and its county over HTTP', () => {
  test('records and facts arrive, and a second device gets all of them', async () => {
    const one = await device();
    const ids = await Promise.all(Array.from({ length: 120 }, (_, n) => saved(one.station, { name: `孔兰${n}` })));
    const fact = await one.station.create('judgement', {
      deed: one.station.newId('deed'),
      approved: true,
      points: 5000,
      reason: '',
      judgedOn: '2026-03-05',
      judgedBy: '道德评议会',
    });
    if (!fact.ok) throw new Error(fact.reason);
    await one.sync.start();
    await level(one);
    expect(await held(ids[7] as string)).toMatchObject({ name: '孔兰7', kind: 'person', device: one.station.deviceId });
    expect(one.sync.status).toMatchObject({ refused: 0, setAside: 0 });

    const two = await device();
    await two.sync.start();
    await eventually(async () => (await two.station.getMany([...ids, fact.value.id])).size === 121);
    expect(await two.station.get(fact.value.id)).toMatchObject({ points: 5000, local: { upload: 'sent' } });
    expect((await two.station.get(ids[0] as string))?.local.rev).toBe((await held(ids[0] as string))._rev);
  });

  test('an edit reaches the other device by the long poll, and both edits of one record are merged', async () => {
    const [one, two] = [await device(), await device()];
    const id = await saved(one.station);
    await one.sync.start();
    await two.sync.start();
    await eventually(async () => (await two.station.get(id)) !== undefined);
    await one.sync.stop();
    await two.sync.stop();
    await one.station.edit<'person'>(id, () => ({ phone: '13900000000', note: '一号机' }));
    await two.station.edit<'person'>(id, () => ({ address: '柳河村2组', note: '二号机' }));
    await one.sync.start();
    await level(one);
    await two.sync.start();
    await level(two);
    await eventually(async () => Array.isArray((await one.station.get<'person'>(id))?.disputes));
    await level(one);
    expect(await held(id)).toMatchObject({ phone: '13900000000', address: '柳河村2组', note: '二号机' });
    expect(await held(id)).not.toHaveProperty('_conflicts');
  });

  test('a document the county’s rules refuse goes to quarantine with their reason, the rest go on', async () => {
    const one = await device();
    const [bad, good] = [await saved(one.station), await saved(one.station)];
    await one.station.changeForSync('people', [bad], (now) => now && { ...now, sex: 'x' });
    await one.sync.start();
    await eventually(() => one.sync.status.refused === 1 && one.sync.status.waiting === 0);
    expect((await one.station.get(bad))?.local.refusal).toMatch(/^schema: /);
    expect(await held(good)).toMatchObject({ name: '孔兰玉' });
  });

  test('a wrong password stops sync and leaves everything waiting', async () => {
    const one = await device();
    await saved(one.station);
    const wrong = httpTransport(fetch as unknown as Fetch, `${county.url}/station-${county.station}`, {
      authorization: `Basic ${Buffer.from(`${county.user}:wrong`).toString('base64')}`,
    });
    const sync = new Sync(one.station, new County(wrong, () => one.station.deviceId));
    await sync.start();
    await eventually(() => sync.status.problem === 'signIn');
    await sync.stop();
    expect(await one.station.countUploads('waiting')).toBe(1);
  });
});

describe('branches at the county', () => {
  test('C4: branches of a record are merged and all that lose are closed; deleting a record is still refused', async () => {
    const one = await device();
    const id = await saved(one.station, { phone: '1', address: 'a' });
    await one.sync.start();
    await level(one);
    await one.sync.stop();
    const base = await held(id);
    const [, hash] = String(base._rev).split('-');
    const branch = (letter: string, fields: object) => ({
      ...base,
      ...fields,
      device: letter,
      _rev: `2-${letter.repeat(32)}`,
      _revisions: { start: 2, ids: [letter.repeat(32), hash] },
    });
    const docs = [branch('a', { phone: '2' }), branch('b', { address: 'b' }), branch('c', { note: 'c' })];
    await county.adminFetch(`station-${county.station}/_bulk_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ new_edits: false, docs }),
    });
    expect(await held(id)).toHaveProperty('_conflicts');
    await one.sync.start();
    await eventually(async () => !('_conflicts' in (await held(id))));
    expect(await held(id)).toMatchObject({ phone: '2', address: 'b', note: 'c' });
    await eventually(async () => (await one.station.get<'person'>(id))?.address === 'b');

    const asStation = `Basic ${Buffer.from(`${county.user}:${county.password}`).toString('base64')}`;
    const { _rev } = await held(id);
    const answer = await fetch(`${county.url}/station-${county.station}/${encodeURIComponent(id)}?rev=${_rev}`, {
      method: 'DELETE',
      headers: { authorization: asStation },
    });
    expect(answer.status).toBe(403);
  });
});

function done<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

/** Creates what a rule of the merit bank made of its terms. */
async function entered<K extends Kind>(
  station: Station,
  kind: K,
  made: Result<Content<K>, string>,
): Promise<StoredOf<K>> {
  return done(await station.create(kind, done(made)));
}

/** Documents written at once. */
const BATCH = 200;

/** The demonstration village: some of almost everything that a station has. */
async function fillVillage(station: Station, today: string): Promise<string[]> {
  const { records, facts, afterwards } = demoVillage(today);
  const write = async (documents: readonly object[]) => {
    const stored = [];
    for (let at = 0; at < documents.length; at += BATCH) {
      stored.push(...done(await station.createMany(documents.slice(at, at + BATCH) as Creation[])));
    }
    return stored;
  };
  const [first, second] = [await write(records), await write(facts)];
  return [...first, ...second, ...(await write(afterwards(second)))].map(({ id }) => id);
}

/**
 * What the merit bank's outer rooms write: a voucher with its way to the settlement, given back as well and put right, a
 * waiver, a month's closing.
 */
async function merchantsMonth(station: Station, household: string): Promise<string[]> {
  const on = '2026-03-20';
  const shop = { name: '东街超市', trade: '超市', contact: '', phone: '', fenPerPoint: 100 };
  const merchant = done(await station.create('merchant', shop));
  const limits = { balance: 5000, postedOn: on, today: 0, inMonth: 0 };
  const asked = { points: 3000, validUntil: '2026-06-20' };
  const voucher = await entered(station, 'voucher', giveVoucher(household, asked, limits));
  const presented = { id: voucher.id, points: 3000, validUntil: '2026-06-20' };
  const fresh = { taken: false, givenBack: false };
  const taken = await entered(station, 'takenVoucher', takeVoucher(presented, merchant, fresh, on));
  const due = { brought: [{ entry: taken.id, points: 3000 }], settled: false };
  const back = reverse(voucher, { reason: '退券', postedOn: on, stands: true });
  const reversal = await entered(station, 'reversal', back as Result<Content<'reversal'>, string>);
  const acts = { given: standingOf([voucher, reversal]), brought: standingOf([taken]) };
  const regiven = await entered(station, 'regiven', regive(voucher, acts, { reason: '商家先收的', postedOn: on }));
  const seen = acknowledge(`takenVoucher/${voucher.id}`, [taken.id, reversal.id], '已追回');
  const acknowledgement = await entered(station, 'acknowledgement', seen);
  const settlement = await entered(station, 'settlement', settle(merchant, '2026-03', due, '2026-04-02'));
  const decision = { decidedBy: '村两委', reason: '两台电脑各兑了一次' };
  const terms = { balance: -3000, postedOn: '2026-04-02' };
  const waiver = await entered(station, 'waiver', waive(household, decision, terms));
  const lines = [
    { line: 'household', before: 3000, gained: 0, spent: 3000, after: 0 },
    { line: 'merchant', before: -3000, gained: 3000, spent: 0, after: 0 },
  ] as const;
  const figures = { lines: [...lines], entries: 2, shop: nothingSold() };
  const told = { today: '2026-04-02', before: undefined, reason: '' };
  const closing = await entered(station, 'monthClose', closeMonth('2026-03', figures, told));
  return [merchant, voucher, taken, reversal, regiven, acknowledgement, settlement, waiver, closing].map(
    ({ id }) => id,
  );
}

// The last: the devices above have no room for what these leave at the county.
describe('all that a station writes', () => {
  test('a whole village and a month with a merchant are taken by the county’s rules', {
    timeout: 120_000,
  }, async () => {
    const one = await device([...COLLECTIONS]);
    const village = await fillVillage(one.station, '2026-11-26');
    const household = village.find((id) => id.startsWith('household:')) as string;
    const ids = [...village, ...(await merchantsMonth(one.station, household))];
    await one.sync.start();
    await level(one);
    expect(one.sync.status).toMatchObject({ refused: 0, setAside: 0 });
    const answer = await county.adminFetch(`station-${county.station}/_all_docs`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ keys: ids }),
    });
    const { rows } = (await answer.json()) as { rows: { id?: string; error?: string }[] };
    expect(rows.filter(({ error }) => error)).toEqual([]);
    expect(rows.map(({ id }) => id)).toEqual(ids);
  });

  test('a voucher that says less than its rule asks is refused, and waits in quarantine', async () => {
    const one = await device([...COLLECTIONS]);
    const [, voucher = ''] = await merchantsMonth(one.station, one.station.newId('household'));
    await one.station.changeForSync('ledger', [voucher], (now) => now && { ...now, validUntil: '' });
    await one.sync.start();
    await eventually(() => one.sync.status.refused === 1 && one.sync.status.waiting === 0);
    expect((await one.station.get(voucher))?.local.refusal).toBeTruthy();
  });
});
