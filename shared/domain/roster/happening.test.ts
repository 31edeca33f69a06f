import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changedHead,
  died,
  type Home,
  joined,
  movedOut,
  type Occasion,
  rehoused,
  returned,
  split,
} from './happening.ts';
import type { Person } from './person.ts';
import { house, idOf, someone } from './testing/family.ts';

const occasion: Occasion = { happenedOn: '2026-03-01', reason: ' 因病 ', today: '2026-03-10' };
const [head, wife, son] = [someone(1), someone(2, { relation: '配偶' }), someone(3, { relation: '儿子' })];
const home: Home = { household: house(1), members: [head, wife, son] };
const neighbour = someone(9, { household: idOf('household', 2), relation: '户主' });
const nextDoor: Home = {
  household: house(2, { head: neighbour.id, headName: neighbour.name }),
  members: [neighbour],
};
const NEW_HOUSE = { household: idOf('household', 3), villagersGroup: '2组', address: '新房' };

function made<T>(result: { ok: true; value: T } | { ok: false; reason: string }): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

describe('a death', () => {
  it('of a member says how they stood before and after, and keeps the reason tidy', () => {
    expect(made(died(son, home, undefined, occasion))).toEqual({
      event: 'death',
      happenedOn: '2026-03-01',
      reason: '因病',
      people: [
        {
          person: son.id,
          name: son.name,
          before: { status: 'living', household: home.household.id, relation: '儿子' },
          after: { status: 'deceased', household: home.household.id, relation: '儿子' },
        },
      ],
      households: [],
    });
  });

  it('of the head asks for a new one while others are left, who becomes head in both records', () => {
    expect(died(head, home, undefined, occasion)).toMatchObject({ ok: false, reason: 'headMissing' });
    const event = made(died(head, home, wife, occasion));
    expect(event.households).toMatchObject([{ after: { head: wife.id, headName: wife.name } }]);
    expect(event.people.find(({ person }) => person === wife.id)?.after.relation).toBe('户主');
  });

  it('of the last of a household leaves it as it was', () => {
    expect(made(died(neighbour, nextDoor, undefined, occasion)).households).toEqual([]);
  });

  it.each([
    ['inFuture', { happenedOn: '2026-03-11' }],
    ['beforeBirth', { happenedOn: '1980-05-31' }],
  ])('cannot be %s', (reason, change) => {
    expect(died(son, home, undefined, { ...occasion, ...change })).toMatchObject({ ok: false, reason });
  });

  it('can be on the day of birth and today, and only once', () => {
    expect(died(son, home, undefined, { ...occasion, happenedOn: '1980-06-01' }).ok).toBe(true);
    expect(died(son, home, undefined, { ...occasion, happenedOn: '2026-03-10' }).ok).toBe(true);
    const dead = someone(3, { status: 'deceased' });
    expect(died(dead, home, undefined, occasion)).toMatchObject({ ok: false, reason: 'alreadySo' });
  });

  it('cannot make head who is dead or elsewhere', () => {
    expect(died(head, home, neighbour, occasion)).toMatchObject({ ok: false, reason: 'headMissing' });
  });
});

describe('moving', () => {
  it('out of all of a household needs no head; of nobody is nothing', () => {
    expect(made(movedOut(home.members, home, undefined, occasion)).people).toHaveLength(3);
    expect(movedOut([], home, undefined, occasion)).toMatchObject({ ok: false, reason: 'nobody' });
  });

  it('back makes one head of a household where nobody lives', () => {
    const gone = someone(9, { household: idOf('household', 2), status: 'movedOut', relation: '其他' });
    const event = made(returned({ person: gone, relation: '其他' }, { ...nextDoor, members: [gone] }, occasion));
    expect(event.people[0]?.after).toMatchObject({ status: 'living', relation: '户主' });
  });

  it('to another household leaves the first with a head, and never into the same', () => {
    const placed = { person: head, relation: '女婿' };
    expect(rehoused(placed, { from: home, into: home }, occasion)).toMatchObject({ reason: 'sameHousehold' });
    expect(rehoused(placed, { from: home, into: nextDoor }, occasion)).toMatchObject({ reason: 'headMissing' });
    const event = made(rehoused(placed, { from: home, into: nextDoor, newHead: wife }, occasion));
    expect(event.people.map(({ after }) => after)).toEqual([
      { status: 'living', household: nextDoor.household.id, relation: '女婿' },
      { status: 'living', household: home.household.id, relation: '户主' },
    ]);
  });
});

describe('households', () => {
  it('split: the first who leaves heads the new one', () => {
    const event = made(split(home, [{ person: son, relation: '儿子' }], NEW_HOUSE, undefined, occasion));
    expect(event.founded).toEqual({ ...NEW_HOUSE, head: son.id, headName: son.name });
    expect(event.people[0]?.after).toEqual({ status: 'living', household: NEW_HOUSE.household, relation: '户主' });
    expect(split(home, [], NEW_HOUSE, undefined, occasion)).toMatchObject({ reason: 'nobody' });
  });

  it('join: the one that is left empty points at the other', () => {
    const placed = home.members.map((person) => ({ person, relation: '其他' }));
    const event = made(joined(home, nextDoor, placed, occasion));
    expect(event.households).toMatchObject([
      { household: home.household.id, after: { joinedInto: nextDoor.household.id } },
    ]);
    expect(joined(home, nextDoor, placed.slice(1), occasion)).toMatchObject({ ok: true });
    expect(joined(home, nextDoor, placed.slice(0, 1), occasion)).toMatchObject({ reason: 'headMissing' });
  });

  it('get another head', () => {
    const event = made(changedHead(home, wife, [{ person: head, relation: '配偶' }], occasion));
    expect(event.people.map(({ name, after }) => [name, after.relation])).toEqual([
      [head.name, '配偶'],
      [wife.name, '户主'],
    ]);
    expect(changedHead(home, head, [], occasion)).toMatchObject({ reason: 'alreadySo' });
  });
});

it('no accepted event leaves people in a household without a head among them', () => {
  const someOf = fc.subarray([...home.members]);
  fc.assert(
    fc.property(someOf, fc.option(fc.constantFrom(...home.members), { nil: undefined }), (leaving, newHead) => {
      const placed = leaving.map((person) => ({ person, relation: '其他' }));
      const events = [movedOut(leaving, home, newHead, occasion), split(home, placed, NEW_HOUSE, newHead, occasion)];
      for (const event of events) {
        if (!event.ok) continue;
        const now = (person: Person) => event.value.people.find((one) => one.person === person.id)?.after ?? person;
        const left = home.members.filter((person) => {
          const { status, household } = now(person);
          return status === 'living' && household === home.household.id;
        });
        const headNow = event.value.households[0]?.after.head ?? home.household.head;
        expect(left.length === 0 || left.some(({ id }) => id === headNow)).toBe(true);
      }
    }),
  );
});
