import { filter, firstValueFrom, timeout } from 'rxjs';
import { afterEach, describe, expect, test } from 'vitest';
import { redeem } from '../domain/merit/redeeming.ts';
import { search } from '../store/derived/search.ts';
import type { Content, Station } from '../store/station.ts';
import { somebody } from '../store/testing/somebody.ts';
import { openTestStation, type TestDisk, testDisk } from '../store/testing/station.ts';
import { County, type CountyDocument } from './county.ts';
import { offerAgain } from './push.ts';
import { reconcile } from './reconcile.ts';
import { realSurroundings, type Surroundings, Sync, type SyncStatus } from './sync.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import type { CountyRequest, Exchange, Transport } from './transport.ts';

/** Waiting is cut short, so that a back-off of minutes takes milliseconds; its order is kept. */
const quick: Surroundings = {
  ...realSurroundings,
  random: () => 0,
  sleep: (ms, stop) => realSurroundings.sleep(Math.min(ms, 5), stop),
};

/** A line that can be cut, answers what it is told to, and remembers what went over it. */
class Line implements Transport {
  readonly log: CountyRequest[] = [];
  /** Stands in for the county's answer; undefined lets the request through. */
  instead: (request: CountyRequest) => Exchange | undefined = () => undefined;
  /** Cuts the line after the county has acted, so that the answer is lost. */
  loseAnswer: (request: CountyRequest) => boolean = () => false;
  readonly #county: Transport;

  constructor(county: ModelCounty) {
    this.#county = county.transport();
  }

  async exchange(request: CountyRequest, stop: AbortSignal): Promise<Exchange> {
    this.log.push(structuredClone(request));
    const stood = this.instead(request);
    if (stood) return stood;
    const answer = await this.#county.exchange(request, stop);
    return this.loseAnswer(request) ? { ok: false, reason: 'offline' } : structuredClone(answer);
  }

  writes(): CountyRequest[] {
    return this.log.filter((request) => request.path === '_bulk_docs');
  }
}

interface Device {
  station: Station;
  sync: Sync;
  line: Line;
}

const opened: Device[] = [];

async function device(county: ModelCounty, disk: TestDisk = testDisk(), wall = Date.now): Promise<Device> {
  const station = await openTestStation(disk, { collections: ['people', 'deeds', 'ledger'], wall });
  const line = new Line(county);
  const client = new County(line, () => station.deviceId, wall);
  const one = { station, line, sync: new Sync(station, client, { ...quick, now: wall }) };
  opened.push(one);
  return one;
}

async function close(one: Device): Promise<void> {
  opened.splice(opened.indexOf(one), 1);
  await one.sync.stop();
  await one.station.close();
}

afterEach(async () => {
  for (const one of [...opened]) await close(one);
});

async function until(one: Device, is: (status: SyncStatus) => boolean): Promise<SyncStatus> {
  return firstValueFrom(one.sync.status$.pipe(filter(is), timeout(20_000)));
}

/** Waits until the device is level with the county and everything saved so far has been counted. */
async function level(one: Device): Promise<void> {
  for (;;) {
    await until(one, (status) => status.phase === 'idle' && !status.problem);
    if ((await one.station.countUploads('waiting')) === 0) return;
    await realSurroundings.sleep(5, new AbortController().signal);
  }
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 20_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('did not come to hold');
    await realSurroundings.sleep(10, new AbortController().signal);
  }
}

async function saved(station: Station, fields: Partial<Content<'person'>> = {}): Promise<string> {
  const result = await station.create('person', { ...somebody, ...fields });
  if (!result.ok) throw new Error(result.reason);
  return result.value.id;
}

async function edited(station: Station, id: string, fields: Partial<Content<'person'>>): Promise<void> {
  const result = await station.edit<'person'>(id, () => fields);
  if (!result.ok) throw new Error(result.reason);
}

