import { expect, it } from 'vitest';
import { type DeadlineRule, deadlinesOn } from './deadlines.ts';

it('the village’s own deadlines hold from their day on, and the usual ones before', () => {
  const rule = { id: 'deadlineRule:A', updatedAt: '', device: '', replyDays: 15, askDays: 7, clause: '' };
  const rules = [{ ...rule, validFrom: '2026-03-01' } as unknown as DeadlineRule];
  expect(deadlinesOn(rules, '2026-02-28')).toEqual({ replyDays: 30, askDays: 15 });
  expect(deadlinesOn(rules, '2026-03-01')).toMatchObject({ replyDays: 15, askDays: 7 });
});
