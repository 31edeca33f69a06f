import { afterEach, describe, expect, it } from 'vitest';
import type { Document } from '../domain/kinds.ts';
import { died, type Home, split } from '../domain/roster/happening.ts';
import type { Household } from '../domain/roster/household.ts';
import { merge } from '../domain/roster/merging.ts';
import type { Person } from '../domain/roster/person.ts';
import type { RosterEvent } from '../domain/roster/rosterEvent.ts';
import { aboutOf } from '../domain/roster/rosterEvent.ts';
import { mergeRecords } from '../sync/merge.ts';
import { pendingFollows } from './derived/happenings.ts';
import { countTwins, openTwins } from './derived/residents.ts';
import { followRosterEvents } from './rosterFollow.ts';
import type { Content, Station } from './station.ts';
import { withoutLocal } from './stored.ts';
import { somebody } from './testing/somebody.ts';
import { openTestStation, testDisk } from './testing/station.ts';

const ON = { happenedOn: '2026-03-01', reason: '', today: '2026-03-10' };
const SHORT = { collections: ['people', 'households'] as const };
let open: Station[] = [];

afterEach(async () => {
  await Promise.all(open.map((station) => station.close()));
  open = [];
});

async function station(disk = testDisk()): Promise<Station> {
  const opened = await openTestStation(disk, SHORT);
  open.push(opened);
  return opened;
}

function made<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function family(at: Station): Promise<Home> {
  const household = made(
    await at.create('household', { villagersGroup: '1组', headName: '孔兰玉', address: '', note: '' }),
  ) as unknown as Household;
  const member = (name: string, relation: string) =>
    at.create('person', {
      ...somebody,
      name,
      relation,
      household: household.id,
      idNumber: '',
      birthDate: '1980-01-01',
    });
  const [head, wife, son] = [
    made(await member('孔兰玉', '户主')),
    made(await member('金秋', '配偶')),
    made(await member('孔立', '儿子')),
  ] as unknown as [Person, Person, Person];
  made(await at.edit<'household'>(household.id, () => ({ head: head.id })));
  return { household: { ...household, head: head.id }, members: [head, wife, son] };
}

/** What a test looks at of either kind of record. */
type Shown = Pick<Person, 'status' | 'relation' | 'household'> & Pick<Household, 'head' | 'headName'>;

async function state(at: Station, ...records: string[]) {
  const documents = await at.getMany(records);
  return records.map((id) => documents.get(id) as unknown as Shown);
}

describe('records follow the event', () => {
  it('that was put on the record before a kill, at the next start', async () => {
    const disk = testDisk();
    const first = await station(disk);
    const home = await family(first);
    const [head, wife] = home.members as [Person, Person];
    const event = made(await first.create('rosterEvent', made(died(head, home, wife, ON))));
    await first.close();
    open = [];

    const again = await station(disk);
    expect((await state(again, head.id))[0]?.status).toBe('living');
    made(await followRosterEvents(again));
    const [dead, widow, household] = await state(again, head.id, wife.id, home.household.id);
    expect(dead).toMatchObject({ status: 'deceased', events: [event.id] });
    expect(widow?.relation).toBe('户主');
    expect(household).toMatchObject({ head: wife.id, headName: wife.name });
    expect(await pendingFollows(again.device, 10)).toEqual([]);
    expect(made(await followRosterEvents(again))).toBe(0);
  });

  it('founding a household, and its going again when the event is taken back', async () => {
    const at = await station();
    const home = await family(at);
    const son = home.members[2] as Person;
    const founded = { household: at.newId('household'), villagersGroup: '2组', address: '新房' };
    const event = made(
      await at.create('rosterEvent', made(split(home, [{ person: son, relation: '' }], founded, undefined, ON))),
    ) as unknown as RosterEvent;
    made(await followRosterEvents(at));
    expect(await state(at, son.id, founded.household)).toMatchObject([
      { household: founded.household, relation: '户主' },
      { headName: '孔立', head: son.id, address: '新房' },
    ]);
    made(await at.create('rosterReversal', { reverses: event.id, reason: '记错了', about: aboutOf(event) }));
    made(await followRosterEvents(at));
    expect(await state(at, son.id, founded.household)).toMatchObject([
      { household: home.household.id, relation: '儿子' },
      { voided: { reason: '记错了' } },
    ]);
  });

  it('the same at two laptops: what both make of both their events merges without a dispute', async () => {
    const one = await station();
    const home = await family(one);
    const two = await station();
    const son = home.members[2] as Person;
    for (const name of ['people', 'households'] as const) {
      const documents = await one.find(name, { selector: {}, limit: 10 });
      await two.changeForSync(
        name,
        documents.map(({ id }) => id),
        (_, id) => documents.find((each) => each.id === id),
      );
    }
    const base = withoutLocal((await one.getMany([son.id])).get(son.id) as never);
    for (const at of [one, two]) {
      made(await at.create('rosterEvent', made(died(son, home, undefined, ON))));
      made(await followRosterEvents(at));
    }
    const [ours, theirs] = [(await one.getMany([son.id])).get(son.id), (await two.getMany([son.id])).get(son.id)];
    const merged = mergeRecords(base, withoutLocal(ours as never), withoutLocal(theirs as never)) as Document;
    expect(merged).toMatchObject({ status: 'deceased' });
    expect(merged.events).toHaveLength(2);
    expect(merged.disputes).toBeUndefined();
  });
});

describe('twins', () => {
  const twin: Content<'person'> = { ...somebody, name: '孔兰玉' };

  it('are found as they come, and gone when one is merged, back when that is undone', async () => {
    const at = await station();
    const [a, b] = made(
      await at.createMany([
        { kind: 'person', content: twin },
        { kind: 'person', content: { ...twin, phone: '19900000001' } },
        { kind: 'person', content: { ...somebody, idNumber: '', birthDate: '1970-01-01' } },
      ]),
    ) as unknown as [Person, Person];
    expect(await countTwins(at.device)).toBe(2);
    expect((await openTwins(at.device, { offset: 0, limit: 10 })).map(({ ids }) => ids)).toEqual([
      [a.id, b.id].sort(),
      [a.id, b.id].sort(),
    ]);
    const event = made(
      await at.create('rosterEvent', made(merge(a, b, undefined, { happenedOn: '2026-03-01', reason: '' }))),
    ) as unknown as RosterEvent;
    made(await followRosterEvents(at));
    expect(await countTwins(at.device)).toBe(0);
    made(await at.create('rosterReversal', { reverses: event.id, reason: '不是一个人', about: aboutOf(event) }));
    made(await followRosterEvents(at));
    expect(await countTwins(at.device)).toBe(2);
  });

  it('are settled by a word that they are different people, also when it comes before them', async () => {
    const at = await station();
    const ids = [at.newId('person'), at.newId('person')];
    made(await at.create('distinction', { twin: `nameAndBirth ${twin.birthDate} ${twin.name}`, people: ids }));
    const content = { ...twin, idNumber: '' };
    made(await at.createMany(ids.map((id) => ({ kind: 'person' as const, id, content }))));
    expect(await countTwins(at.device)).toBe(0);
    made(await at.create('person', content));
    expect(await countTwins(at.device)).toBe(1);
    await at.rebuildDerived();
    expect(await countTwins(at.device)).toBe(1);
  });
});