describe('S, the ground', () => {
  test('S1: ids are <kind>:<ulid>, and what a device keeps beside a document is never sent', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    const held = county.winner(id) as CountyDocument;
    expect(held._id).toMatch(/^person:[0-9A-HJKMNP-TV-Z]{26}$/);
    expect(held).toMatchObject({ ...somebody, kind: 'person', station: '990101001001', device: one.station.deviceId });
    expect(held).not.toHaveProperty('local');
    expect(held).not.toHaveProperty('id');
  });

  test('S3: a fact from the county whose content does not match its id is set aside, and ours stays', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const fact = await one.station.create('judgement', judgement(one.station));
    if (!fact.ok) throw new Error(fact.reason);
    await one.sync.start();
    await level(one);
    const forged = {
      ...(county.winner(fact.value.id) as CountyDocument),
      points: 999900,
      device: 'X',
      _rev: `1-${'f'.repeat(32)}`,
    };
    county.plant(forged, true);
    await eventually(async () => (await one.station.device.setAside.count()) === 1);
    expect(await one.station.device.setAside.get(fact.value.id)).toMatchObject({ reason: 'forged' });
    expect(await one.station.get<'judgement'>(fact.value.id)).toMatchObject({ points: 5000 });
  });
});

test('S4: a redemption is one document, with what is paid and what is handed over, and goes to the county as one', async () => {
  const county = new ModelCounty();
  const one = await device(county);
  const household = one.station.newId('household');
  const soap = { good: one.station.newId('good'), name: '肥皂', quantity: 2, price: 1000 };
  const made = redeem(household, [soap], { balance: 2000, postedOn: '2026-03-05' });
  if (!made.ok) throw new Error(made.reason);
  const stated = await one.station.create('redemption', made.value);
  if (!stated.ok) throw new Error(stated.reason);
  await one.sync.start();
  await level(one);
  expect(county.all()).toMatchObject([
    {
      _id: stated.value.id,
      items: [soap],
      postings: [
        { account: household, points: -2000 },
        { account: 'shop', points: 2000 },
      ],
    },
  ]);
});

