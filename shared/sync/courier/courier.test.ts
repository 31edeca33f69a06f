import { afterEach, describe, expect, test } from 'vitest';
import { type TestDisk, testDisk } from '../../store/testing/station.ts';
import { readCheckpoint } from '../pull.ts';
import { offerAgain } from '../push.ts';
import { ModelCounty } from '../testing/modelCounty.ts';
import { editedPerson, type SteppedDevice, savedPerson, steppedDevice } from '../testing/steps.ts';
import { lastBundle } from './atStation.ts';
import { imported, introduce, type Office, office, readAnswer, roundTrip, written } from './testing/courier.ts';

const NOW = Date.UTC(2026, 2, 5);
const DAY_MS = 24 * 60 * 60_000;
const open: SteppedDevice[] = [];

async function device(desk: Office, disk: TestDisk = testDisk()): Promise<SteppedDevice> {
  const one = await steppedDevice(desk, disk);
  await introduce(one.station, desk);
  open.push(one);
  return one;
}

async function shut(one: SteppedDevice): Promise<void> {
  open.splice(open.indexOf(one), 1);
  await one.station.close();
}

afterEach(async () => {
  for (const one of [...open]) await shut(one);
});

async function person(one: SteppedDevice, id: string) {
  return one.station.get<'person'>(id);
}

async function held(one: SteppedDevice, id: string) {
  const found = await person(one, id);
  if (!found) throw new Error('not there');
  return found;
}

describe('S6: the courier as a transport', () => {
  test('one station on the line and one by courier come to the same', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const [line, stick] = [await device(desk), await device(desk)];
    const fromLine = await savedPerson(line.station, { name: '在线' });
    const fromStick = await savedPerson(stick.station, { name: '优盘' });
    await line.level();
    expect(await roundTrip(stick.station, desk)).toMatchObject({ stored: 1, received: 1 });
    await line.level();
    for (const one of [line, stick]) {
      expect(await person(one, fromLine)).toMatchObject({ name: '在线', local: { upload: 'sent' } });
      expect(await person(one, fromStick)).toMatchObject({ name: '优盘', local: { upload: 'sent' } });
    }

    await editedPerson(line.station, fromStick, { note: '改备注' });
    await editedPerson(stick.station, fromStick, { phone: '19900000001' });
    await line.level();
    await roundTrip(stick.station, desk); // meets a conflict, and merges at home
    await roundTrip(stick.station, desk); // brings what was merged
    await line.level();
    const { local, ...merged } = await held(stick, fromStick);
    expect(local).toMatchObject({ upload: 'sent' });
    expect(merged).toMatchObject({ note: '改备注', phone: '19900000001' });
    expect(merged).not.toHaveProperty('disputes');
    expect(await person(line, fromStick)).toMatchObject(merged);
    expect(desk.model.winner(fromStick)).toMatchObject({ note: '改备注', phone: '19900000001' });
  });

  test('P1, P3: the news comes from where the device has read up to, and no page of it twice', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const [line, stick] = [await device(desk), await device(desk)];
    await savedPerson(line.station);
    await line.level();
    expect(await roundTrip(stick.station, desk)).toMatchObject({ received: 1 });
    expect(await roundTrip(stick.station, desk)).toMatchObject({ received: 0 });
    const id = await savedPerson(line.station);
    await line.level();
    expect(await roundTrip(stick.station, desk)).toMatchObject({ received: 1 });
    expect(await person(stick, id)).toMatchObject({ local: { upload: 'sent' } });
  });

  test('U6: nothing is called sent before the answer is read, nor what was edited since', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const [kept, edited] = [await savedPerson(one.station), await savedPerson(one.station)];
    const bundle = await written(one.station, NOW);
    expect(await lastBundle(one.station)).toMatchObject({ packed: { people: 2 }, parts: 1 });
    expect(await one.station.countUploads('waiting')).toBe(2);
    const { answer, summary } = await imported(desk, bundle);
    expect(summary).toMatchObject({ stored: 2, refused: 0, conflicts: 0 });
    expect(await one.station.countUploads('waiting')).toBe(2);
    await editedPerson(one.station, edited, { note: '路上改的' });
    await readAnswer(one.station, answer, NOW);
    expect(await lastBundle(one.station)).toHaveProperty('answeredAt');
    expect(await person(one, kept)).toMatchObject({ local: { upload: 'sent' } });
    expect(await person(one, edited)).toMatchObject({ note: '路上改的', local: { upload: 'waiting' } });
    expect(await roundTrip(one.station, desk)).toMatchObject({ stored: 1, conflicts: 0 });
    expect(desk.model.winner(edited)).toMatchObject({ note: '路上改的' });
    expect(await one.station.countUploads('waiting')).toBe(0);
  });

  test('U4: what the county refuses comes back into quarantine, and the rest goes on', async () => {
    const desk = await office(new ModelCounty(), NOW);
    desk.model.validator = ({ note }) => (note === '不收' ? 'schema: /note' : undefined);
    const one = await device(desk);
    const [good, bad] = [await savedPerson(one.station), await savedPerson(one.station, { note: '不收' })];
    expect(await roundTrip(one.station, desk)).toMatchObject({ stored: 1, refused: 1 });
    expect(await person(one, good)).toMatchObject({ local: { upload: 'sent' } });
    expect(await person(one, bad)).toMatchObject({ local: { upload: 'refused', refusal: 'schema: /note' } });
    desk.model.validator = () => undefined;
    await offerAgain(one.station, [bad]);
    expect(await roundTrip(one.station, desk)).toMatchObject({ stored: 1, refused: 0 });
  });
});

