/** Stations with the app's own store and sync against a county over HTTP: the embedded one, or COUCHDB_URL. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Content, Station } from '../shared/store/station.ts';
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

async function device(): Promise<Device> {
  const station = await openTestStation(testDisk(), { code: county.station, collections: ['people', 'deeds'] });
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
