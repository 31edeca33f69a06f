import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActFact, balancesOf, standingOf } from './ledger.ts';

const at = (minute: number, n = 0) =>
  `2026-03-05T08:${String(minute).padStart(2, '0')}:00.000Z-${String(n).padStart(4, '0')}`;
const entry = (id: string, minute: number, device = 'A'): ActFact => ({ id, updatedAt: at(minute), device });
const taken = (id: string, reverses: string, minute: number): ActFact => ({ ...entry(id, minute), reverses });

describe('which facts about one act count', () => {
  it.each<[string, ActFact[], string[], string | undefined]>([
    ['one entry', [entry('a', 1)], ['a'], 'a'],
    ['of two made offline the first', [entry('b', 2, 'B'), entry('a', 1)], ['a'], 'a'],
    ['taken back', [entry('a', 1), taken('r', 'a', 2)], ['a', 'r'], undefined],
    ['taken back twice', [entry('a', 1), taken('r', 'a', 2), taken('s', 'a', 3)], ['a', 'r'], undefined],
    ['taken back and made again', [entry('a', 1), taken('r', 'a', 2), entry('c', 3)], ['a', 'r', 'c'], 'c'],
    ['the other one taken back', [entry('a', 1), entry('b', 2), taken('r', 'b', 3)], ['a'], 'a'],
    ['a reversal whose entry is not here yet', [taken('r', 'a', 2)], [], undefined],
    ['a reversal by a clock that is years behind', [entry('a', 9), taken('r', 'a', 1)], ['a', 'r'], undefined],
  ])('%s', (_, facts, counted, standing) => {
    expect([...standingOf(facts).counted].sort()).toEqual([...counted].sort());
    expect(standingOf(facts).standing).toBe(standing);
    expect(standingOf(facts.toReversed())).toEqual(standingOf(facts));
  });

  it('is the same in any order, and at most one entry stands', () => {
    const fact = fc.record({
      minute: fc.integer({ min: 0, max: 5 }),
      device: fc.constantFrom('A', 'B'),
      reverses: fc.option(fc.integer({ min: 0, max: 7 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), fc.integer(), (drawn, seed) => {
        const facts = drawn.map(
          ({ minute, device, reverses }, n): ActFact => ({
            id: `e${n}`,
            updatedAt: at(minute, n),
            device,
            ...(reverses !== undefined && reverses !== n && { reverses: `e${reverses}` }),
          }),
        );
        const shuffled = [...facts].sort(
          (a, b) => ((a.id.charCodeAt(1) * seed) % 7) - ((b.id.charCodeAt(1) * seed) % 7),
        );
        const found = standingOf(facts);
        expect(standingOf(shuffled)).toEqual(found);
        const entries = facts.filter(({ id, reverses }) => found.counted.has(id) && reverses === undefined).length;
        expect(entries - (found.counted.size - entries)).toBe(found.standing === undefined ? 0 : 1);
      }),
    );
  });

  it('a deed deposited on two laptops is paid once', () => {
    const deposit = (id: string, minute: number, points: number) => ({
      ...entry(id, minute),
      kind: 'deposit',
      deed: 'deed:01J00000000000000000000001',
      postings: [
        { account: 'household:01J00000000000000000000001', points },
        { account: 'issue', points: -points },
      ],
    });
    const both = [deposit('b', 2, 3000), deposit('a', 1, 5000)];
    expect(balancesOf(both).get('household:01J00000000000000000000001')).toBe(5000);
    expect(balancesOf(both)).toEqual(balancesOf(both.toReversed()));
  });
});