describe('P, pull', () => {
  test('P1: one feed serves all collections, live by one long poll from the last sequence, never from now', async () => {
    const county = new ModelCounty();
    const [one, two] = [await device(county), await device(county)];
    await one.sync.start();
    await two.sync.start();
    await level(two);
    const id = await saved(one.station);
    const fact = await one.station.create('judgement', judgement(one.station));
    await eventually(async () => (await two.station.get(id)) !== undefined);
    await eventually(async () => fact.ok && (await two.station.get(fact.value.id)) !== undefined);
    const polls = two.line.log.filter((request) => request.path === '_changes');
    expect(polls.every((request) => request.query?.since !== 'now')).toBe(true);
    expect(polls.filter((request) => request.query?.feed === 'longpoll').length).toBeGreaterThan(0);
  });

  test('P1: what was written while the long poll kept failing is fetched when the line is back', async () => {
    const county = new ModelCounty();
    const [one, two] = [await device(county), await device(county)];
    await one.sync.start();
    await two.sync.start();
    await level(one);
    await level(two);
    two.line.instead = ({ path }) => (path === '_changes' ? { ok: false, reason: 'offline' } : undefined);
    two.line.loseAnswer = ({ path }) => path === '_changes';
    const id = await saved(one.station);
    await level(one);
    await until(two, ({ problem }) => problem === 'offline');
    expect(county.winner(id)).toBeDefined();
    expect(await two.station.get(id)).toBeUndefined();
    two.line.instead = () => undefined;
    two.line.loseAnswer = () => false;
    await eventually(async () => (await two.station.get(id)) !== undefined);
  });

  test('P1: a pause ends the long poll, and going on holds one, however often', async () => {
    const one = await device(new ModelCounty());
    const exchange = one.line.exchange.bind(one.line);
    let polls = 0;
    one.line.exchange = async (request, stop) => {
      if (request.query?.feed !== 'longpoll') return exchange(request, stop);
      polls += 1;
      return exchange(request, stop).finally(() => {
        polls -= 1;
      });
    };
    for (let round = 0; round < 4; round += 1) {
      await one.sync.start();
      await eventually(async () => polls === 1);
      await one.sync.stop('paused');
      expect([round, polls]).toEqual([round, 0]);
    }
  });

  test('P2: what this device wrote does not come back to it', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    await saved(one.station);
    await one.sync.start();
    await level(one);
    const answer = county.answer(one.line.log.filter((request) => request.path === '_changes').at(-1) as CountyRequest);
    expect((answer.body as { results: unknown[] }).results).toEqual([]);
  });

  test('P3: the checkpoint moves only after what came before it is stored, and not back for idle collections', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const disk = testDisk();
    const two = await device(county, disk);
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    const write = two.station.changeForSync.bind(two.station);
    let full = true;
    two.station.changeForSync = (...given) => {
      if (full) throw Object.assign(new Error('full'), { name: 'QuotaExceededError' });
      return write(...given);
    };
    await two.sync.start();
    await until(two, (status) => status.problem === 'diskFull');
    expect(await two.station.device.readState('sync.since')).toBeUndefined();
    full = false;
    await level(two);
    expect(await two.station.get(id)).toBeDefined();
    await close(two);

    const again = await device(county, disk);
    await again.sync.start();
    await level(again);
    expect(again.line.log.find((request) => request.path === '_changes')?.query?.since).not.toBe('0');
  });

  test('P4: a fresh device reaches a complete copy from the county alone', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const ids = await Promise.all(Array.from({ length: 30 }, (_, n) => saved(one.station, { name: `孔兰${n}` })));
    await one.sync.start();
    await level(one);
    await close(one);
    const two = await device(county);
    await two.sync.start();
    await level(two);
    expect((await two.station.getMany(ids)).size).toBe(30);
    expect(await search(two.station.device, 'kl', { limit: 50 })).toHaveLength(30);
  });

  test.each<[string, Exchange]>([
    ['a captive portal', { ok: false, reason: 'notCouchDB' }],
    ['an answer of another shape', { ok: true, value: { status: 200, body: { ok: true }, bytes: 0 } }],
  ])('P5: %s changes nothing and counts as no connection', async (_name, answer) => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    one.line.instead = () => answer;
    await one.sync.start();
    await until(one, (status) => status.problem === 'notCouchDB');
    expect((await one.station.get(id))?.local.upload).toBe('waiting');
    expect(await one.station.device.readState('sync.since')).toBeUndefined();
    one.line.instead = () => undefined;
    await level(one);
    expect(county.winner(id)).toBeDefined();
  });

  test.each<[string, number, (one: Device, id: string) => Promise<void>]>([
    ['of new documents with a status that is not CouchDB’s', 200, async () => undefined],
    ['of an edit with rows missing', 201, (one, id) => edited(one.station, id, { note: '改过' })],
  ])('P5: an acknowledgement %s acknowledges nothing', async (_name, status, prepare) => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    await prepare(one, id);
    const cut: Exchange = { ok: true, value: { status, body: [], bytes: 0 } };
    one.line.instead = (request) => (request.path === '_bulk_docs' ? cut : undefined);
    await one.sync.start();
    expect((await until(one, (status) => status.problem !== undefined)).problem).toBe('notCouchDB');
    expect((await one.station.get(id))?.local.upload).toBe('waiting');
  });

  test('P6: an unknown kind is kept as it came, a newer version is kept untouched, a design document is ignored', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    county.plant({ _id: '_design/station', validate_doc_update: 'function () {}' });
    county.plant({ ...(county.winner(id) as CountyDocument), v: 9, horoscope: '龙', device: 'newer' });
    county.plant({ _id: 'spaceship:01J00000000000000000000000', kind: 'spaceship', device: 'newer' });
    await eventually(async () => (await one.station.device.setAside.count()) === 1);
    await eventually(async () => (await one.station.get(id))?.v === 9);
    expect(await one.station.get(id)).toMatchObject({ horoscope: '龙', local: { upload: 'sent' } });
    expect(await one.station.device.setAside.toArray()).toMatchObject([{ reason: 'unknownKind' }]);
  });
});

