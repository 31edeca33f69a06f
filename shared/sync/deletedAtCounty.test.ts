import { afterEach, describe, expect, test } from 'vitest';
import type { Station } from '../store/station.ts';
import { somebody } from '../store/testing/somebody.ts';
import { openTestStation, testDisk } from '../store/testing/station.ts';
import { County } from './county.ts';
import { sendAsNew, voidDeleted } from './deletedAtCounty.ts';
import { pullPage } from './pull.ts';
import { nextBatch } from './push.ts';
import { sendBatch } from './send.ts';
import { ModelCounty } from './testing/modelCounty.ts';
import type { Transport } from './transport.ts';

const never = new AbortController().signal;

interface Device {
  station: Station;
  county: County;
}

const open: Station[] = [];

async function device(model: ModelCounty): Promise<Device> {
  const station = await openTestStation(testDisk(), { collections: ['people', 'deeds'] });
  open.push(station);
  return { station, county: new County(model.transport(), () => station.deviceId) };
}

afterEach(async () => {
  for (const station of open.splice(0)) await station.close();
});

/** Sends and fetches until neither changes anything; a conflict takes two turns. */
async function level({ station, county }: Device): Promise<void> {
  for (let turn = 0; turn < 4; turn += 1) {
    const batch = await nextBatch(station, 1_000_000);
    const pushed = await sendBatch(station, county, batch, never);
    if (!pushed.ok) throw new Error(pushed.reason);
    const pulled = await pullPage(station, county, false, never);
    if (!pulled.ok) throw new Error(pulled.reason);
  }
}

async function somebodyDeleted(devices: Device[], model: ModelCounty): Promise<string> {
  const [one] = devices as [Device];
  const created = await one.station.create('person', somebody);
  if (!created.ok) throw new Error(created.reason);
  for (const each of devices) await level(each);
  model.remove(created.value.id);
  for (const each of devices) await level(each);
  return created.value.id;
}

const asked = ({ station }: Device, id: string) => station.device.setAside.get(id);

test('C2: a deletion at the county is asked about, and nothing is sent before the answer', async () => {
  const model = new ModelCounty();
  const one = await device(model);
  const id = await somebodyDeleted([one], model);
  expect(await asked(one, id)).toMatchObject({ reason: 'deletedAtCounty' });
  expect(await one.station.get<'person'>(id)).toMatchObject({ name: '孔兰玉' });
  expect(model.winner(id)).toBeUndefined();
});

test('C2: kept, it goes to the county as a new one', async () => {
  const model = new ModelCounty();
  const one = await device(model);
  const id = await somebodyDeleted([one], model);
  await sendAsNew(one.station, id);
  await level(one);
  expect(model.winner(id)).toMatchObject({ name: '孔兰玉' });
  expect((await one.station.get(id))?.local.upload).toBe('sent');
  expect(await asked(one, id)).toBeUndefined();
});

test('C2: an edit made while the question stood is kept too', async () => {
  const model = new ModelCounty();
  const one = await device(model);
  const id = await somebodyDeleted([one], model);
  await one.station.edit<'person'>(id, () => ({ note: '还在' }));
  await level(one);
  expect((await one.station.get(id))?.local.upload).toBe('held');
  await sendAsNew(one.station, id);
  await level(one);
  expect(model.winner(id)).toMatchObject({ note: '还在' });
});

test('C2: voided, the county gets it as voided', async () => {
  const model = new ModelCounty();
  const one = await device(model);
  const id = await somebodyDeleted([one], model);
  expect(await voidDeleted(one.station, id, '县里已删除')).toMatchObject({ ok: true });
  await level(one);
  expect(model.winner(id)).toMatchObject({ voided: { reason: '县里已删除', by: '王会计' } });
  expect(await asked(one, id)).toBeUndefined();
});

test('C2, C5: kept by one device and voided by another, both come to the same and nothing is lost', async () => {
  const model = new ModelCounty();
  const [one, two] = [await device(model), await device(model)];
  const id = await somebodyDeleted([one, two], model);
  await sendAsNew(one.station, id);
  await voidDeleted(two.station, id, '县里已删除');
  for (const each of [one, two, one, two]) await level(each);
  const [a, b] = [await one.station.get(id), await two.station.get(id)];
  expect(a).toMatchObject({ name: '孔兰玉', voided: { reason: '县里已删除' } });
  expect({ ...b, local: undefined }).toEqual({ ...a, local: undefined });
  for (const each of [one, two]) expect(await asked(each, id)).toBeUndefined();
});

test('S3: a fact is not voided, but goes again as it is', async () => {
  const model = new ModelCounty();
  const one = await device(model);
  const content = { deed: 'deed:01J00000000000000000000001', approved: true, points: 100, reason: '' };
  const stated = await one.station.create('judgement', { ...content, judgedOn: '2026-03-06', judgedBy: '道德评议会' });
  if (!stated.ok) throw new Error(stated.reason);
  const { id } = stated.value;
  await level(one);
  model.remove(id);
  await level(one);
  expect(await voidDeleted(one.station, id, '县里已删除')).toEqual({ ok: false, reason: 'factIsFinal' });
  expect(await asked(one, id)).toBeDefined();
  await sendAsNew(one.station, id);
  await level(one);
  expect(model.winner(id)).toMatchObject({ points: 100 });
});

