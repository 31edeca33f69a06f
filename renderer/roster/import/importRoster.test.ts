import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type RosterUnit, unitBatches } from '../../../shared/domain/roster/import/batches.ts';
import { finish, type RosterReading, readRoster } from '../../../shared/domain/roster/import/roster.ts';
import { layoutsOf } from '../../../shared/domain/roster/import/testing/layouts.ts';
import { workbookOf } from '../../../shared/domain/roster/import/testing/tables.ts';
import { inventVillage } from '../../../shared/domain/roster/import/testing/village.ts';
import type { Person } from '../../../shared/domain/roster/person.ts';
import { person as personSchema } from '../../../shared/domain/roster/person.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Stored } from '../../../shared/store/stored.ts';
import { openTestStation, type TestDisk, testDisk } from '../../../shared/store/testing/station.ts';
import { type ImportOutcome, importRoster } from './importRoster.ts';

/** More people than are read at a time. */
const HOUSEHOLDS = 60;
const village = inventVillage({ households: HOUSEHOLDS, groups: 3, migrants: 5, seed: 7 });
const [official] = layoutsOf(village);
const PEOPLE = village.figures.people + village.migrants.length;

function readingOf(layout = official): RosterReading {
  return finish(readRoster(workbookOf(...(layout?.sheets ?? []))));
}

let disk: TestDisk;
let station: Station;

beforeEach(async () => {
  disk = testDisk();
  station = await openTestStation(disk);
});

afterEach(async () => {
  vi.restoreAllMocks();
  await station.close();
});

async function* oneByOne(units: Iterable<RosterUnit[]>, before: (batch: number) => void) {
  let batch = 0;
  for (const part of units) {
    before(batch);
    yield part;
    batch += 1;
  }
}

function run(reading = readingOf(), before: (batch: number) => void = () => {}, signal = new AbortController().signal) {
  return importRoster(station, { batches: oneByOne(unitBatches(reading, 10), before), signal, onProgress: () => {} });
}

