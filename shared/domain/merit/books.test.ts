import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BookedPosting,
  changedSince,
  closeMonth,
  daysOf,
  isBalanced,
  type MonthClose,
  nothingSold,
  reportSale,
  shopAgrees,
  sumOf,
  Trial,
} from './books.ts';
import type { Redemption, Reversal } from './entry.ts';

const HOUSE = 'household:01J00000000000000000000001';
const PERSON = 'person:01J00000000000000000000002';

/** The trial balance of a month from all postings there ever were, as a book kept forwards has it. */
function trialOf(month: string, all: readonly BookedPosting[]) {
  const trial = new Trial(month);
  const held = new Map<string, number>();
  for (const { account, points } of all) held.set(account, (held.get(account) ?? 0) + points);
  for (const [account, now] of held) trial.hold(account, now);
  for (const posting of all) trial.post(posting);
  return trial.lines();
}

const entry = (postedOn: string, from: string, to: string, points: number): BookedPosting[] => [
  { account: from, points: -points, postedOn },
  { account: to, points, postedOn },
];

const YEAR = [
  ...entry('2026-02-28', 'issue', HOUSE, 5000),
  ...entry('2026-03-01', 'issue', PERSON, 700),
  ...entry('2026-03-31', HOUSE, 'shop', 1200),
  ...entry('2026-04-01', 'issue', HOUSE, 9900),
];

describe('a month’s trial balance', () => {
  it('knows its first and last day, in a leap year and at the year’s end too', () => {
    expect(daysOf('2026-03')).toEqual({ from: '2026-03-01', to: '2026-03-31' });
    expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
  });

  it('has what stood before, what moved and what stands after, for each kind of account', () => {
    const lines = trialOf('2026-03', YEAR);
    expect(lines).toEqual([
      { line: 'household', before: 5000, gained: 0, spent: 1200, after: 3800 },
      { line: 'person', before: 0, gained: 700, spent: 0, after: 700 },
      { line: 'issue', before: -5000, gained: 0, spent: 700, after: -5700 },
      { line: 'shop', before: 0, gained: 1200, spent: 0, after: 1200 },
    ]);
    expect(sumOf(lines)).toEqual({ before: 0, gained: 1900, spent: 1900, after: 0 });
    expect(isBalanced(lines)).toBe(true);
    expect(trialOf('2026-01', [])).toEqual([]);
  });

  it('is told where debits and credits differ', () => {
    expect(isBalanced(trialOf('2026-03', [...YEAR, { account: HOUSE, points: 1, postedOn: '2026-03-05' }]))).toBe(
      false,
    );
  });

  it('agrees with books kept forwards, whatever was posted when', () => {
    const account = fc.constantFrom(HOUSE, PERSON, 'issue', 'shop', 'expiry', 'opening');
    const day = fc.constantFrom('2026-02-28', '2026-03-01', '2026-03-17', '2026-03-31', '2026-04-01');
    const posted = fc.tuple(day, account, account, fc.integer({ min: 1, max: 10_000 }));
    fc.assert(
      fc.property(fc.array(posted, { maxLength: 40 }), (all) => {
        const postings = all.flatMap((one) => entry(...one));
        const lines = trialOf('2026-03', postings);
        expect(isBalanced(lines)).toBe(true);
        for (const { before, gained, spent, after } of lines) expect(before + gained - spent).toBe(after);
        const forwards = postings.filter((one) => one.postedOn <= '2026-03-31');
        const ofHouse = forwards.filter((one) => one.account === HOUSE).reduce((sum, one) => sum + one.points, 0);
        expect(lines.find((one) => one.line === 'household')?.after ?? 0).toBe(ofHouse);
      }),
    );
  });
});

describe('the shop’s report', () => {
  const items = [{ good: 'good:1', name: '肥皂', quantity: 2, price: 700 }];
  const sale = { kind: 'redemption', items, topUp: { points: 200, fen: 200 } } as unknown as Redemption;

  it('takes off what was paid in cash and what came back, and so agrees with the shop’s account', () => {
    const sold = reportSale(reportSale(nothingSold(), sale), sale);
    const report = reportSale(sold, { kind: 'reversal' } as Reversal, sale);
    expect(report).toEqual({ sales: 2, returns: 1, goods: 1400, topUpPoints: 200, topUpFen: 200 });
    const shop = (gained: number) => [{ line: 'shop' as const, before: 0, gained, spent: 1200, after: 0 }];
    expect(shopAgrees(report, shop(2400))).toBe(true);
    expect(shopAgrees(report, shop(2401))).toBe(false);
  });
});

describe('closing a month', () => {
  const lines = trialOf('2026-03', YEAR);
  const shop = { ...nothingSold(), sales: 1, goods: 1200 };
  const figures = { lines, entries: 2, shop };
  const at = { today: '2026-04-01', before: undefined, reason: '' };

  it('states what stands, once the month is over', () => {
    expect(closeMonth('2026-03', figures, { ...at, today: '2026-03-31' })).toEqual({ ok: false, reason: 'notOver' });
    expect(closeMonth('2026-03', figures, at)).toMatchObject({
      value: { month: '2026-03', closedOn: '2026-04-01', lines, entries: 2, topUpFen: 0, reason: '' },
    });
  });

  it('is refused where the books do not agree', () => {
    const off = { ...figures, shop: { ...shop, goods: 1300 } };
    expect(closeMonth('2026-03', off, at)).toMatchObject({ reason: 'notBalanced' });
  });

  it('tells what came after it, and is done again only for a reason', () => {
    const before = { lines } as unknown as MonthClose;
    expect(changedSince(before, lines)).toEqual([]);
    expect(closeMonth('2026-03', figures, { ...at, before })).toMatchObject({ reason: 'closed' });
    const later = trialOf('2026-03', [...YEAR, ...entry('2026-03-09', 'issue', HOUSE, 100)]);
    expect(changedSince(before, later)).toEqual([
      { line: 'household', closed: 3800, now: 3900 },
      { line: 'issue', closed: -5700, now: -5800 },
    ]);
    const again = { ...figures, lines: later };
    expect(closeMonth('2026-03', again, { ...at, before })).toMatchObject({ reason: 'reasonMissing' });
    expect(closeMonth('2026-03', again, { ...at, before, reason: '另一台电脑后到' })).toMatchObject({ ok: true });
  });
});
