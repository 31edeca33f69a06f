import { describe, expect, it } from 'vitest';
import { type AtTheCounter, priceOn, redeem, topUpFor } from './redeeming.ts';
import { type GoodPrice, moveStock, type StockMoveOrder } from './stock.ts';

const SOAP = 'good:01J00000000000000000000001';
const HOME = 'household:01J00000000000000000000009';
const TODAY = '2026-03-05';

describe('a move of stock', () => {
  const move = (more: Partial<StockMoveOrder>, quantity = 10, isKept = true) =>
    moveStock({ good: SOAP, on: TODAY, way: 'bought', quantity: 5, reason: '', ...more }, { quantity, isKept });

  it('brings in what was bought for its cost, and what was given by somebody', () => {
    expect(move({ from: ' 供销社 ', cost: 1250 })).toMatchObject({ value: { change: 5, from: '供销社', cost: 1250 } });
    expect(move({ way: 'donated', from: '张三' })).toMatchObject({ value: { change: 5, from: '张三' } });
    expect(move({ way: 'donated', from: ' ' })).toMatchObject({ reason: 'giverMissing' });
    expect(move({ quantity: 0 })).toMatchObject({ reason: 'nothingMoved' });
    expect(move({}, -3, false)).toMatchObject({ reason: 'countFirst', detail: '3' });
    expect(move({}, 0, false).ok).toBe(true);
  });

  it('by a count is the difference, which wants a reason once the stock is kept', () => {
    expect(move({ way: 'counted', quantity: 8, reason: '少两块' })).toMatchObject({
      value: { change: -2, counted: 8 },
    });
    expect(move({ way: 'counted', quantity: 8 })).toMatchObject({ reason: 'reasonMissing' });
    expect(move({ way: 'counted', quantity: 10 })).toMatchObject({ value: { change: 0 } });
    expect(move({ way: 'counted', quantity: 8 }, -4, false)).toMatchObject({ value: { change: 12, counted: 8 } });
  });

  it('writes off no more than is there, with a reason', () => {
    expect(move({ way: 'writtenOff', quantity: 10, reason: '受潮' })).toMatchObject({ value: { change: -10 } });
    expect(move({ way: 'writtenOff', quantity: 11, reason: '受潮' })).toMatchObject({
      reason: 'moreThanThere',
      detail: '10',
    });
    expect(move({ way: 'writtenOff', quantity: 1 })).toMatchObject({ reason: 'reasonMissing' });
  });
});

describe('a price', () => {
  const priced = (from: string, price: number, at = '2026-01-01T00:00:00.000Z-0000') =>
    ({ id: `goodPrice:${from}${at}`, good: SOAP, from, price, updatedAt: at, device: 'A' }) as unknown as GoodPrice;

  it('holds from its day on, and before the first the good’s own', () => {
    const prices = [priced('2026-06-01', 900), priced('2026-02-01', 700)];
    const on = (day: string) => priceOn({ price: 500 }, prices, day);
    expect([on('2026-01-31'), on('2026-02-01'), on('2026-05-31'), on('2026-06-01')]).toEqual([500, 700, 700, 900]);
  });

  it('stated twice for a day is the one stated last', () => {
    const prices = [priced('2026-02-01', 800, '2026-01-09T00:00:00.000Z-0000'), priced('2026-02-01', 700)];
    expect(priceOn({ price: 500 }, prices, TODAY)).toBe(800);
  });
});

describe('at the counter', () => {
  const soap = (quantity: number) => ({ good: SOAP, name: '肥皂', quantity, price: 500 });
  const sale = (quantity: number, more: Partial<AtTheCounter> = {}) =>
    redeem(HOME, [soap(quantity)], { balance: 10_000, postedOn: TODAY, ...more });
  const goods = new Map([[SOAP, { unit: '块', monthlyMax: 3 }]]);

  it('nothing leaves that is not there, and what is not kept is not held up', () => {
    const stock = new Map([[SOAP, 2]]);
    expect(sale(2, { stock }).ok).toBe(true);
    expect(sale(3, { stock, goods: new Map([[SOAP, { unit: '块' }]]) })).toMatchObject({
      reason: 'outOfStock',
      detail: '肥皂 2 块',
    });
    expect(sale(3, { stock: new Map() }).ok).toBe(true);
    expect(redeem(HOME, [soap(1), soap(2)], { balance: 10_000, postedOn: TODAY, stock })).toMatchObject({
      reason: 'outOfStock',
    });
  });

  it('the rule of the day says the least and the most', () => {
    const earlier = [
      { postedOn: TODAY, items: [soap(2)] },
      { postedOn: '2026-03-01', items: [soap(4)] },
    ];
    expect(sale(1, { rule: { minimum: 500 } }).ok).toBe(true);
    expect(sale(1, { rule: { minimum: 501 } })).toMatchObject({ reason: 'belowMinimum', detail: '5.01' });
    expect(sale(2, { rule: { dayMax: 2000 }, earlier }).ok).toBe(true);
    expect(sale(3, { rule: { dayMax: 2000 }, earlier })).toMatchObject({ reason: 'overDayMax', detail: '10' });
    expect(sale(2, { rule: { monthMax: 4000 }, earlier }).ok).toBe(true);
    expect(sale(3, { rule: { monthMax: 4000 }, earlier })).toMatchObject({ reason: 'overMonthMax', detail: '10' });
  });

  it('a household has no more of a good in a month than it may', () => {
    const earlier = [{ postedOn: '2026-03-01', items: [soap(2)] }];
    expect(sale(1, { goods, earlier }).ok).toBe(true);
    expect(sale(2, { goods, earlier })).toMatchObject({ reason: 'overGoodMax', detail: '肥皂 1 块' });
  });

  it('cash tops up what the points do not reach for, and stands beside the postings', () => {
    const short = { balance: 1200, rule: { fenPerPoint: 150 } };
    expect(sale(3, short)).toMatchObject({ reason: 'insufficientPoints', detail: '3' });
    const made = sale(3, { ...short, withCash: true });
    expect(made).toMatchObject({
      value: {
        topUp: { points: 300, fen: 450 },
        postings: [
          { account: HOME, points: -1200 },
          { account: 'shop', points: 1200 },
        ],
      },
    });
    expect(sale(2, { ...short, withCash: true })).toMatchObject({ value: { postings: [{ points: -1000 }, {}] } });
    expect(sale(3, { balance: 0, rule: short.rule, withCash: true })).toMatchObject({ reason: 'insufficientPoints' });
    expect(sale(3, { balance: 1200, withCash: true })).toMatchObject({ reason: 'insufficientPoints' });
    expect(topUpFor(1001, 1000, 150)).toEqual({ points: 1, fen: 2 });
  });
});
