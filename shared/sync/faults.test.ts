import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { KINDS, type KindDefinition } from '../domain/kinds.ts';
import { problemOf } from '../store/problem.ts';
import type { Content, Station } from '../store/station.ts';
import { openTestStation, type TestDisk, testDisk } from '../store/testing/station.ts';
import { offerAgain } from './push.ts';
import { reconcileAll } from './recover.ts';
import { KILLED, type Mounted, SimulatedDisk } from './simulation/disk.ts';
import { factoryOf, imageOf } from './simulation/diskImage.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import {
  editedPerson,
  type Server,
  type SteppedDevice,
  savedPerson,
  somebody,
  steppedDevice,
} from './testing/steps.ts';
import type { CountyRequest, Exchange } from './transport.ts';

const open: SteppedDevice[] = [];

async function deviceOf(...given: Parameters<typeof steppedDevice>): Promise<SteppedDevice> {
  const device = await steppedDevice(...given);
  open.push(device);
  return device;
}

async function close(device: SteppedDevice): Promise<void> {
  open.splice(open.indexOf(device), 1);
  await device.station.close();
}

afterEach(async () => {
  for (const device of [...open]) await close(device);
});

const DAY_MS = 24 * 60 * 60_000;

/** More writes than any of these acts makes: a kill at each of them, and one run that is not killed. */
const WRITES_MAX = 40;

async function people(device: SteppedDevice, count: number, fields: object = {}): Promise<string[]> {
  const contents = Array.from({ length: count }, (_, n) => ({ ...somebody, name: `人${n}`, ...fields }));
  const created = await device.station.createMany(contents.map((content) => ({ kind: 'person', content })));
  if (!created.ok) throw new Error(`${created.reason} ${created.detail}`);
  return created.value.map(({ id }) => id);
}

/** What the county and a device hold, without revisions: the same whether or not a program was killed on the way. */
async function standOf(device: SteppedDevice, county: ModelCounty, ids: string[]) {
  const ours = await device.station.getMany(ids);
  return {
    here: ids.map((id) => [ours.get(id)?.name, ours.get(id)?.note, ours.get(id)?.local.upload]),
    there: ids.map((id) => [county.winner(id)?.name, county.winner(id)?.note, county.winner(id)?.disputes]),
    aside: await device.station.device.setAside.count(),
  };
}

/**
 * Runs `act` over a disk again and again, each time killed one write later, until it ends unkilled. After each kill the
 * program starts again, comes level, and `check` looks at it.
 */
async function killedAtEachWrite(
  prepare: (disk: TestDisk) => Promise<Server>,
  act: (device: SteppedDevice) => Promise<unknown>,
  check: (device: SteppedDevice, server: Server) => Promise<void>,
): Promise<number> {
  for (let writes = 0; writes < WRITES_MAX; writes += 1) {
    const simulated = new SimulatedDisk(() => undefined);
    const disk = testDisk();
    const mount = () => {
      const mounted = simulated.mount();
      disk.indexedDB = mounted.indexedDb.indexedDB as TestDisk['indexedDB'];
      return mounted;
    };
    mount();
    const server = await prepare(disk);
    const mounted = mount();
    const device = await deviceOf(server, disk);
    mounted.killAfter(writes);
    const ended = await act(device).then(
      () => 'whole',
      () => 'broken off',
    );
    if (!mounted.isDead) expect(ended).toBe('whole');
    await close(device);
    mount();
    const again = await deviceOf(server, disk);
    await again.level();
    await check(again, server);
    await close(again);
    if (!mounted.isDead) return writes;
  }
  throw new Error('it writes without end');
}