async function everything(): Promise<Stored[]> {
  const people = await station.find('people', { selector: {}, limit: 1000 });
  const households = await station.find('households', { selector: {}, limit: 1000 });
  return [...people, ...households].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function counts({ people, households, end }: ImportOutcome) {
  return { people, households, end };
}

const ALL_NEW = {
  people: { created: PEOPLE, changed: 0, same: 0 },
  households: { created: HOUSEHOLDS, changed: 0, same: 0 },
  end: 'done',
};
const ALL_SAME = {
  people: { created: 0, changed: 0, same: PEOPLE },
  households: { created: 0, changed: 0, same: HOUSEHOLDS },
  end: 'done',
};

describe('importing a roster', () => {
  it('brings everybody in, in their households, whatever is wrong with their rows', async () => {
    expect(counts(await run())).toEqual(ALL_NEW);
    const people = (await station.find('people', { selector: {}, limit: 1000 })) as unknown as Person[];
    const { figures } = village;
    const marked = (problem: string) => people.filter(({ idProblem }) => idProblem === problem).length;
    expect(marked('lostPrecision')).toBe(figures.idLostPrecision);
    expect(marked('duplicate')).toBe(figures.duplicateIds);
    expect(marked('checksumBad')).toBe(figures.checksumBad);
    expect(people.filter(({ status }) => status === 'deceased')).toHaveLength(figures.deceased);
    expect(people.filter(({ household }) => household === undefined)).toHaveLength(village.migrants.length);
    expect(await station.count('people', {})).toBe(PEOPLE);
  });

  it('twice changes nothing, in this or another layout', async () => {
    await run();
    const before = await everything();
    expect(counts(await run())).toEqual(ALL_SAME);
    expect(await everything()).toEqual(before);
  });

  it('stopped by the clerk keeps what is written; the next time goes on from there', async () => {
    const cancel = new AbortController();
    const first = await run(readingOf(), (batch) => batch === 3 && cancel.abort(), cancel.signal);
    expect(first.end).toBe('cancelled');
    expect(first.people.created).toBeGreaterThan(0);
    expect(await station.count('people', {})).toBe(first.people.created);
    const second = await run();
    expect(second.end).toBe('done');
    expect(second.people).toEqual({ created: PEOPLE - first.people.created, changed: 0, same: first.people.created });
    expect(counts(await run())).toEqual(ALL_SAME);
  });

  it('stopped by a full disk says so, counts what is kept, and goes on when there is room', async () => {
    const createMany = station.createMany.bind(station);
    const full = vi.spyOn(station, 'createMany');
    full.mockImplementation(async (creations) =>
      full.mock.calls.length > 2 ? { ok: false, reason: 'diskFull' } : createMany(creations),
    );
    const first = await run();
    expect(first.end).toBe('diskFull');
    expect(await station.count('people', {})).toBe(first.people.created);
    full.mockRestore();
    const second = await run();
    expect(second.people.created + first.people.created).toBe(PEOPLE);
    expect(counts(await run())).toEqual(ALL_SAME);
  });

  it('killed between households and people is made whole by the next', async () => {
    const createMany = station.createMany.bind(station);
    vi.spyOn(station, 'createMany').mockImplementationOnce(async (creations) => {
      await createMany(creations.filter(({ kind }) => kind === 'household'));
      throw new Error('killed');
    });
    expect((await run()).end).toBe('storageBroken');
    vi.restoreAllMocks();
    const again = await run();
    expect(again.people.created).toBe(PEOPLE);
    expect(counts(await run())).toEqual(ALL_SAME);
    const households = await station.find('households', { selector: {}, limit: 100 });
    const people = await station.getMany(households.map(({ head }) => head as string));
    expect(people.size).toBe(HOUSEHOLDS);
  });

  it('of corrected cells edits only them', async () => {
    await run();
    const before = new Map((await everything()).map((document) => [document.id, document]));
    const reading = readingOf();
    const corrected = reading.people.find(({ phone, residence }) => phone !== '' && residence === 'registered');
    if (!corrected) throw new Error('nobody has a phone');
    corrected.phone = '15500001111';
    expect((await run(reading)).people).toEqual({ created: 0, changed: 1, same: PEOPLE - 1 });
    const changed = (await everything()).filter(({ id, updatedAt }) => before.get(id)?.updatedAt !== updatedAt);
    expect(changed).toMatchObject([{ name: corrected.name, phone: '15500001111' }]);
    const [now] = changed;
    const apart = { phone: '', updatedAt: '', local: {} };
    expect({ ...now, ...apart }).toEqual({ ...before.get(now?.id ?? ''), ...apart });
  });

  it('leaves what a clerk edited in between', async () => {
    await run();
    const [one] = await station.find('people', { selector: { phone: { $gt: '1' } }, limit: 1 });
    await station.edit<'person'>(one?.id ?? '', () => ({ phone: '13900000000', note: '组长' }));
    const again = await run();
    expect([counts(again), again.keptPeople]).toEqual([ALL_SAME, 1]);
    expect(await station.get<'person'>(one?.id ?? '')).toMatchObject({ phone: '13900000000', note: '组长' });
  });
});

it('whatever stands in the cells, every person imported is a valid one', () => {
  const wild = '字'.repeat(500);
  const rows = [
    ['姓名', '与户主关系', '身份证号', '性别', '电话', '住址', '组别', '备注', '民族'],
    [wild, '户主', wild, '男', wild, wild, wild, wild, wild],
    ['\ud842\udfb7'.repeat(180), '户主', '\ud842\udfb7'.repeat(60), '男', '', '', '', '', ''],
  ];
  const reading = finish(readRoster(workbookOf({ name: 'S', rows })));
  const body = personSchema.omit({
    id: true,
    kind: true,
    station: true,
    v: true,
    createdAt: true,
    createdBy: true,
    updatedAt: true,
    updatedBy: true,
    device: true,
  });
  const units = [...unitBatches(reading, 1)].flat();
  expect(units).toHaveLength(2);
  for (const { members, household } of units) {
    expect(household?.villagersGroup.length).toBeLessThanOrEqual(200);
    for (const { fields } of members) expect(body.safeParse(fields)).toMatchObject({ success: true });
  }
});