test('C2, C6: brought back by somebody who had not seen the last edit, it has that edit too', async () => {
  const model = new ModelCounty();
  const [one, two] = [await device(model), await device(model)];
  const created = await one.station.create('person', somebody);
  if (!created.ok) throw new Error(created.reason);
  const { id } = created.value;
  await level(one);
  await level(two);
  await one.station.edit<'person'>(id, () => ({ address: '柳河村9组' }));
  await level(one);
  model.remove(id);
  await level(two);
  expect(await two.station.get<'person'>(id)).not.toMatchObject({ address: '柳河村9组' });
  await two.station.edit<'person'>(id, () => ({ note: '还在村里' }));
  await sendAsNew(two.station, id);
  for (const each of [two, one, two, one]) await level(each);
  for (const each of [one, two])
    expect(await each.station.get<'person'>(id)).toMatchObject({ address: '柳河村9组', note: '还在村里' });
  expect(model.winner(id)).toMatchObject({ address: '柳河村9组', note: '还在村里' });
});

test('C2, P2: brought back by one device, it reaches the one that wrote it last too', async () => {
  const model = new ModelCounty();
  const [one, two] = [await device(model), await device(model)];
  const id = await somebodyDeleted([one, two], model);
  expect(await asked(one, id)).toBeDefined();
  await sendAsNew(two.station, id);
  for (const each of [two, one]) await level(each);
  expect(await asked(one, id)).toBeUndefined();
  expect((await one.station.get(id))?.local).toMatchObject({ upload: 'sent', rev: model.winner(id)?._rev });
});

test('C2, R1: a county that was rebuilt and has deleted it since is not sent it without asking', async () => {
  const [before, rebuilt] = [new ModelCounty(), new ModelCounty()];
  const [one, two] = [await device(before), await device(before)];
  const created = await one.station.create('person', somebody);
  if (!created.ok) throw new Error(created.reason);
  const { id } = created.value;
  for (const each of [one, two]) await level(each);
  const moved = ({ station }: Device) => ({ station, county: new County(rebuilt.transport(), () => station.deviceId) });
  await two.station.edit<'person'>(id, () => ({ note: '二号机' }));
  // The new county does not know the revision, which is forgotten.
  await sendBatch(two.station, moved(two).county, await nextBatch(two.station, 1_000_000), never);
  await one.station.edit<'person'>(id, () => ({ note: '一号机' }));
  await level(moved(one));
  expect(rebuilt.winner(id)).toMatchObject({ note: '一号机' });
  rebuilt.remove(id);
  await level(moved(two));
  expect(rebuilt.winner(id)).toBeUndefined();
  expect(await asked(two, id)).toMatchObject({ reason: 'deletedAtCounty' });
  expect(await two.station.get(id)).toMatchObject({ note: '二号机', local: { upload: 'held' } });
});

/** A line on which something happens after the county was asked what it holds, and before it is written to. */
function beforeWriting(model: ModelCounty, happens: () => Promise<void>): Transport {
  const line = model.transport();
  return {
    async exchange(request, stop) {
      if (request.path === '_bulk_docs') await happens();
      return line.exchange(request, stop);
    },
  };
}

describe.each([
  { when: 'after it said so', hearsAtOnce: false },
  { when: 'before it said so', hearsAtOnce: true },
])('C2, C6: written and deleted by others between a look and a write, and heard of $when', ({ hearsAtOnce }) => {
  test('what others had typed is not gone', async () => {
    const [before, rebuilt] = [new ModelCounty(), new ModelCounty()];
    const [one, two] = [await device(before), await device(before)];
    const created = await one.station.create('person', somebody);
    if (!created.ok) throw new Error(created.reason);
    const { id } = created.value;
    for (const each of [one, two]) await level(each);
    const over = ({ station }: Device, line: Transport) => ({
      station,
      county: new County(line, () => station.deviceId),
    });
    const moved = (each: Device) => over(each, rebuilt.transport());
    await two.station.edit<'person'>(id, () => ({ note: '二号机' }));
    // The new county does not know the revision, which is forgotten.
    await sendBatch(two.station, moved(two).county, await nextBatch(two.station, 1_000_000), never);
    let isFirst = true;
    const meanwhile = async () => {
      if (!isFirst) return;
      isFirst = false;
      await one.station.edit<'person'>(id, () => ({ address: '柳河村9组' }));
      await level(moved(one));
      await one.station.edit<'person'>(id, () => ({ phone: '19900000009' }));
      rebuilt.remove(id);
      await level(moved(one));
      expect(await one.station.get(id)).toMatchObject({ local: { upload: 'held' } });
    };
    const late = over(two, beforeWriting(rebuilt, meanwhile));
    await sendBatch(two.station, late.county, await nextBatch(two.station, 1_000_000), never);
    expect(rebuilt.winner(id)).toMatchObject({ note: '二号机' });
    expect(rebuilt.winner(id)).not.toHaveProperty('revived');
    for (const each of hearsAtOnce ? [one, two, one, two] : [two, one, two, one]) await level(moved(each));
    for (const each of [one, two]) {
      const held = JSON.stringify(await each.station.get<'person'>(id));
      for (const typed of ['二号机', '柳河村9组', '19900000009']) expect(held).toContain(typed);
    }
    expect(await one.station.get(id)).toMatchObject({ local: { upload: 'sent', rev: rebuilt.winner(id)?._rev } });
  });
});
