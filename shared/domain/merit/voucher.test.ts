import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actOf, balancesOf } from './ledger.ts';
import { giveVoucher, settle, takeVoucher, usualEnd } from './voucher.ts';

const HOUSE = 'household:01J00000000000000000000001';
const SHOP = { id: 'merchant:01J00000000000000000000009', name: '东街超市', fenPerPoint: 10 };
const COUNTER = { balance: 5000, postedOn: '2026-11-26', today: 0, inMonth: 0 };
const ASKED = { points: 2000, validUntil: '2027-02-24' };
const FRESH = { taken: false, givenBack: false };
const VOUCHER = { id: 'voucher:01J00000000000000000000002.0123456789abcdef', points: 2000, validUntil: '2027-02-24' };

const reason = (made: { ok: boolean; reason?: string; detail?: string }) =>
  made.ok ? 'done' : [made.reason, made.detail].filter(Boolean).join(' ');

describe('a voucher', () => {
  it('is given against the balance, to the last hundredth', () => {
    expect(giveVoucher(HOUSE, ASKED, COUNTER)).toMatchObject({
      value: {
        postings: [
          { account: HOUSE, points: -2000 },
          { account: 'vouchers', points: 2000 },
        ],
      },
    });
    expect(reason(giveVoucher(HOUSE, { ...ASKED, points: 5000 }, COUNTER))).toBe('done');
    expect(reason(giveVoucher(HOUSE, { ...ASKED, points: 5001 }, COUNTER))).toBe('insufficientPoints 0.01');
    expect(reason(giveVoucher(HOUSE, { ...ASKED, points: 100 }, { ...COUNTER, balance: -50 }))).toBe(
      'insufficientPoints 1',
    );
    expect(reason(giveVoucher(HOUSE, { ...ASKED, points: 0 }, COUNTER))).toBe('noPoints');
  });

  it('counts with the goods against the limits of the day and the month', () => {
    expect(reason(giveVoucher(HOUSE, ASKED, { ...COUNTER, dayMax: 3000, today: 1000 }))).toBe('done');
    expect(reason(giveVoucher(HOUSE, ASKED, { ...COUNTER, dayMax: 3000, today: 1001 }))).toBe('overDayMax 19.99');
    expect(reason(giveVoucher(HOUSE, ASKED, { ...COUNTER, monthMax: 3000, inMonth: 3500 }))).toBe('overMonthMax 0');
  });

  it('holds for a season where nothing is said, and never ends before it begins', () => {
    expect(usualEnd('2026-11-26')).toBe('2027-02-24');
    expect(reason(giveVoucher(HOUSE, { ...ASKED, validUntil: '2026-11-25' }, COUNTER))).toBe('endsBefore');
    expect(reason(giveVoucher(HOUSE, { ...ASKED, validUntil: '2026-11-26' }, COUNTER))).toBe('done');
  });

  it('is taken once, up to its last day, and not after it was given back', () => {
    expect(takeVoucher(VOUCHER, SHOP, FRESH, '2027-02-24')).toMatchObject({
      value: {
        voucher: VOUCHER.id,
        postings: [
          { account: 'vouchers', points: -2000 },
          { account: SHOP.id, points: 2000 },
        ],
      },
    });
    expect(reason(takeVoucher(VOUCHER, SHOP, FRESH, '2027-02-25'))).toBe('expired');
    expect(reason(takeVoucher(VOUCHER, SHOP, { ...FRESH, taken: true }, '2026-12-01'))).toBe('alreadyTaken');
    expect(reason(takeVoucher(VOUCHER, SHOP, { ...FRESH, givenBack: true }, '2026-12-01'))).toBe('givenBack');
  });

  it('taken on two laptops apart counts once', () => {
    const taken = (id: string, at: string) => {
      const made = takeVoucher(VOUCHER, SHOP, FRESH, '2026-12-01');
      if (!made.ok) throw new Error(made.reason);
      return { ...made.value, id: `takenVoucher:${id}`, kind: 'takenVoucher', updatedAt: at, device: id };
    };
    const [one, two] = [taken('A', '2026-12-01T08:00:00.000Z-0000'), taken('B', '2026-12-01T09:00:00.000Z-0000')];
    expect(actOf(one)).toBe(actOf(two));
    for (const order of [
      [one, two],
      [two, one],
    ])
      expect(balancesOf(order).get(SHOP.id)).toBe(2000);
  });
});

describe('a settlement', () => {
  const brought = (...points: number[]) => points.map((one, at) => ({ entry: `takenVoucher:${at}`, points: one }));
  const open = (...points: number[]) => ({ brought: brought(...points), settled: false });
  const due = open(2000, 2000, 50);
  const today = '2026-12-01';

  it('pays for what was brought by the month’s end, part of a fen in the merchant’s favour', () => {
    expect(settle(SHOP, '2026-11', due, today)).toMatchObject({
      value: {
        month: '2026-11',
        vouchers: ['takenVoucher:0', 'takenVoucher:1', 'takenVoucher:2'],
        fen: 405,
        postings: [{ points: -4050 }, { account: 'merchants' }],
      },
    });
    expect(settle(SHOP, '2026-11', open(2000, 2000, 51), today)).toMatchObject({ value: { fen: 406 } });
  });

  it('waits for the month’s end, for something to pay, and for a rate', () => {
    expect(reason(settle(SHOP, '2026-11', due, '2026-11-30'))).toBe('notOver');
    expect(reason(settle(SHOP, '2026-11', open(), today))).toBe('nothingToSettle');
    expect(reason(settle(SHOP, '2026-11', { ...due, settled: true }, today))).toBe('settled');
    expect(reason(settle({ id: SHOP.id }, '2026-11', due, today))).toBe('noRate');
  });

  it('done by two laptops for one month, is one', () => {
    const facts = ['A', 'B'].map((id) => {
      const made = settle(SHOP, '2026-11', due, today);
      if (!made.ok) throw new Error(made.reason);
      return { ...made.value, id: `settlement:${id}`, kind: 'settlement', updatedAt: `2026-12-01T0${id}`, device: id };
    });
    expect(new Set(facts.map(actOf)).size).toBe(1);
  });
});

it('from the household to the village’s money, debits equal credits and nothing is left over', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 12 }), (amounts) => {
      const documents: { id: string; kind: string; updatedAt: string; device: string; postings: unknown }[] = [];
      const add = (kind: string, content: { postings: unknown }) => {
        const id = `${kind}:${documents.length}`;
        documents.push({ ...content, id, kind, updatedAt: String(documents.length), device: 'A' });
        return id;
      };
      for (const points of amounts) {
        const given = giveVoucher(HOUSE, { ...ASKED, points }, { ...COUNTER, balance: points });
        if (!given.ok) throw new Error(given.reason);
        const id = add('voucher', given.value);
        const taken = takeVoucher({ ...VOUCHER, id, points }, SHOP, FRESH, '2026-11-27');
        if (!taken.ok) throw new Error(taken.reason);
        add('takenVoucher', taken.value);
      }
      const brought = amounts.map((points, at) => ({ entry: `takenVoucher:${at}`, points }));
      const paid = settle(SHOP, '2026-11', { brought, settled: false }, '2026-12-01');
      if (!paid.ok) throw new Error(paid.reason);
      add('settlement', paid.value);
      const balances = balancesOf(documents);
      const sum = amounts.reduce((all, one) => all + one, 0);
      expect(Object.fromEntries(balances)).toEqual({ [HOUSE]: -sum, vouchers: 0, [SHOP.id]: 0, merchants: sum });
    }),
  );
});
