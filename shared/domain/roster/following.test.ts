import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followHousehold, followPerson, survivorOf, type Told } from './following.ts';
import { merge } from './merging.ts';
import type { Person } from './person.ts';
import { reverseEvent } from './reversing.ts';
import { type RosterEvent, type RosterReversal, touchedBy } from './rosterEvent.ts';
import { house, idOf, someone } from './testing/family.ts';

const NONE = new Map<string, Person>();

function envelope(kind: string, n: number) {
  return {
    id: `${kind}:01JE0000000000000000000${String(n).padStart(3, '0')}.0123456789abcdef`,
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-05T02:00:00.000Z',
    createdBy: '王会计',
    updatedAt: '2026-03-05T02:00:00.000Z-0000',
    updatedBy: '王会计',
    device: 'A',
  };
}

function told(n: number, change: Partial<RosterEvent>, reversed = false): Told {
  const event: RosterEvent = {
    ...envelope('rosterEvent', n),
    kind: 'rosterEvent',
    event: 'death',
    happenedOn: '2026-03-01',
    reason: '',
    people: [],
    households: [],
    ...change,
  };
  return { event, reversals: reversed ? [reversal(n, event)] : [] };
}

function reversal(n: number, event: RosterEvent): RosterReversal {
  return {
    ...envelope('rosterReversal', n),
    kind: 'rosterReversal',
    reverses: event.id,
    reason: '记错了',
    about: event.people.map(({ person }) => person),
  };
}

const living = { status: 'living', household: idOf('household', 1), relation: '儿子' } as const;
const son = someone(3, { relation: '儿子' });

function change(before: Partial<Person>, after: Partial<Person>): RosterEvent['people'] {
  return [
    {
      person: son.id,
      name: son.name,
      before: { ...living, ...before } as never,
      after: { ...living, ...before, ...after } as never,
    },
  ];
}

/** The record after following, as an edit would leave it. */
function followed(person: Person, known: Told[], doubles = NONE): Person {
  return { ...person, ...followPerson(person, known, doubles) };
}

describe('a record', () => {
  const death = told(1, { people: change({}, { status: 'deceased' }) });

  it('shows an event once and then has nothing more to follow', () => {
    const dead = followed(son, [death]);
    expect(dead).toMatchObject({ status: 'deceased', events: [death.event.id] });
    expect(followPerson(dead, [death], NONE)).toBeUndefined();
    expect(followPerson(son, [], NONE)).toBeUndefined();
  });

  it('goes back when the event is taken back', () => {
    const back = followed(followed(son, [death]), [{ ...death, reversals: [reversal(1, death.event)] }]);
    expect(back.status).toBe('living');
    expect(back.events).toHaveLength(2);
  });

  it('of a death recorded at two laptops stays dead while one of the two stands', () => {
    const again = told(2, { people: change({}, { status: 'deceased' }) });
    const both = followed(son, [death, again]);
    const first = { ...death, reversals: [reversal(1, death.event)] };
    const one = followed(both, [first, again]);
    expect(one.status).toBe('deceased');
    expect(followed(one, [first, { ...again, reversals: [reversal(2, again.event)] }]).status).toBe('living');
  });

  it('keeps what was put right by hand when another field’s event comes', () => {
    const moved = told(2, { event: 'rehoused', people: change({}, { household: idOf('household', 2) }) });
    const corrected = { ...followed(son, [moved]), household: idOf('household', 4) };
    expect(followed(corrected, [moved, death])).toMatchObject({
      household: idOf('household', 4),
      status: 'deceased',
    });
  });
});