describe('R4: killed at each write in turn', () => {
  test('killed during push: everything is sent once, and nothing is disputed', async () => {
    let ids: string[] = [];
    const kills = await killedAtEachWrite(
      async (disk) => {
        const server = { model: new ModelCounty() };
        const device = await deviceOf(server, disk);
        ids = await people(device, 3);
        await device.level();
        await editedPerson(device.station, ids[0] as string, { note: '改过' });
        ids.push(await savedPerson(device.station, { name: '新人' }));
        await close(device);
        return server;
      },
      (device) => device.level(),
      async (device, server) => {
        expect(await standOf(device, server.model, ids)).toEqual({
          here: [
            ['人0', '改过', 'sent'],
            ['人1', '', 'sent'],
            ['人2', '', 'sent'],
            ['新人', '', 'sent'],
          ],
          there: [
            ['人0', '改过', undefined],
            ['人1', '', undefined],
            ['人2', '', undefined],
            ['新人', '', undefined],
          ],
          aside: 0,
        });
        expect(server.model.all()).toHaveLength(4);
      },
    );
    expect(kills).toBeGreaterThan(3);
  });

  test('killed during pull: everything is fetched, and what waits here is merged and sent', async () => {
    let ids: string[] = [];
    const kills = await killedAtEachWrite(
      async (disk) => {
        const server = { model: new ModelCounty() };
        const [other, device] = [await deviceOf(server), await deviceOf(server, disk)];
        ids = await people(other, 3);
        await other.level();
        await device.level();
        await editedPerson(other.station, ids[0] as string, { phone: '13900000000' });
        ids.push(await savedPerson(other.station, { name: '新人' }));
        await other.level();
        await editedPerson(device.station, ids[0] as string, { note: '这边改的' });
        await close(other);
        await close(device);
        return server;
      },
      (device) => device.fetch(),
      async (device, server) => {
        expect((await device.station.getMany(ids)).size).toBe(4);
        expect(server.model.winner(ids[0] as string)).toMatchObject({ phone: '13900000000', note: '这边改的' });
        expect(server.model.all().filter(({ disputes }) => disputes)).toEqual([]);
      },
    );
    expect(kills).toBeGreaterThan(1);
  });
});

test('P3: disk full in the middle of a pull: what came before stays, the rest comes once there is room', async () => {
  const server = { model: new ModelCounty() };
  const other = await deviceOf(server);
  const ids = await people(other, 12);
  await other.level();
  const simulated = new SimulatedDisk(() => undefined);
  const disk = { ...testDisk(), indexedDB: simulated.mount().indexedDb.indexedDB as TestDisk['indexedDB'] };
  const device = await deviceOf(server, disk);
  while (device.county.pageSize.of(500) > 7) device.county.pageSize.failed();
  await device.fetch();
  const before = (await device.station.getMany(ids)).size;
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(12);
  simulated.isFull = true;
  expect(await device.fetch().catch(problemOf)).toBe('diskFull');
  expect((await device.station.getMany(ids)).size).toBe(before);
  simulated.isFull = false;
  await device.level();
  expect((await device.station.getMany(ids)).size).toBe(12);
});

describe('a line and a server that take only so much', () => {
  const CUT_BYTES = 64 * 1024;
  const long = { note: '记'.repeat(190) };
  const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value ?? '')).length;

  /** A proxy that passes on the first 64 KB of a body and then breaks off. */
  function cutting(request: CountyRequest, answer: () => Exchange): Exchange {
    if (bytesOf(request.body) > CUT_BYTES) return { ok: false, reason: 'offline' };
    const whole = answer();
    const isLong = whole.ok && bytesOf(whole.value.body) > CUT_BYTES;
    return isLong ? { ok: false, reason: 'offline' } : whole;
  }

  async function turns(device: SteppedDevice, max: number): Promise<void> {
    for (let turn = 0; turn < max; turn += 1) {
      const isDone = await device.fetch().then(
        ({ pending }) => pending === 0,
        () => false,
      );
      if (isDone) return;
    }
    throw new Error('does not come through');
  }

  test('P5: a proxy that cuts bodies at 64 KB is got through, by the feed and by a comparison', async () => {
    const server = { model: new ModelCounty() };
    const other = await deviceOf(server);
    const ids = await people(other, 300, long);
    await other.level();
    const device = await deviceOf(server, testDisk(), cutting);
    await turns(device, 40);
    expect((await device.station.getMany(ids)).size).toBe(300);

    const again = await deviceOf(server, testDisk(), cutting);
    const never = new AbortController().signal;
    for (let tries = 0; ; tries += 1) {
      expect(tries).toBeLessThan(10);
      const compared = await reconcileAll(again.station, again.county, again.now, never, () => undefined);
      if (!compared.ok) continue;
      expect((await again.station.getMany(ids)).size).toBe(300);
      break;
    }
  });

  test('U1: 413 at 1 MB: batches are halved until they pass, and nobody is set aside', async () => {
    const server = { model: new ModelCounty() };
    const refused: number[] = [];
    const device = await deviceOf(server, testDisk(), (request, answer) => {
      const bytes = bytesOf(request.body);
      if (bytes <= 1024 * 1024) return answer();
      refused.push(bytes);
      return { ok: true, value: { status: 413, body: { error: 'too_large', reason: 'the_body' }, bytes: 0 } };
    });
    const ids = await people(device, 1000, long);
    await device.level();
    expect(refused.length).toBeGreaterThan(0);
    expect(server.model.all()).toHaveLength(1000);
    expect((await device.station.getMany(ids)).get(ids[0] as string)?.local.upload).toBe('sent');
  });
});

