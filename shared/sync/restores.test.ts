import { afterEach, describe, expect, test } from 'vitest';
import { type TestDisk, testDisk } from '../store/testing/station.ts';
import { County, type CountyDocument } from './county.ts';
import { reconcile } from './reconcile.ts';
import { reconcileAll } from './recover.ts';
import { realSurroundings, Sync } from './sync.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import { editedPerson, type Server, type SteppedDevice, savedPerson, steppedDevice } from './testing/steps.ts';

const NEVER = new AbortController().signal;
const HOUR_MS = 60 * 60_000;

const open: SteppedDevice[] = [];

async function device(server: Server, disk: TestDisk = testDisk()): Promise<SteppedDevice> {
  const one = await steppedDevice(server, disk);
  open.push(one);
  return one;
}

afterEach(async () => {
  for (const one of open.splice(0)) await one.station.close();
});

async function person(one: SteppedDevice, id: string) {
  return one.station.get<'person'>(id);
}

async function fact(one: SteppedDevice): Promise<string> {
  const stated = await one.station.create('judgement', {
    deed: 'deed:01J00000000000000000000001',
    approved: true,
    points: 5000,
    reason: '',
    judgedOn: '2026-03-05',
    judgedBy: '道德评议会',
  });
  if (!stated.ok) throw new Error(stated.reason);
  return stated.value.id;
}

describe('R1: a county restored from a backup', () => {
  test('is found out by the next count, however short ago the counts were compared', async () => {
    const server = { model: new ModelCounty() };
    const one = await device(server);
    const id = await savedPerson(one.station);
    await one.level();
    const restore = server.model.backup();
    await editedPerson(one.station, id, { note: '备份之后' });
    await one.level();
    server.model = restore();
    await savedPerson(one.station, { name: '恢复之后' });
    await one.level();
    await one.level();
    expect(server.model.winner(id)).toMatchObject({ note: '备份之后' });
  });

  test('is found out by a device that has only ever fetched', async () => {
    const server = { model: new ModelCounty() };
    const [one, two] = [await device(server), await device(server)];
    await savedPerson(one.station);
    await one.level();
    const restore = server.model.backup();
    for (const name of ['甲', '乙', '丙']) await savedPerson(one.station, { name });
    await one.level();
    await two.fetch();
    await one.station.close();
    open.splice(open.indexOf(one), 1);

    server.model = restore();
    const three = await device(server);
    const added = await savedPerson(three.station, { name: '恢复之后' });
    await three.level(); // at a place in the feed that device two believes to have read
    two.now += 2 * HOUR_MS;
    await two.level();
    expect(await person(two, added)).toBeDefined();
    expect(server.model.all()).toHaveLength(5);
  });

  test('loses nothing that it had acknowledged, though another device goes on from the older version first', async () => {
    const server = { model: new ModelCounty() };
    const [one, two] = [await device(server), await device(server)];
    const id = await savedPerson(one.station);
    await one.level();
    await two.level();
    const restore = server.model.backup();
    await editedPerson(one.station, id, { phone: '认过的' });
    await one.send();
    server.model = restore();
    for (const address of ['别处改的', '别处又改的']) {
      await editedPerson(two.station, id, { address });
      await two.level();
    }
    await one.level(); // within the hour in which it has no reason to compare counts
    await two.level();
    for (const each of [one, two]) {
      expect(await person(each, id)).toMatchObject({ phone: '认过的', address: '别处又改的' });
      expect(await person(each, id)).not.toHaveProperty('disputes');
    }
  });

  test('gets an edit that waited and what it was made on, not what both differ in from the older version', async () => {
    const server = { model: new ModelCounty() };
    const one = await device(server);
    const id = await savedPerson(one.station);
    await one.level();
    const restore = server.model.backup();
    await editedPerson(one.station, id, { phone: '认过的' });
    await one.level();
    server.model = restore();
    await editedPerson(one.station, id, { note: '还没传的' });
    await one.level();
    await one.level();
    expect(server.model.winner(id)).toMatchObject({ phone: '认过的', note: '还没传的' });
    expect(server.model.winner(id)).not.toHaveProperty('disputes');
  });

  test('gets a hand edit that was made since then beside ours, though its time is older', async () => {
    const server = { model: new ModelCounty() };
    const one = await device(server);
    const id = await savedPerson(one.station);
    await one.level();
    const restore = server.model.backup();
    await editedPerson(one.station, id, { note: '认过的' });
    await one.level();
    server.model = restore();
    server.model.plant({ ...(server.model.winner(id) as CountyDocument), note: '恢复之后县里改的' });
    one.now += 2 * HOUR_MS;
    await one.level();
    expect(server.model.winner(id)).toMatchObject({ note: '认过的', disputes: [{ value: '恢复之后县里改的' }] });
  });
});

