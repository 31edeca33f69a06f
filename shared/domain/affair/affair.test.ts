import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AffairFigures, AffairLimit, AffairStep } from './affair.ts';
import { affairMetric, limitTerms } from './affair.ts';
import { deviationsOf, excessesOf, limitsOn } from './limits.ts';
import { LIMIT_TEMPLATES } from './templates.ts';
import { affairRefusal, affairStanding, waitsFor } from './way.ts';

let serial = 0;
function limit(more: Partial<AffairLimit>): AffairLimit {
  serial += 1;
  const id = `affairLimit:${String(serial).padStart(3, '0')}`;
  const terms = { metric: 'tables', most: 10, force: 'agreed', clause: '第三条', validFrom: '2026-01-01' } as const;
  return { id, updatedAt: id, device: 'A', ...terms, ...more } as AffairLimit;
}

describe('the limits of a day', () => {
  it('hold from their day on, the one for the colour before the one for all', () => {
    const limits = [limit({}), limit({ most: 8, validFrom: '2026-05-01' }), limit({ most: 5, colour: 'white' })];
    const most = (colour: 'red' | 'white', day: string) => limitsOn(limits, colour, day).get('tables')?.most;
    expect(most('red', '2025-12-31')).toBeUndefined();
    expect(most('red', '2026-01-01')).toBe(10);
    expect(most('red', '2026-05-01')).toBe(8);
    expect(most('white', '2026-05-01')).toBe(5);
    expect(limitsOn([limit({ voided: {} as never })], 'red', '2026-05-01').size).toBe(0);
    expect(limitsOn([limit({ validTo: '2026-02-01' })], 'red', '2026-02-02').size).toBe(0);
  });

  it('are exceeded above and not at the limit, and by nothing that was not said', () => {
    const limits = limitsOn([limit({}), limit({ metric: 'gift', most: 20_000 })], 'red', '2026-03-01');
    expect(excessesOf({ tables: 10, gift: 20_000 }, limits)).toEqual([]);
    expect(excessesOf({ tables: 11, cars: 99 }, limits)).toMatchObject([
      { metric: 'tables', is: 11, limit: { most: 10 } },
    ]);
    expect(excessesOf({}, limits)).toEqual([]);
  });

  it('whatever is said, only what is above its limit exceeds it', () => {
    const figures = fc.record(Object.fromEntries(affairMetric.options.map((metric) => [metric, fc.nat(50)])), {
      requiredKeys: [],
    }) as fc.Arbitrary<AffairFigures>;
    fc.assert(
      fc.property(figures, fc.dictionary(fc.constantFrom(...affairMetric.options), fc.nat(50)), (said, most) => {
        const limits = new Map(
          Object.entries(most).map(([metric, value]) => [metric, limit({ most: value })] as const),
        );
        const over = new Set(excessesOf(said, limits as never).map(({ metric }) => metric));
        for (const metric of affairMetric.options) {
          const [is, bound] = [said[metric], most[metric]];
          expect(over.has(metric)).toBe(is !== undefined && bound !== undefined && is > bound);
        }
      }),
    );
  });

  it('as places published them are limits that a station can adopt', () => {
    for (const { limits } of LIMIT_TEMPLATES)
      for (const terms of limits) expect(limitTerms.safeParse(terms).success).toBe(true);
  });
});

it('what came out otherwise than declared deviates; what either leaves open does not', () => {
  expect(deviationsOf({ tables: 10, gift: 100, cars: 2 }, { tables: 14, gift: 100, days: 3 })).toEqual([
    { metric: 'tables', declared: 10, actual: 14 },
  ]);
});

describe('an affair’s way', () => {
  const AFFAIR = { declaredOn: '2026-03-01', on: '2026-03-10' };
  function step(name: AffairStep['step'], on: string, more: Partial<AffairStep> = {}): AffairStep {
    serial += 1;
    const id = `affairStep:${String(serial).padStart(3, '0')}`;
    return { id, updatedAt: id, device: 'A', step: name, on, by: '王会计', says: '', ...more } as AffairStep;
  }

  it('goes from the declaration to the closing, in whatever order its facts arrive', () => {
    const facts = [
      step('ruling', '2026-03-02', { opinion: 'withChanges' }),
      step('persuasion', '2026-03-03'),
      step('ruling', '2026-03-04', { opinion: 'agreed' }),
      step('check', '2026-03-10'),
      step('closing', '2026-03-12'),
    ];
    expect(affairStanding(facts).state).toBe('closed');
    expect(affairStanding([...facts].reverse())).toEqual(affairStanding(facts));
    expect(affairStanding([...facts, step('closing', '2026-03-13')]).idle).toHaveLength(1);
    expect(affairStanding([step('closing', '2026-03-02')]).state).toBe('declared');
  });

  it('waits for a ruling to its day, for a check after it, and for the closing', () => {
    expect(waitsFor(AFFAIR, 'declared', '2026-03-10')).toBe('ruling');
    expect(waitsFor(AFFAIR, 'ruled', '2026-03-10')).toBeUndefined();
    expect(waitsFor(AFFAIR, 'ruled', '2026-03-11')).toBe('check');
    expect(waitsFor(AFFAIR, 'declared', '2026-03-11')).toBe('check');
    expect(waitsFor(AFFAIR, 'checked', '2026-03-11')).toBe('closing');
    for (const state of ['closed', 'withdrawn'] as const) expect(waitsFor(AFFAIR, state, '2026-03-11')).toBeUndefined();
  });

  it('refuses a step that says nothing, or of a wrong day', () => {
    const refused = (name: AffairStep['step'], on: string, more: Partial<AffairStep> = {}) =>
      affairRefusal(AFFAIR, affairStanding([]), step(name, on, more), '2026-03-20');
    expect(refused('ruling', '2026-03-02')).toBe('opinionMissing');
    expect(refused('ruling', '2026-03-02', { opinion: 'agreed' })).toBeUndefined();
    expect(refused('ruling', '2026-03-02', { opinion: 'notAgreed' })).toBe('saysMissing');
    expect(refused('ruling', '2026-03-02', { opinion: 'notAgreed', says: '超桌数' })).toBeUndefined();
    expect(refused('persuasion', '2026-03-02')).toBe('saysMissing');
    expect(refused('ruling', '2026-02-28', { opinion: 'agreed' })).toBe('beforeDeclared');
    expect(refused('check', '2026-03-09')).toBe('checkBeforeDay');
    expect(refused('check', '2026-03-10')).toBeUndefined();
    expect(refused('check', '2026-03-21')).toBe('inFuture');
    expect(refused('closing', '2026-03-11')).toBe('outOfTurn');
  });
});
