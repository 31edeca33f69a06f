import { expect, it } from 'vitest';
import { balancesOf } from './ledger.ts';
import { waive } from './waiving.ts';

const HOUSE = 'household:01J00000000000000000000001';
const WORDS = { decidedBy: '村两委', reason: '两台电脑分开兑的' };
const at = (balance: number) => ({ balance, postedOn: '2026-11-26' });

const reason = (made: { ok: boolean; reason?: string }) => (made.ok ? 'done' : made.reason);

it('lets a household off to nothing, and gives nobody points who has some', () => {
  expect(waive(HOUSE, WORDS, at(-1250))).toMatchObject({
    value: {
      description: '免透支 12.5 分',
      postings: [
        { account: HOUSE, points: 1250 },
        { account: 'issue', points: -1250 },
      ],
    },
  });
  expect(reason(waive(HOUSE, WORDS, at(0)))).toBe('notOverdrawn');
  expect(reason(waive(HOUSE, WORDS, at(1)))).toBe('notOverdrawn');
});

it('is somebody’s decision, for a reason', () => {
  expect(reason(waive(HOUSE, { ...WORDS, decidedBy: ' ' }, at(-1)))).toBe('nobodyDecided');
  expect(reason(waive(HOUSE, { ...WORDS, reason: '' }, at(-1)))).toBe('reasonMissing');
});

it('done by two laptops on one day, lets off once', () => {
  const facts = ['A', 'B'].map((device) => {
    const made = waive(HOUSE, WORDS, at(-1250));
    if (!made.ok) throw new Error(made.reason);
    return { ...made.value, id: `waiver:${device}`, kind: 'waiver', updatedAt: device, device };
  });
  expect(balancesOf(facts).get(HOUSE)).toBe(1250);
});
