import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ASSEMBLY_TEMPLATES,
  announceBy,
  enoughWomen,
  lawfulBy,
  noticeGiven,
  quorumChecks,
  seatsFor,
} from './assembly.ts';
import { quorumReached } from './attendance.ts';
import { type CharterTerms, charterTerms } from './council.ts';
import { outcomeOf } from './vote.ts';

const [representatives, villagers] = ASSEMBLY_TEMPLATES as [CharterTerms, CharterTerms];

it('the lawful rules are charters', () => {
  for (const template of ASSEMBLY_TEMPLATES) expect(charterTerms.safeParse(template).error).toBeUndefined();
});

describe('a villagers’ meeting', () => {
  const by = (adults?: [number, number], households?: [number, number]) =>
    lawfulBy(
      {
        adults: adults && { due: adults[0], present: adults[1] },
        households: households && { due: households[0], present: households[1] },
      },
      villagers,
    )?.counting;

  it('is lawful with more than half of the adults', () => {
    expect(by([100, 51])).toBe('adults');
    expect(by([100, 50])).toBeUndefined();
    expect(by([101, 51])).toBe('adults');
    expect(by([101, 50])).toBeUndefined();
  });

  it('or with two thirds of the household representatives', () => {
    expect(by(undefined, [90, 60])).toBe('households');
    expect(by(undefined, [90, 59])).toBeUndefined();
    expect(by([100, 10], [90, 60])).toBe('households');
    expect(by([100, 60], [90, 60])).toBe('adults');
  });

  it('is not lawful where nobody was counted, or nobody was due', () => {
    expect(by()).toBeUndefined();
    expect(by([0, 0], [0, 0])).toBeUndefined();
  });

  it('is lawful exactly where one of the two ways is', () => {
    const count = fc
      .tuple(fc.nat(500), fc.nat(500))
      .map(([due, present]) => ({ due, present: Math.min(due, present) }));
    fc.assert(
      fc.property(count, count, (adults, households) => {
        const lawful =
          adults.present * 2 > adults.due || (households.due > 0 && households.present * 3 >= households.due * 2);
        expect(lawfulBy({ adults, households }, villagers) !== undefined).toBe(lawful);
      }),
      { numRuns: 200 },
    );
  });

  it('says of each way how many it asks for', () => {
    const turnout = { adults: { due: 100, present: 40 }, households: { due: 31, present: 21 } };
    expect(quorumChecks(turnout, villagers)).toEqual([
      { counting: 'adults', due: 100, present: 40, needed: 51, reached: false },
      { counting: 'households', due: 31, present: 21, needed: 21, reached: true },
    ]);
  });

  it('passes with more than half of those present', () => {
    expect(outcomeOf({ for: 31, against: 29, abstain: 0 }, 60, villagers)).toBe('passed');
    expect(outcomeOf({ for: 30, against: 20, abstain: 10 }, 60, villagers)).toBe('rejected');
  });

  it('is announced ten days before', () => {
    expect(noticeGiven('2026-03-01', '2026-03-11', villagers)).toBe(true);
    expect(noticeGiven('2026-03-02', '2026-03-11', villagers)).toBe(false);
    expect(announceBy('2026-03-11', villagers)).toBe('2026-03-01');
  });
});

describe('the representatives’ meeting', () => {
  it('needs two thirds of its members, and more than half of those present', () => {
    expect(quorumReached({ due: 30, present: 20 }, representatives)).toBe(true);
    expect(quorumReached({ due: 30, present: 19 }, representatives)).toBe(false);
    expect(outcomeOf({ for: 10, against: 10, abstain: 0 }, 20, representatives)).toBe('tied');
    expect(outcomeOf({ for: 11, against: 9, abstain: 0 }, 20, representatives)).toBe('passed');
  });

  it('has at least a third of women, and one seat for five to fifteen households', () => {
    expect(enoughWomen(10, 30, representatives)).toBe(true);
    expect(enoughWomen(9, 30, representatives)).toBe(false);
    expect(enoughWomen(0, 30, villagers)).toBe(true);
    expect(seatsFor(300, representatives)).toEqual({ min: 20, max: 60 });
    expect(seatsFor(301, representatives)).toEqual({ min: 21, max: 60 });
    expect(seatsFor(4, representatives)).toEqual({ min: 1, max: 1 });
    expect(seatsFor(300, villagers)).toBeUndefined();
  });
});