it('events and reversals may come in any order and at any time: the record ends the same', () => {
  const statuses = fc.constantFrom('living', 'deceased', 'movedOut') as fc.Arbitrary<Person['status']>;
  const step = fc.record({
    status: fc.option(statuses, { nil: undefined }),
    household: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    day: fc.integer({ min: 1, max: 9 }),
    isReversed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (steps, chance) => {
      let now: Partial<Person> = {};
      const all = steps.map(({ status, household, day, isReversed }, n) => {
        const next = { ...(status && { status }), ...(household && { household: idOf('household', household) }) };
        const one = told(n, { happenedOn: `2026-03-0${day}`, people: change(now, next) }, isReversed);
        now = { ...now, ...next };
        return one;
      });
      const news = all
        .flatMap((one, n) => [{ n, what: 'event' }, ...(one.reversals.length > 0 ? [{ n, what: 'reversal' }] : [])])
        .map((one) => ({ one, at: chance.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      let person: Person = son;
      const seen = new Set<string>();
      for (const { n, what } of news) {
        seen.add(`${what} ${n}`);
        const known = all.flatMap((one, m): Told[] => {
          if (!seen.has(`event ${m}`)) return [];
          return [{ event: one.event, reversals: seen.has(`reversal ${m}`) ? one.reversals : [] }];
        });
        person = followed(person, known);
      }
      expect(person).toEqual(followed(son, all));
    }),
  );
});

describe('a merge', () => {
  const survivor = someone(1, { phone: '', education: '小学' });
  const double = someone(2, { phone: '19900000001', education: '初中', household: idOf('household', 2) });
  const people = new Map([survivor, double].map((person) => [person.id, person]));

  function merged(n: number, into: Person, from: Person) {
    const content = merge(into, from, undefined, { happenedOn: '2026-03-01', reason: '' });
    if (!content.ok) throw new Error(content.reason);
    return told(n, content.value);
  }
  const event = merged(1, survivor, double);

  it('points the double at its survivor, who takes over only what was empty', () => {
    expect(followed(double, [event], people).mergedInto).toBe(survivor.id);
    expect(followed(survivor, [event], people)).toMatchObject({ phone: '19900000001', education: '小学' });
  });

  it('taken back leaves both as they were, but for what was changed since', () => {
    const back = { ...event, reversals: [reversal(1, event.event)] };
    const after = followed(survivor, [event], people);
    expect(followed(after, [back], people).phone).toBe('');
    expect(followed({ ...after, phone: '19900000002' }, [back], people).phone).toBe('19900000002');
    expect(followed(followed(double, [event], people), [back], people).mergedInto).toBeUndefined();
    expect(followed(survivor, [back], people).phone).toBe('');
  });

  it('each into the other, at two laptops: the earlier stands, whichever is known first', () => {
    const inverse = merged(2, double, survivor);
    for (const order of [
      [[event], [event, inverse]],
      [[inverse], [event, inverse]],
    ]) {
      const end = (person: Person) => order.reduce((now, known) => followed(now, known as Told[], people), person);
      expect(end(survivor).mergedInto).toBeUndefined();
      expect(end(double).mergedInto).toBe(survivor.id);
    }
  });

  it('is refused for one record, for records off the roster, and for two valid numbers', () => {
    const on = { happenedOn: '2026-03-01', reason: '' };
    expect(merge(survivor, survivor, undefined, on)).toMatchObject({ reason: 'sameRecord' });
    expect(merge(survivor, { ...double, mergedInto: idOf('person', 7) }, undefined, on)).toMatchObject({
      reason: 'offRoster',
    });
    const [one, two] = ['990204198908154889', '990101195203150012'];
    const numbered = (person: Person, idNumber: string) => ({ ...person, idNumber });
    expect(merge(numbered(survivor, one as string), numbered(double, two as string), undefined, on)).toMatchObject({
      reason: 'differentNumbers',
    });
    expect(merge(numbered(survivor, one as string), numbered(double, one as string), undefined, on).ok).toBe(true);
  });

  it('hands on the headship, and is refused where it would leave others without a head', () => {
    const home = { household: house(2, { head: double.id }), members: [double, someone(5)] };
    const on = { happenedOn: '2026-03-01', reason: '' };
    expect(merge(survivor, double, home, on)).toMatchObject({ reason: 'headMissing' });
    const inHouse = { ...survivor, household: home.household.id };
    expect(merge(inHouse, double, home, on)).toMatchObject({
      value: { households: [{ after: { head: survivor.id, headName: survivor.name } }] },
    });
  });

  it('is followed through any number of merges, and out of a circle', async () => {
    const chain: Record<string, string> = { a: 'b', b: 'c', x: 'y', y: 'x' };
    expect(await survivorOf('a', async (id) => chain[id])).toBe('c');
    expect(['x', 'y']).toContain(await survivorOf('x', async (id) => chain[id]));
  });
});

it('a household goes with the event that founded it, by the reversal’s own time', () => {
  const founded = {
    household: idOf('household', 3),
    headName: '村民3',
    head: son.id,
    villagersGroup: '1组',
    address: '',
  };
  const event = told(1, { event: 'split', founded });
  const record = house(3);
  expect(followHousehold(record, [event])).toEqual({ events: [event.event.id] });
  const back = { ...event, reversals: [reversal(1, event.event)] };
  expect(followHousehold({ ...record, events: [event.event.id] }, [back])).toMatchObject({
    voided: { at: '2026-03-05T02:00:00.000Z', by: '王会计', reason: '记错了' },
  });
});

it('an event stands in the history of the household that someone left, which has nothing to follow', () => {
  const moved = told(1, { event: 'rehoused', people: change({}, { household: idOf('household', 2) }) });
  expect(touchedBy(moved.event)).toEqual([son.id, idOf('household', 1), idOf('household', 2)]);
  expect(followHousehold(house(1), [moved])).toBeUndefined();
});

describe('an event is taken back', () => {
  const founded = {
    household: idOf('household', 3),
    headName: '村民3',
    head: son.id,
    villagersGroup: '1组',
    address: '',
  };
  const event = told(1, { event: 'split', founded, people: change({}, { household: founded.household }) });
  const inNewHouse = { ...son, household: founded.household };

  it('once, with a reason, naming every record it was about', () => {
    expect(reverseEvent(event, ' 记错了 ', [inNewHouse])).toEqual({
      ok: true,
      value: { reverses: event.event.id, reason: '记错了', about: [son.id, founded.household] },
    });
    expect(reverseEvent(event, ' ', [])).toMatchObject({ reason: 'reasonMissing' });
    const back = { ...event, reversals: [reversal(1, event.event)] };
    expect(reverseEvent(back, '记错了', [])).toMatchObject({ reason: 'alreadyReversed' });
  });

  it('not while others live in the household that it founded', () => {
    const wife = someone(7, { household: founded.household });
    expect(reverseEvent(event, '记错了', [inNewHouse, wife])).toMatchObject({ reason: 'othersLiveThere' });
    const gone = { ...wife, status: 'movedOut' as const };
    expect(reverseEvent(event, '记错了', [inNewHouse, gone]).ok).toBe(true);
  });
});