describe('bundles and answers that come twice, late or out of order', () => {
  test('U3: a bundle imported again writes nothing and is acknowledged again', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const id = await savedPerson(one.station);
    await roundTrip(one.station, desk);
    await editedPerson(one.station, id, { note: '改一次' });
    const bundle = await written(one.station, NOW);
    await imported(desk, bundle);
    const before = desk.model.winner(id);
    const { answer, summary } = await imported(desk, bundle);
    expect(summary).toMatchObject({ stored: 1, conflicts: 0 });
    expect(desk.model.winner(id)).toEqual(before);
    await readAnswer(one.station, answer, NOW);
    expect(await person(one, id)).toMatchObject({ local: { upload: 'sent' } });
  });

  test('U3: a bundle that was overtaken by a later one makes neither a branch nor a dispute', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const id = await savedPerson(one.station, { note: '先' });
    const first = await written(one.station, NOW);
    await editedPerson(one.station, id, { note: '后' });
    const second = await written(one.station, NOW);
    const later = await imported(desk, second);
    const earlier = await imported(desk, first);
    expect(desk.model.leaves(id)).toHaveLength(1);
    expect(desk.model.winner(id)).toMatchObject({ note: '后' });
    await readAnswer(one.station, later.answer, NOW);
    await readAnswer(one.station, earlier.answer, NOW);
    expect(await person(one, id)).toMatchObject({ note: '后', local: { upload: 'sent' } });
    expect(await person(one, id)).not.toHaveProperty('disputes');
  });

  test('an answer that comes late does not take back what was agreed since, nor move the checkpoint', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const [one, two] = [await device(desk), await device(desk)];
    const id = await savedPerson(one.station);
    await one.level();
    await two.level();
    await editedPerson(two.station, id, { note: '第二台' });
    await two.level();
    await editedPerson(one.station, id, { note: '第一台' });
    const { answer: late } = await imported(desk, await written(one.station, NOW));
    await one.level();
    await editedPerson(two.station, id, { phone: '19900000001' });
    await two.level();
    await one.level();
    const [before, place] = [await person(one, id), await readCheckpoint(one.station)];
    expect(before).toMatchObject({ phone: '19900000001', local: { upload: 'sent' } });
    for (const _ of [1, 2]) {
      await readAnswer(one.station, late, NOW);
      expect(await person(one, id)).toEqual(before);
      expect(await readCheckpoint(one.station)).toBe(place);
    }
  });

  test('U6: an answer that took a version in says nothing of a later one that is agreed on', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const id = await savedPerson(one.station);
    await one.level();
    await editedPerson(one.station, id, { note: '先' });
    const { answer: late, summary } = await imported(desk, await written(one.station, NOW));
    expect(summary).toMatchObject({ stored: 1 });
    await one.level();
    await editedPerson(one.station, id, { note: '后' });
    await one.level();
    const before = await person(one, id);
    expect(before).toMatchObject({ note: '后', local: { upload: 'sent' } });
    await readAnswer(one.station, late, NOW);
    expect(await person(one, id)).toEqual(before);
  });

  test('C2: a bundle imported again does not bring back what an administrator deleted since', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const id = await savedPerson(one.station);
    await written(one.station, NOW);
    await editedPerson(one.station, id, { note: '又改' }); // no longer new: it goes without a revision
    const bundle = await written(one.station, NOW);
    await imported(desk, bundle);
    desk.model.remove(id);
    const { answer, summary } = await imported(desk, bundle);
    expect(summary).toMatchObject({ stored: 0, conflicts: 1 });
    expect(desk.model.winner(id)).toBeUndefined();
    await readAnswer(one.station, answer, NOW);
    expect(await one.station.device.setAside.get(id)).toMatchObject({ reason: 'deletedAtCounty' });
  });

  test('R4: a program that ends while it reads an answer reads it again', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const disk = testDisk();
    const [line, stick] = [await device(desk), await device(desk, disk)];
    await savedPerson(line.station);
    await line.level();
    const id = await savedPerson(stick.station);
    const { answer } = await imported(desk, await written(stick.station, NOW));
    const writes = stick.station.changeForSync.bind(stick.station);
    let left = 1;
    stick.station.changeForSync = (...given) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('power cut')) : writes(...given);
    };
    await expect(readAnswer(stick.station, answer, NOW)).rejects.toThrow('power cut');
    await shut(stick);
    const again = await device(desk, disk);
    expect(await person(again, id)).toMatchObject({ local: { upload: 'sent' } });
    expect(await again.station.count('people', {})).toBe(1);
    expect(await readAnswer(again.station, answer, NOW)).toMatchObject({ received: 1 });
    expect(await again.station.count('people', {})).toBe(2);
  });
});

