import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Content, Station } from '../../shared/store/station.ts';
import { openTestStation, testDisk } from '../../shared/store/testing/station.ts';
import { keepJournal, lastActs } from './journal.ts';
import { undoAct } from './undo.ts';

const PERSON: Content<'person'> = {
  name: '孔兰玉',
  sex: '2',
  ethnicity: '汉族',
  idNumber: '',
  birthDate: '',
  relation: '户主',
  education: '',
  politicalStatus: '',
  phone: '',
  address: '',
  residence: 'registered',
  status: 'living',
  note: '',
};

let stop: () => void = () => undefined;
let station: Station;

async function begin() {
  station = await openTestStation(testDisk());
  stop = keepJournal(station);
  const created = await station.create('person', PERSON);
  if (!created.ok) throw new Error(created.reason);
  await acts(1);
  return created.value.id;
}

async function acts(count: number) {
  await expect.poll(() => lastActs(station.device, 5)).toHaveLength(count);
  return lastActs(station.device, 5);
}

afterEach(async () => {
  stop();
  await station.close();
});

describe('the journal', () => {
  it('tells a creation, an edit joined to it, and what happened to another', async () => {
    const id = await begin();
    await station.edit<'person'>(id, () => ({ phone: '19900000001' }));
    await station.create('household', { villagersGroup: '1组', headName: '孔兰玉', address: '', note: '' });
    const told = await acts(2);
    expect(told.map(({ what, kind }) => [what, kind])).toEqual([
      ['created', 'household'],
      ['created', 'person'],
    ]);
  });

  it('tells many at once as one', async () => {
    await begin();
    await station.createMany(
      Array.from({ length: 20 }, (_, n) => ({
        kind: 'household' as const,
        content: { villagersGroup: '1组', headName: `户主${n}`, address: '', note: '' },
      })),
    );
    const [last] = await acts(2);
    expect(last).toMatchObject({ what: 'created', kind: 'household', count: 20 });
  });

  it('tells an import that writes people and households in turns as two acts', async () => {
    await begin();
    const household = { villagersGroup: '1组', headName: '户主', address: '', note: '' };
    for (let turn = 0; turn < 4; turn += 1) {
      await station.createMany([
        { kind: 'household', content: household },
        { kind: 'household', content: household },
      ]);
      await station.createMany([
        { kind: 'person', content: PERSON },
        { kind: 'person', content: PERSON },
      ]);
    }
    const sizes = async () => (await lastActs(station.device, 5)).map(({ kind, count }) => [kind, count]);
    await vi.waitFor(async () =>
      expect(await sizes()).toEqual([
        ['person', 9],
        ['household', 8],
      ]),
    );
  });

  it('does not tell what sync noted', async () => {
    const id = await begin();
    await station.changeForSync(
      'people',
      [id],
      (current) => current && { ...current, local: { ...current.local, upload: 'sent' } },
    );
    expect(await acts(1)).toHaveLength(1);
  });
});

describe('undo', () => {
  it('makes an edited record as it was', async () => {
    const id = await begin();
    await station.void(id, '误录');
    const [voided] = await acts(2);
    expect(voided?.what).toBe('voided');
    expect((voided && (await undoAct(station, voided)))?.ok).toBe(true);
    expect((await station.get<'person'>(id))?.voided).toBeUndefined();
  });

  it('voids what was created', async () => {
    const id = await begin();
    const [created] = await acts(1);
    await undoAct(station, created as never);
    expect((await station.get<'person'>(id))?.voided).toBeDefined();
  });

  it('leaves alone what was changed since', async () => {
    const id = await begin();
    const act = {
      at: '',
      what: 'edited' as const,
      kind: 'person',
      id,
      label: '',
      count: 1,
      changes: [{ field: 'phone', before: '', after: '1' }],
    };
    await station.edit<'person'>(id, () => ({ phone: '2' }));
    expect(await undoAct(station, act)).toEqual({ ok: false, reason: 'changedSince' });
    expect((await station.get<'person'>(id))?.phone).toBe('2');
  });
});