describe('U, push', () => {
  test('U2: an edit is written on the revision last known, with no read before it', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    await edited(one.station, id, { phone: '13900000000' });
    await level(one);
    await edited(one.station, id, { phone: '13911111111' });
    await level(one);
    expect(county.winner(id)?.phone).toBe('13911111111');
    expect(one.line.writes()).toHaveLength(3);
    expect(one.line.log.filter((request) => request.path === '_all_docs')).toEqual([]);
  });

  test('U3: new documents go under revisions of their content, so sending them twice is harmless and answered empty', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const ids = await Promise.all([saved(one.station), saved(one.station)]);
    let lose = 3;
    one.line.loseAnswer = (request) => request.path === '_bulk_docs' && lose-- > 0;
    await one.sync.start();
    await level(one);
    expect(
      county
        .all()
        .map((document) => document._id)
        .sort(),
    ).toEqual(ids.sort());
    expect(one.line.log.filter((request) => request.path === '_all_docs')).toEqual([]);
    expect(county.answer(one.line.writes().at(-1) as CountyRequest).body).toEqual([]);
    expect((await one.station.get(ids[0] as string))?.local.rev).toBe(county.winner(ids[0] as string)?._rev);
  });

  test('U3: a lost answer makes neither a second copy nor a dispute, also when the document was edited meanwhile', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    const lineBreaksAfterTheNextWrite = () => {
      one.line.loseAnswer = ({ path }) => {
        if (path !== '_bulk_docs') return false;
        one.line.instead = () => ({ ok: false, reason: 'offline' });
        one.line.loseAnswer = () => false;
        return true;
      };
    };
    const lineComesBack = () => {
      one.line.instead = () => undefined;
    };
    lineBreaksAfterTheNextWrite();
    await one.sync.start();
    await eventually(async () => county.winner(id) !== undefined);
    await edited(one.station, id, { phone: '13900000000' });
    lineComesBack();
    await level(one);
    lineBreaksAfterTheNextWrite();
    await edited(one.station, id, { phone: '13911111111' });
    await eventually(async () => county.winner(id)?.phone === '13911111111');
    await edited(one.station, id, { phone: '13922222222' });
    lineComesBack();
    await level(one);
    expect(county.winner(id)).toMatchObject({ phone: '13922222222' });
    expect(county.winner(id)).not.toHaveProperty('disputes');
    expect(county.leaves(id)).toHaveLength(1);
  });

  test('U4: a refused document goes to quarantine with the reason, the rest go on, and it can be offered again', async () => {
    const county = new ModelCounty();
    county.validator = (next) => (next.name === '禁止' ? 'name is not allowed' : undefined);
    const one = await device(county);
    const bad = await saved(one.station, { name: '禁止' });
    const good = await saved(one.station);
    await one.sync.start();
    await until(one, (status) => status.refused === 1 && status.waiting === 0);
    expect(county.winner(good)).toBeDefined();
    expect((await one.station.get(bad))?.local).toMatchObject({ upload: 'refused', refusal: 'name is not allowed' });
    county.validator = () => undefined;
    await offerAgain(one.station, [bad]);
    await level(one);
    expect(county.winner(bad)).toBeDefined();
  });

  test('U4: one document that fails its whole batch is found, and the others are sent', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const ids = await Promise.all(Array.from({ length: 9 }, (_, n) => saved(one.station, { name: `人${n}` })));
    const bad = ids[4] as string;
    one.line.instead = ({ path, body }) =>
      path === '_bulk_docs' && (body as { docs: CountyDocument[] }).docs.some((document) => document._id === bad)
        ? { ok: true, value: { status: 413, body: { error: 'document_too_large', reason: bad }, bytes: 0 } }
        : undefined;
    await one.sync.start();
    await until(one, (status) => status.refused === 1 && status.waiting === 0);
    expect(county.all()).toHaveLength(8);
  });

  test.each<[number, string]>([
    [401, 'signIn'],
    [403, 'suspended'],
    [404, 'notSetUp'],
  ])('U5: %i stops trying until someone does something', async (status, problem) => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    one.line.instead = () => ({ ok: true, value: { status, body: { error: 'x', reason: 'y' }, bytes: 0 } });
    await one.sync.start();
    await until(one, (now) => now.problem === problem);
    await realSurroundings.sleep(100, new AbortController().signal);
    const tried = one.line.log.length;
    await edited(one.station, id, { note: '本地照常工作' });
    await realSurroundings.sleep(200, new AbortController().signal);
    expect(one.line.log.length).toBe(tried);
    one.line.instead = () => undefined;
    one.sync.nudge();
    await level(one);
    expect(county.winner(id)?.note).toBe('本地照常工作');
  });

  test('U5: an account closed for some minutes after wrong passwords is tried again by itself', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    const reason = 'Account is temporarily locked due to multiple authentication failures';
    one.line.instead = () => ({ ok: true, value: { status: 403, body: { error: 'forbidden', reason }, bytes: 0 } });
    await one.sync.start();
    await until(one, (now) => now.problem === 'busy');
    one.line.instead = () => undefined;
    await level(one);
    expect(county.winner(id)).toBeDefined();
  });

  test('U6: what was edited while it was on its way is not called sent', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    const inner = one.line.exchange.bind(one.line);
    let meanwhile = true;
    one.line.exchange = async (request, stop) => {
      const answer = await inner(request, stop);
      if (request.path === '_bulk_docs' && meanwhile) {
        meanwhile = false;
        await edited(one.station, id, { phone: '13900000000' });
        expect(county.winner(id)?.phone).toBe(somebody.phone);
      }
      return answer;
    };
    await one.sync.start();
    await level(one);
    expect(meanwhile).toBe(false);
    expect(county.winner(id)?.phone).toBe('13900000000');
    expect((await one.station.get(id))?.local.base).toBeUndefined();
  });
});

