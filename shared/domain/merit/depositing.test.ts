import { describe, expect, it } from 'vitest';
import type { LineStanding } from '../notice/objecting.ts';
import { roomUnder } from './capping.ts';
import { readinessOf } from './depositing.ts';
import { isLikelyTwice, similarity } from './duplicates.ts';
import { duePeriods, lapsing, lastEnded, oldUntil, settledTerms } from './lapsing.ts';
import type { PeriodRule } from './merit.ts';

describe('whether points may be deposited', () => {
  const judged = { points: 500, judgedOn: '2026-03-06' };
  const readiness = (lines: LineStanding[], points = 500, noticeDays = 3, today = '2026-03-09') =>
    readinessOf({ ...judged, points }, { noticeDays }, lines, today);

  it.each<[LineStanding[], string]>([
    [[], 'unposted'],
    [['posted'], 'posted'],
    [['stands'], 'ready'],
    [['suspended'], 'suspended'],
    [['stands', 'suspended'], 'suspended'],
    [['struck', 'stands'], 'struck'],
    [['withdrawn'], 'withdrawn'],
    [['withdrawn', 'posted'], 'posted'],
  ])('lines %j: %s', (lines, expected) => expect(readiness(lines)).toBe(expected));

  it('minus points hang on no board, but wait as long', () => {
    expect(readiness([], -500, 3, '2026-03-08')).toBe('told');
    expect(readiness([], -500)).toBe('ready');
  });

  it('a village that posts nothing deposits at once', () => expect(readiness([], 500, 0)).toBe('ready'));
});

describe('the room under caps', () => {
  const had = [
    { happenedOn: '2026-03-05', points: 300 },
    { happenedOn: '2026-03-01', points: 400 },
    { happenedOn: '2026-01-01', points: 500 },
    { happenedOn: '2025-03-05', points: 900 },
    { happenedOn: '2026-03-05', points: -900 },
  ];
  it.each([
    [undefined, Number.POSITIVE_INFINITY],
    [{ day: 500 }, 200],
    [{ month: 1000 }, 300],
    [{ year: 1000 }, 0],
    [{ day: 1000, month: 800, year: 5000 }, 100],
  ])('%j leaves %d', (caps, room) => expect(roomUnder(caps, '2026-03-05', had)).toBe(room));
});

describe('a deed handed in twice', () => {
  const deed = {
    id: 'a',
    household: 'h',
    rubric: 'r',
    item: '3',
    happenedOn: '2026-03-05',
    description: '送迷路老人回家',
  };
  it.each([
    [{ id: 'b', description: '别的' }, true],
    [{ id: 'b', item: '5', description: '清扫村口垃圾' }, false],
    [{ id: 'b', item: '5', description: '送迷路的老人回家' }, true],
    [{ id: 'b', household: 'i' }, false],
    [{ id: 'b', happenedOn: '2026-03-06' }, false],
    [{}, false],
  ])('%j: %s', (changes, expected) => expect(isLikelyTwice(deed, { ...deed, ...changes })).toBe(expected));

  it('is told by the pairs of characters that descriptions share', () => {
    expect(similarity('打扫街道', '打扫街道。')).toBe(1);
    expect(similarity('打扫街道', '看望老人')).toBe(0);
  });
});

describe('the end of a period', () => {
  it.each([
    ['year', '2026-01-05', '2025', '2025-12-31'],
    ['quarter', '2026-05-01', '2026-Q1', '2026-03-31'],
    ['month', '2026-03-01', '2026-02', '2026-02-28'],
  ] as const)('%s before %s', (every, today, period, lastDay) => {
    expect(lastEnded(every, today)).toEqual({ period, lastDay });
  });

  it('lets lapse what is old, less what was spent since', () => {
    const sums = { balance: 10_000, earnedSince: 3000 };
    expect(lapsing({ mode: 'clear' }, sums)).toBe(7000);
    expect(lapsing({ mode: 'accumulate' }, sums)).toBe(0);
    expect(lapsing({ mode: 'carry', keepPercent: 30 }, sums)).toBe(4900);
    expect(lapsing({ mode: 'clear' }, { balance: 2000, earnedSince: 3000 })).toBe(0);
    expect(oldUntil({ mode: 'expire', afterMonths: 12 }, { period: '2025', lastDay: '2025-12-31' })).toBe('2024-12-31');
    expect(oldUntil({ mode: 'expire', afterMonths: 1 }, { period: '2026-03', lastDay: '2026-03-31' })).toBe(
      '2026-02-28',
    );
    expect(oldUntil({ mode: 'clear' }, { period: '2025', lastDay: '2025-12-31' })).toBe('2025-12-31');
  });

  it('is due by the rule that held on its last day', () => {
    const rule = (changes: Partial<PeriodRule>) =>
      ({ id: 'r', mode: 'clear', every: 'year', validFrom: '2025-01-01', ...changes }) as PeriodRule;
    const names = (rules: PeriodRule[]) => duePeriods(rules, '2026-02-10').map(({ ended }) => ended.period);
    expect(names([rule({})])).toEqual(['2025']);
    expect(names([rule({ validFrom: '2026-01-01' })])).toEqual([]);
    expect(names([rule({ mode: 'accumulate' })])).toEqual([]);
    expect(names([rule({}), rule({ id: 's', every: 'month', validFrom: '2026-01-01' })])).toEqual(['2026-01', '2025']);
  });

  it('needs the number that its mode asks for, and keeps no other', () => {
    const terms = { mode: 'carry', every: 'year', clause: '', validFrom: '2026-01-01' } as const;
    expect(settledTerms(terms)).toMatchObject({ reason: 'percentMissing' });
    expect(settledTerms({ ...terms, mode: 'expire', keepPercent: 3 })).toMatchObject({ reason: 'monthsMissing' });
    expect(settledTerms({ ...terms, keepPercent: 50, afterMonths: 9 })).toMatchObject({
      value: { ...terms, keepPercent: 50 },
    });
    expect(settledTerms({ ...terms, mode: 'clear', keepPercent: 50 })).toEqual({
      ok: true,
      value: { ...terms, mode: 'clear' },
    });
  });
});