describe('R1: a county rebuilt empty', () => {
  test('gets what each of two devices has, also where nobody knows any more what both came from', async () => {
    const server = { model: new ModelCounty() };
    const [one, two] = [await device(server), await device(server)];
    const id = await savedPerson(one.station);
    await one.level();
    await two.level();
    await editedPerson(two.station, id, { phone: '二号机改的' });
    await two.level();
    await editedPerson(one.station, id, { note: '一号机没传的' });
    server.model = new ModelCounty();
    for (const each of [one, two]) each.now += 2 * HOUR_MS;
    for (const each of [one, two, one, two]) await each.level();
    const held = await person(one, id);
    const shown = [held?.phone, held?.note, ...(held?.disputes ?? []).map(({ value }) => value)];
    expect(shown).toEqual(expect.arrayContaining(['二号机改的', '一号机没传的']));
    expect({ ...(await person(two, id)), local: undefined }).toEqual({ ...held, local: undefined });
  });
});

describe('R2: the comparison', () => {
  test('C3: brings the true fact where a forged branch of it wins', async () => {
    const server = { model: new ModelCounty() };
    const [one, two] = [await device(server), await device(server)];
    const id = await fact(one);
    await one.level();
    const forged = { ...(server.model.winner(id) as CountyDocument), points: 999900, _rev: `1-${'f'.repeat(32)}` };
    server.model.plant(forged, true);
    await reconcile(two.station, two.county, 'agreed', NEVER);
    expect(await two.station.get<'judgement'>(id)).toMatchObject({ points: 5000 });
    expect(await two.station.device.setAside.get(id)).toMatchObject({ reason: 'forged' });
  });

  test.each<[string, (one: SteppedDevice, server: Server) => Promise<unknown>]>([
    ['by the comparison', async (one) => reconcileAll(one.station, one.county, one.now, NEVER, () => undefined)],
    [
      'by a restore',
      async (one, server) => {
        server.model = server.model.backup()();
        await one.station.device.writeState('sync.meetings', { confirmed: 9, attempted: 9 });
        one.now += 2 * HOUR_MS;
      },
    ],
  ])(
    'C2: what arrived without an answer and was deleted since is asked about, also when overtaken %s',
    async (_, meanwhile) => {
      const server: Server = { model: new ModelCounty() };
      const one = await device(server);
      await one.level();
      const id = await fact(one);
      const waiting = await one.station.get(id);
      await one.send();
      await one.station.changeForSync('deeds', [id], () => waiting); // as if no answer had come
      server.model.remove(id);
      await meanwhile(one, server);
      await one.level();
      expect(await one.station.device.setAside.get(id)).toMatchObject({ reason: 'deletedAtCounty' });
    },
  );
});

describe('R3: a device restored from a backup', () => {
  test('does not take what it wrote after the backup for what it wrote before its present edit', async () => {
    const server = { model: new ModelCounty() };
    const one = await device(server);
    const id = await savedPerson(one.station);
    await one.level();
    const backup = await person(one, id);
    await editedPerson(one.station, id, { note: '备份之后改的' });
    await one.level();
    await one.station.changeForSync('people', [id], () => backup as never);
    one.now += 1000;
    await editedPerson(one.station, id, { note: '恢复之后改的' });
    await one.send();
    await one.send();
    expect(server.model.winner(id)).toMatchObject({ note: '恢复之后改的', disputes: [{ value: '备份之后改的' }] });
  });

  test('is found out at the first step after the start, whatever the time', async () => {
    const server = { model: new ModelCounty() };
    const disk = testDisk();
    const one = await device(server, disk);
    await savedPerson(one.station);
    await one.level();
    const meetings = await one.station.device.readState('sync.meetings');
    await savedPerson(one.station);
    await one.level();
    await one.station.device.writeState('sync.meetings', meetings);
    const before = one.station.deviceId;
    await open.pop()?.station.close();
    const again = await device(server, disk);
    await again.fetch();
    expect(again.station.deviceId).not.toBe(before);
  });

  test('nothing is sent before it is known where device and county stand', async () => {
    const server = { model: new ModelCounty() };
    const one = await device(server);
    await savedPerson(one.station);
    const asked: string[] = [];
    const unreachable = {
      exchange: async ({ path }: { path: string }) => {
        asked.push(path);
        return { ok: false as const, reason: 'offline' as const };
      },
    };
    const around = { ...realSurroundings, sleep: (_: number, stop: AbortSignal) => realSurroundings.sleep(1, stop) };
    const sync = new Sync(one.station, new County(unreachable, () => one.station.deviceId), around);
    await sync.start();
    while (asked.length < 5) await realSurroundings.sleep(1, NEVER);
    await sync.stop();
    expect(new Set(asked)).toEqual(new Set([`_local/device-${one.station.deviceId}`]));
  });
});