describe('C, two devices of one station', () => {
  test('C1, C6: both edit the same person offline; fields merge, the clash is kept, and both come to the same', async () => {
    const county = new ModelCounty();
    const [one, two] = [await device(county), await device(county)];
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    await two.sync.start();
    await eventually(async () => (await two.station.get(id)) !== undefined);
    await one.sync.stop();
    await two.sync.stop();
    await edited(two.station, id, { address: '柳河村2组', note: '二号机' });
    await edited(one.station, id, { phone: '13900000000', note: '一号机' }); // the later edit is of the device that does not merge
    await one.sync.start();
    await level(one);
    await two.sync.start();
    await level(two);
    await eventually(async () => Array.isArray((await one.station.get<'person'>(id))?.disputes));
    await level(one);
    const [a, b] = [await one.station.get<'person'>(id), await two.station.get<'person'>(id)];
    expect(a).toMatchObject({ phone: '13900000000', address: '柳河村2组', note: '一号机' });
    expect(a?.disputes).toMatchObject([{ field: 'note', value: '二号机' }]);
    expect({ ...a, local: undefined }).toEqual({ ...b, local: undefined });
  });

  test('C3: of a grafted fact the true branch is used by everyone, whichever the county calls the winner', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const fact = await one.station.create('judgement', judgement(one.station));
    if (!fact.ok) throw new Error(fact.reason);
    await one.sync.start();
    await level(one);
    const { id } = fact.value;
    county.plant(
      { ...(county.winner(id) as CountyDocument), points: 999900, device: 'X', _rev: `1-${'f'.repeat(32)}` },
      true,
    );
    expect(county.winner(id)?.points).toBe(999900);
    const two = await device(county);
    await two.sync.start();
    for (const each of [one, two]) {
      await eventually(async () => (await each.station.device.setAside.get(id))?.reason === 'forged');
      expect(await each.station.get<'judgement'>(id)).toMatchObject({ points: 5000, local: { upload: 'sent' } });
    }
  });

  test('C4, C5: branches left by a replication between servers are merged and closed, the same by two devices at once', async () => {
    const county = new ModelCounty();
    const [one, two] = [await device(county), await device(county)];
    const id = await saved(one.station, { phone: '1', address: 'a', note: 'n' });
    await one.sync.start();
    await level(one);
    await two.sync.start();
    await eventually(async () => (await two.station.get(id)) !== undefined);
    await one.sync.stop();
    await two.sync.stop();
    const base = county.winner(id) as CountyDocument;
    const [generation, hash] = (base._rev as string).split('-');
    const branch = (letter: string, fields: object, at: string) => ({
      ...base,
      ...fields,
      device: letter,
      updatedAt: at,
      _rev: `${Number(generation) + 1}-${letter.repeat(32)}`,
      _revisions: { start: Number(generation) + 1, ids: [letter.repeat(32), hash] },
    });
    county.plant(branch('a', { phone: '2', note: 'von a' }, '2099-03-05T00:00:00.000Z-0000'), true);
    county.plant(branch('b', { address: 'b', note: 'von b' }, '2098-03-05T00:00:00.000Z-0000'), true);
    expect(county.leaves(id)).toHaveLength(2);
    await Promise.all([one.sync.start(), two.sync.start()]);
    await level(one);
    await level(two);
    await eventually(async () => county.leaves(id).length === 1);
    expect(county.winner(id)).toMatchObject({
      phone: '2',
      address: 'b',
      note: 'von a',
      disputes: [{ value: 'von b' }],
    });
    for (const each of [one, two]) {
      await eventually(async () => (await each.station.get(id))?.local.rev === county.winner(id)?._rev);
    }
  });

  test('C2: an edit against an administrator’s delete is neither brought back nor dropped', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const id = await saved(one.station);
    await one.sync.start();
    await level(one);
    await one.sync.stop();
    county.remove(id);
    await edited(one.station, id, { note: '还在' });
    await one.sync.start();
    await until(one, (status) => status.setAside === 1 && status.waiting === 0);
    expect(one.sync.status.refused).toBe(0);
    expect(county.winner(id)).toBeUndefined();
    expect(await one.station.get<'person'>(id)).toMatchObject({ note: '还在', local: { upload: 'held' } });
  });
});