test('U4: a validator that got stricter: the edit waits in quarantine, the rest go on, and it goes once the rule is milder', async () => {
  const server = { model: new ModelCounty() };
  const [device, other] = [await deviceOf(server), await deviceOf(server)];
  const [strict, fine] = (await people(device, 2)) as [string, string];
  await device.level();
  server.model.validator = ({ phone }) => (String(phone).startsWith('1390') ? 'phone' : undefined);
  await editedPerson(device.station, strict, { phone: '13900000000' });
  await editedPerson(device.station, fine, { note: '照常' });
  await device.level();
  expect((await device.station.get(strict))?.local).toMatchObject({ upload: 'refused', refusal: 'phone' });
  expect(server.model.winner(fine)).toMatchObject({ note: '照常' });
  await other.level();
  await editedPerson(other.station, strict, { address: '别处改的' });
  await other.level();
  await device.level();
  expect(await device.station.get(strict)).toMatchObject({ phone: '13900000000', address: '别处改的' });
  server.model.validator = () => undefined;
  await offerAgain(device.station, [strict]);
  await device.level();
  expect(server.model.winner(strict)).toMatchObject({ phone: '13900000000', address: '别处改的' });
});

const household: Content<'household'> = { headName: '孔兰玉', villagersGroup: '1组', address: '柳河村1号', note: '' };

test('C1, C6: two devices editing the same household for a week offline', async () => {
  const server = { model: new ModelCounty() };
  const [one, two] = [await deviceOf(server), await deviceOf(server)];
  const created = await one.station.create('household', household);
  if (!created.ok) throw new Error(created.reason);
  const { id } = created.value;
  await one.level();
  await two.level();
  for (let day = 1; day <= 7; day += 1) {
    for (const device of [one, two]) device.now += DAY_MS;
    await one.station.edit<'household'>(id, () => ({ note: `甲第${day}天`, address: `柳河村${day}号` }));
    await two.station.edit<'household'>(id, () => ({ note: `乙第${day}天`, villagersGroup: `${day}组` }));
  }
  for (const device of [two, one, two, one]) await device.level();
  const held = server.model.winner(id);
  expect(held).toMatchObject({ address: '柳河村7号', villagersGroup: '7组', note: '乙第7天' });
  expect(held?.disputes).toMatchObject([{ field: 'note', value: '甲第7天' }]);
  for (const device of [one, two]) {
    expect(await device.station.get(id)).toMatchObject({ note: held?.note, disputes: held?.disputes });
  }
});

test('P4, C6: a station offline for 100 days', async () => {
  const server = { model: new ModelCounty() };
  const [away, home] = [await deviceOf(server), await deviceOf(server)];
  const ids = await people(away, 10);
  await away.level();
  await home.level();
  const added: string[] = [];
  for (let day = 1; day <= 100; day += 1) {
    for (const device of [away, home]) device.now += DAY_MS;
    const id = ids[day % 10] as string;
    await editedPerson(away.station, id, { note: `外面第${day}天` });
    await editedPerson(home.station, id, { phone: `1380000${String(day).padStart(4, '0')}` });
    if (day % 20 === 0) added.push(await savedPerson(away.station, { name: `新人${day}` }));
    if (day % 10 === 0) await home.level();
  }
  for (const device of [away, home, away]) await device.level();
  for (const [n, id] of ids.entries()) {
    const day = n === 0 ? 100 : 90 + n;
    const expected = { note: `外面第${day}天`, phone: `1380000${String(day).padStart(4, '0')}` };
    expect(server.model.winner(id)).toMatchObject(expected);
    expect(server.model.winner(id)).not.toHaveProperty('disputes');
    for (const device of [away, home]) expect(await device.station.get(id)).toMatchObject(expected);
  }
  expect((await home.station.getMany(added)).size).toBe(5);
});

