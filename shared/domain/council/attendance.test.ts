import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  everThere,
  headcount,
  isThere,
  proxiesAt,
  quorumOf,
  quorumReached,
  rollOf,
  unmarked,
  votersAt,
} from './attendance.ts';
import { charterOf, member, personId, signInOf, ulid } from './testing/papers.ts';
import { share } from './testing/share.ts';

describe('the roll', () => {
  it('takes the latest word on each person, whatever order the facts arrived in', () => {
    const facts = [
      signInOf(1, 'absent'),
      signInOf(1, 'present', { id: `signIn:${ulid(5)}`, updatedAt: '2026-03-05T12:00:00.000Z-0001' }),
      signInOf(2, 'present', { device: 'D1' }),
      signInOf(2, 'leave', { id: `signIn:${ulid(6)}`, device: 'D2' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (order) => {
        const roll = rollOf(order);
        expect(roll.get(member(1).person)?.attendance).toBe('present');
        expect(roll.get(member(2).person)?.attendance).toBe('leave');
      }),
    );
  });

  it('counts those with a vote: late is there, leave is not, a guest is neither', () => {
    const called = [member(1, 'chair'), member(2), member(3), member(4), member(5, 'guest')];
    const roll = rollOf([
      signInOf(1, 'present'),
      signInOf(2, 'late'),
      signInOf(3, 'leave'),
      signInOf(5, 'present'),
      signInOf(77, 'present'),
    ]);
    expect(headcount(called, roll, charterOf())).toEqual({ due: 4, present: 2 });
    expect(unmarked(called, roll, charterOf()).map((each) => each.name)).toEqual(['村民4']);
  });
});

describe('who is there at a moment', () => {
  const late = signInOf(1, 'late', { arrivedAt: '19:50', leftAt: '20:40' });

  it('is whoever has come and not yet left', () => {
    const at = ['19:49', '19:50', '20:39', '20:40'].map((moment) => isThere(late, moment));
    expect(at).toEqual([false, true, true, false]);
    expect(isThere(late, undefined)).toBe(false);
    expect(isThere(signInOf(1, 'leave'), '20:00')).toBe(false);
    expect(isThere(undefined, '20:00')).toBe(false);
  });

  it('decides the quorum and the votes, not who came at all', () => {
    const called = [member(1), member(2), member(3)];
    const roll = rollOf([late, signInOf(2, 'present'), signInOf(3, 'present', { leftAt: '20:00' })]);
    const present = (at: string | undefined) => headcount(called, roll, charterOf(), at).present;
    expect([present('19:30'), present('19:55'), present('20:30'), present(undefined)]).toEqual([2, 3, 2, 1]);
    expect(everThere(called, roll, charterOf())).toEqual({ due: 3, present: 3 });
  });
});

describe('proxies', () => {
  const called = [member(1, 'chair'), member(2), member(3), member(4), member(5, 'guest')];
  const roll = rollOf([
    signInOf(1, 'present', { leftAt: '20:00' }),
    signInOf(2, 'leave', { proxy: personId(1) }),
    signInOf(3, 'leave', { proxy: personId(1) }),
    signInOf(4, 'absent', { proxy: personId(5) }),
    signInOf(5, 'present'),
  ]);
  const one = charterOf({ proxiesMax: 1 });

  it('are counted where the charter allows them, one holder for so many, the first on the list first', () => {
    expect(proxiesAt(called, roll, charterOf({ proxiesMax: 0 }), '19:40').size).toBe(0);
    expect([...proxiesAt(called, roll, one, '19:40')]).toEqual([[personId(2), personId(1)]]);
    expect(votersAt(called, roll, one, '19:40').map(({ name }) => name)).toEqual(['村民1', '村民2']);
    expect(headcount(called, roll, charterOf({ proxiesMax: 2 }), '19:40')).toEqual({ due: 4, present: 3 });
  });

  it('end when the holder leaves, and a guest holds none', () => {
    expect(votersAt(called, roll, charterOf({ proxiesMax: 5 }), '20:00')).toEqual([]);
    expect(proxiesAt(called, roll, charterOf({ proxiesMax: 5 }), '19:40').has(personId(4))).toBe(false);
  });
});

describe('the quorum', () => {
  const twoThirds = { quorum: { over: 2, under: 3 }, quorumStrict: false };

  it('is exact', () => {
    expect(quorumReached({ due: 9, present: 6 }, twoThirds)).toBe(true);
    expect(quorumReached({ due: 9, present: 5 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 9, present: 6 }, { ...twoThirds, quorumStrict: true })).toBe(false);
    expect(quorumReached({ due: 10, present: 7 }, twoThirds)).toBe(true);
    expect(quorumReached({ due: 10, present: 6 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 0, present: 0 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 10, present: 8 }, { quorum: { over: 4, under: 5 }, quorumStrict: false })).toBe(true);
  });

  it('is reached from its number on and not below', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), share, fc.boolean(), (due, quorum, quorumStrict) => {
        const needed = quorumOf(due, { quorum, quorumStrict });
        expect(quorumReached({ due, present: needed }, { quorum, quorumStrict })).toBe(true);
        expect(quorumReached({ due, present: needed - 1 }, { quorum, quorumStrict })).toBe(false);
      }),
    );
  });
});