describe('K1, clocks', () => {
  const offBy = (ms: number) => () => Date.now() + ms;
  const YEAR = 365 * 24 * 3600 * 1000;

  test('a device is told how far off its clock is', async () => {
    const one = await device(new ModelCounty(), testDisk(), offBy(10 * 60_000));
    await one.sync.start();
    await level(one);
    expect(Math.round((one.sync.status.clockOffMs ?? 0) / 60_000)).toBe(10);
  });

  test.each([
    ['2099', 73 * YEAR, '正常钟', '错钟'],
    ['1970', -56 * YEAR, '正常钟', '错钟'],
  ])(
    'a laptop whose clock stands at %s cannot win a merge by it, and what it typed is kept',
    async (_at, off, kept, disputed) => {
      const county = new ModelCounty();
      const [wrong, right] = [await device(county, testDisk(), offBy(off)), await device(county)];
      const id = await saved(right.station);
      await right.sync.start();
      await level(right);
      await wrong.sync.start();
      await eventually(async () => (await wrong.station.get(id)) !== undefined);
      await wrong.sync.stop();
      await right.sync.stop();
      await edited(wrong.station, id, { note: '错钟' });
      await realSurroundings.sleep(20, new AbortController().signal);
      await wrong.sync.start();
      await level(wrong);
      await realSurroundings.sleep(20, new AbortController().signal);
      await edited(right.station, id, { note: '正常钟' });
      await right.sync.start();
      await level(right);
      expect(county.winner(id)).toMatchObject({ note: kept, disputes: [{ value: disputed }] });
      await edited(right.station, id, { note: '之后' });
      await level(right);
      expect(county.winner(id)?.note).toBe('之后');
    },
  );
});