describe('R4: killed during migration', () => {
  const good = KINDS.good as KindDefinition;
  const { schema, migrations } = good;
  const onRejection = process.listeners('unhandledRejection');
  /** A killed program does not live to see what its promises came to; what else is rejected is told as ever. */
  const butTheKilled = (error: unknown, promise: Promise<unknown>) => {
    if ((error as Error).message === KILLED) return;
    for (const told of onRejection) told(error, promise);
  };
  beforeAll(() => {
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', butTheKilled);
  });
  afterAll(() => {
    process.off('unhandledRejection', butTheKilled);
    for (const told of onRejection) process.on('unhandledRejection', told);
  });
  afterEach(() => {
    Object.assign(good, { schema, migrations });
  });

  test('at each write in turn, every document is brought up to date by the next start, none is lost or sent anew', async () => {
    let kills = 0;
    for (let writes = 0; ; writes += 1) {
      expect(writes).toBeLessThan(WRITES_MAX);
      const disk = new SimulatedDisk(() => undefined);
      const before = await goodsOn(disk.mount(), `a${writes}`);
      const ids = await fiveGoods(before);
      await before.close();
      // As if a later program had given goods a bar code, which every good before it lacks.
      Object.assign(good, {
        schema: schema.extend({ barcode: z.string() }),
        migrations: [(document: Record<string, unknown>) => ({ ...document, barcode: '' })],
      });
      const mounted = disk.mount();
      mounted.killAfter(writes);
      const started = await Promise.race([goodsOn(mounted, `a${writes}`).catch(() => undefined), death(mounted)]);
      await started?.close();
      kills += mounted.isDead ? 1 : 0;
      // What hangs in a killed program holds its names; on a copy of the disk they are others.
      const after = await goodsOn(await copyOf(disk, `a${writes}`, `b${writes}`), `b${writes}`);
      const held = await after.getMany(ids);
      const states = ids.map((id) => [held.get(id)?.v, held.get(id)?.barcode, held.get(id)?.local.upload]);
      expect(states).toEqual(ids.map((_, n) => [1, '', n === 0 ? 'waiting' : 'sent']));
      await after.close();
      Object.assign(good, { schema, migrations });
      if (!mounted.isDead) break;
    }
    expect(kills).toBeGreaterThan(2);
  });
});

/** Resolves a moment after the program was killed. */
async function death(mounted: Mounted): Promise<undefined> {
  while (!mounted.isDead) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 50));
}

function goodsOn({ indexedDb }: Pick<Mounted, 'indexedDb'>, name: string): Promise<Station> {
  const disk = { deviceId: '01J00000000000000000000000', indexedDB: indexedDb.indexedDB as TestDisk['indexedDB'] };
  return openTestStation(disk, { name: `xiangyue-${name}`, collections: ['goods'] });
}

async function copyOf(disk: SimulatedDisk, from: string, to: string): Promise<Pick<Mounted, 'indexedDb'>> {
  const image = await imageOf(disk.mount().indexedDb.indexedDB as TestDisk['indexedDB']);
  const renamed = image.map((one) => ({ ...one, name: one.name.replace(`xiangyue-${from}`, `xiangyue-${to}`) }));
  return { indexedDb: { indexedDB: await factoryOf(renamed) } };
}

/** Five goods, all but the first of which the county has. */
async function fiveGoods(station: Station): Promise<string[]> {
  const contents = Array.from({ length: 5 }, (_, n) => ({ name: `洗衣粉${n}`, unit: '袋', price: 500 }));
  const created = await station.createMany(contents.map((content) => ({ kind: 'good', content })));
  if (!created.ok) throw new Error(created.reason);
  const ids = created.value.map(({ id }) => id);
  const sent = { upload: 'sent', rev: '1-a' } as const;
  await station.changeForSync('goods', ids.slice(1), (now) => now && { ...now, local: sent });
  return ids;
}
