import { describe, expect, it } from 'vitest';
import { type DatedRule, holdingOn } from './holding.ts';

const rule = (id: string, validFrom: string, more: Partial<DatedRule> = {}): DatedRule => ({
  id,
  validFrom,
  updatedAt: '2026-01-05T08:00:00.000Z-0000',
  device: 'A',
  ...more,
});

describe('the rule that holds on a day', () => {
  it('is the one that came into force last, from its first day to its last', () => {
    const [old, young] = [rule('a', '2024-01-01'), rule('b', '2026-01-01', { validTo: '2026-12-31' })];
    const on = (day: string) => holdingOn([young, old], day)?.id;
    expect([on('2023-12-31'), on('2025-12-31'), on('2026-01-01'), on('2026-12-31'), on('2027-01-01')]).toEqual([
      undefined,
      'a',
      'b',
      'b',
      'a',
    ]);
  });

  it('of two from one day is the one written last, in whatever order they come', () => {
    const [first, last] = [
      rule('a', '2026-01-01'),
      rule('b', '2026-01-01', { updatedAt: '2026-02-01T00:00:00.000Z-0000' }),
    ];
    expect(holdingOn([first, last], '2026-03-01')).toBe(last);
    expect(holdingOn([last, first], '2026-03-01')).toBe(last);
  });

  it('is never a voided one', () => {
    const voided = rule('b', '2026-01-01', { voided: { at: '', by: '', reason: '' } });
    expect(holdingOn([rule('a', '2024-01-01'), voided], '2026-03-01')?.id).toBe('a');
  });
});