describe('R, recovery', () => {
  test('R4: ended in the middle of everything and started again, it comes to the same as not having ended', async () => {
    const county = new ModelCounty();
    const disk = testDisk();
    let one = await device(county, disk);
    const ids = await Promise.all(Array.from({ length: 20 }, (_, n) => saved(one.station, { name: `人${n}` })));
    for (let round = 0; round < 4; round += 1) {
      one.line.loseAnswer = (request) => request.path === '_bulk_docs';
      await one.sync.start();
      await until(one, (status) => status.problem === 'offline');
      await close(one);
      one = await device(county, disk);
      await edited(one.station, ids[round] as string, { note: `第${round}次` });
    }
    await one.sync.start();
    await level(one);
    expect(county.all()).toHaveLength(20);
    for (let round = 0; round < 4; round += 1) expect(county.winner(ids[round] as string)?.note).toBe(`第${round}次`);
    expect(county.all().filter((document) => document.disputes)).toEqual([]);
  });

  const anHourLater = () => Date.now() + 2 * 3600_000;

  test('R1: a county rebuilt empty gets everything again, edited or not', async () => {
    const county = new ModelCounty();
    const disk = testDisk();
    const one = await device(county, disk);
    const ids = await Promise.all(Array.from({ length: 25 }, (_, n) => saved(one.station, { name: `人${n}` })));
    const fact = await one.station.create('judgement', judgement(one.station));
    await one.sync.start();
    await level(one);
    await eventually(async () => one.line.log.some((request) => request.method === 'PUT'));
    await close(one);
    const rebuilt = new ModelCounty();
    const again = await device(rebuilt, disk, anHourLater);
    await edited(again.station, ids[3] as string, { note: '重建之后' });
    await again.sync.start();
    await eventually(async () => rebuilt.all().length === 26);
    await level(again);
    expect(rebuilt.winner(ids[3] as string)).toMatchObject({ note: '重建之后', name: '人3' });
    expect(fact.ok && rebuilt.winner(fact.value.id)).toMatchObject({ points: 5000 });
    expect(rebuilt.all().filter((document) => document.disputes)).toEqual([]);
  });

  test('R1: a county restored from last week’s backup gets this week again, and what others did since is merged', async () => {
    const county = new ModelCounty();
    const disk = testDisk();
    const one = await device(county, disk);
    const [kept, changed] = [await saved(one.station, { name: '甲' }), await saved(one.station, { name: '乙' })];
    await one.sync.start();
    await level(one);
    await eventually(async () => one.line.log.some((request) => request.method === 'PUT'));
    const restore = county.backup();
    await edited(one.station, changed, { phone: '本周改的' });
    const added = await saved(one.station, { name: '丙' });
    await eventually(async () => county.winner(added) !== undefined && county.winner(changed)?.phone === '本周改的');
    await level(one);
    await close(one);

    const restored = restore();
    const other = await device(restored);
    await other.sync.start();
    await eventually(async () => (await other.station.get(changed)) !== undefined);
    await edited(other.station, changed, { address: '恢复后别处改的' });
    await level(other);
    await eventually(async () => restored.winner(changed)?.address === '恢复后别处改的');

    const again = await device(restored, disk, anHourLater);
    await again.sync.start();
    await eventually(async () => restored.winner(added) !== undefined);
    await level(again);
    await eventually(async () => restored.winner(changed)?.phone === '本周改的');
    expect(restored.winner(changed)).toMatchObject({ phone: '本周改的', address: '恢复后别处改的' });
    expect(restored.winner(kept)).toMatchObject({ name: '甲' });
  });

  test('R3: a device restored from a backup gets a new id, gets back what it wrote since, and overwrites nothing newer', async () => {
    const county = new ModelCounty();
    const disk = testDisk();
    const one = await device(county, disk);
    const id = await saved(one.station);
    await edited(one.station, id, { note: '备份前没传的改动' });
    const old = structuredClone(await one.station.get(id));
    await one.sync.start();
    await level(one);
    await eventually(async () => one.line.log.some((request) => request.method === 'PUT'));
    await edited(one.station, id, { note: '备份后的改动' });
    const later = await saved(one.station, { name: '备份后录的人' });
    await eventually(async () => county.winner(later) !== undefined && county.winner(id)?.note === '备份后的改动');
    const before = one.station.deviceId;
    await close(one);

    const restored = testDisk();
    restored.deviceId = before;
    const back = await device(county, restored, anHourLater);
    await back.station.changeForSync('people', [id], () => old);
    await back.sync.start();
    await eventually(async () => (await back.station.get(later)) !== undefined);
    await level(back);
    expect(back.station.deviceId).not.toBe(before);
    expect(county.winner(id)).toMatchObject({ note: '备份后的改动' });
    expect(await back.station.get<'person'>(id)).toMatchObject({ note: '备份后的改动' });
  });

  test('R2: a comparison ends with counts, and finds a hand edit that the feed’s filter hides', async () => {
    const county = new ModelCounty();
    const one = await device(county);
    const [same, edit, lost] = [await saved(one.station), await saved(one.station), await saved(one.station)];
    await one.sync.start();
    await level(one);
    await one.sync.stop();
    county.plant({ ...(county.winner(edit) as CountyDocument), note: '县里改的' });
    const rows = new ModelCounty(); // the county as it is, but for one document that it has lost
    const [hash, first] = [county.winner(edit)?._rev, (await one.station.get(edit))?.local.rev].map((rev) =>
      rev?.slice(2),
    );
    const _revisions = { start: 2, ids: [hash, first] };
    rows.plant({ ...(county.winner(same) as CountyDocument) }, true);
    rows.plant({ ...(county.winner(edit) as CountyDocument), _revisions }, true);
    rows.plant(
      { ...(county.winner(same) as CountyDocument), _id: one.station.newId('person'), device: 'B', _rev: '1-b' },
      true,
    );
    const client = new County(new Line(rows), () => one.station.deviceId);
    const stop = new AbortController().signal;
    const result = await reconcile(one.station, client, 'agreed', stop);
    expect(result.ok && result.value).toEqual({ same: 1, sent: 1, fetched: 2, disputed: 0 });
    expect((await one.station.get(lost))?.local).toEqual({ upload: 'waiting', earlier: true });
    expect((await one.station.get<'person'>(edit))?.note).toBe('县里改的');
  });
});

function judgement(station: Station): Content<'judgement'> {
  return {
    deed: station.newId('deed'),
    approved: true,
    points: 5000,
    reason: '',
    judgedOn: '2026-03-05',
    judgedBy: '道德评议会',
  };
}
