import { describe, expect, it } from 'vitest';
import { type ActFact, actFactOf, actOf, balancesOf, standingOf } from './ledger.ts';
import { regive, wentBothWays } from './regiving.ts';
import { reverse } from './reversing.ts';
import type { Voucher } from './voucher.ts';

const HOUSEHOLD = 'household:01J00000000000000000000001';
const MERCHANT = 'merchant:01J00000000000000000000001';
const at = (minute: number) => `2026-03-05T08:0${minute}:00.000Z-0000`;
const postings = [
  { account: HOUSEHOLD, points: -2000 },
  { account: 'vouchers' as const, points: 2000 },
];
const voucher = {
  ...{ id: 'voucher:v', kind: 'voucher', postedOn: '2026-03-05', household: HOUSEHOLD, validUntil: '2026-06-03' },
  ...{ description: '商家券 20 分', postings, updatedAt: at(1), device: 'A' },
} as unknown as Voucher & { kind: string };
const taken = {
  ...{ id: 'takenVoucher:t', kind: 'takenVoucher', voucher: voucher.id, merchant: MERCHANT },
  ...{ updatedAt: at(3), device: 'B' },
  postings: [
    { account: 'vouchers' as const, points: -2000 },
    { account: MERCHANT, points: 2000 },
  ],
};

function givenBack(minute = 2) {
  const made = reverse(voucher, { reason: '退券', postedOn: '2026-03-05', stands: true });
  if (!made.ok) throw new Error(made.reason);
  return { ...made.value, id: `reversal:r${minute}`, kind: 'reversal', updatedAt: at(minute), device: 'A' };
}

const facts = (...documents: { id: string; kind: string }[]): ActFact[] => documents.map(actFactOf);
const acts = (given: ActFact[], brought: ActFact[]) => ({ given: standingOf(given), brought: standingOf(brought) });
const both = acts(facts(voucher, givenBack()), facts(taken));

describe('a voucher given back and brought', () => {
  it.each([
    ['given back and brought', both, true],
    ['brought only', acts(facts(voucher), facts(taken)), false],
    ['given back only', acts(facts(voucher, givenBack()), []), false],
    ['brought, its giving not here yet', acts([], facts(taken)), false],
    ['given back, its giving not here yet', acts(facts(givenBack()), facts(taken)), false],
  ])('%s', (_, known, expected) => {
    expect(wentBothWays(known)).toBe(expected);
  });

  it('is put right by taking the giving-back back: the household pays once, and the merchant is owed once', () => {
    const made = regive(voucher, both, { reason: '商家先收的', postedOn: '2026-03-06' });
    if (!made.ok) throw new Error(made.reason);
    const again = (id: string, minute: number) => ({
      ...made.value,
      ...{ id: `regiven:${id}`, kind: 'regiven', updatedAt: at(minute), device: id },
    });
    expect(actOf(again('A', 4))).toBe(voucher.id);
    const books = balancesOf([voucher, givenBack(), taken, again('A', 4)]);
    expect([HOUSEHOLD, 'vouchers', MERCHANT].map((account) => books.get(account))).toEqual([-2000, 0, 2000]);
    // Two laptops that both put it right did it once.
    expect(balancesOf([again('B', 5), taken, givenBack(), again('A', 4), voucher])).toEqual(books);
    expect(wentBothWays(acts(facts(voucher, givenBack(), again('A', 4)), facts(taken)))).toBe(false);
  });

  it('is not put right twice, nor without a reason', () => {
    const terms = { reason: '商家先收的', postedOn: '2026-03-06' };
    expect(regive(voucher, acts(facts(voucher), facts(taken)), terms)).toMatchObject({ reason: 'notBothWays' });
    expect(regive(voucher, both, { ...terms, reason: ' ' })).toMatchObject({ reason: 'reasonMissing' });
  });
});