/** A device put back to a backup, after which it had written and sent this many records. */
async function setBack(one: SteppedDevice, desk: Office, disk: TestDisk, bundles: number) {
  const { device: state } = one.station;
  const backup = await state.state.bulkGet(['sync.meetings', 'sync.since']);
  const lost: string[] = [];
  for (let n = 0; n < bundles; n += 1) {
    lost.push(await savedPerson(one.station));
    await roundTrip(one.station, desk);
  }
  await one.station.collections.people.storageInstance.remove();
  await state.state.bulkPut(backup.flatMap((row) => row ?? []));
  await shut(one);
  return { lost, restored: await device(desk, disk) };
}

describe('what was restored, and clocks', () => {
  test('R1: a county restored from a backup gets again what it had acknowledged to the courier', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    const [early, late] = [await savedPerson(one.station), await savedPerson(one.station)];
    await roundTrip(one.station, desk);
    const restore = desk.model.backup();
    await editedPerson(one.station, early, { note: '备份之后' });
    const added = await savedPerson(one.station);
    await roundTrip(one.station, desk);
    expect(await one.station.countUploads('waiting')).toBe(0);
    desk.model = restore();
    expect(await roundTrip(one.station, desk)).toMatchObject({ countyWentBack: true });
    await roundTrip(one.station, desk); // compares
    await roundTrip(one.station, desk); // brings what was lost
    expect(desk.model.winner(early)).toMatchObject({ note: '备份之后' });
    expect(desk.model.winner(added)).toBeDefined();
    expect(await person(one, late)).toMatchObject({ local: { upload: 'sent' } });
    expect(await one.station.countUploads('waiting')).toBe(0);
    expect(await roundTrip(one.station, desk)).toMatchObject({ countyWentBack: false });
    expect(await person(one, early)).not.toHaveProperty('disputes');
  });

  test('R3: a device restored from a backup gets a new id, and what it had written', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const disk = testDisk();
    const one = await device(desk, disk);
    await roundTrip(one.station, desk);
    const was = one.station.deviceId;
    const { lost, restored } = await setBack(one, desk, disk, 2);
    expect(await roundTrip(restored.station, desk)).toMatchObject({ deviceWentBack: true });
    expect(restored.station.deviceId).not.toBe(was);
    await roundTrip(restored.station, desk);
    for (const id of lost) expect(await person(restored, id)).toMatchObject({ local: { upload: 'sent' } });
  });

  test('R3: one whose counts do not tell so gets what it had written all the same', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const disk = testDisk();
    const one = await device(desk, disk);
    await roundTrip(one.station, desk);
    const { lost, restored } = await setBack(one, desk, disk, 1);
    await roundTrip(restored.station, desk);
    for (const id of lost) expect(await person(restored, id)).toMatchObject({ local: { upload: 'sent' } });
  });

  test('K1: what a clock years ahead has dated is not taken, and is once the clock is right', async () => {
    const desk = await office(new ModelCounty(), NOW);
    const one = await device(desk);
    one.now = Date.UTC(2099, 0, 1);
    const id = await savedPerson(one.station);
    await expect(imported(desk, await written(one.station, one.now))).rejects.toThrow('clockAhead');
    expect(desk.model.all()).toEqual([]);
    one.now = NOW + DAY_MS;
    desk.now = NOW + DAY_MS;
    await roundTrip(one.station, desk);
    expect(desk.model.winner(id)?.updatedAt).toMatch(/^2026-/);
    expect(await person(one, id)).toMatchObject({ local: { upload: 'sent' } });
  });
});
