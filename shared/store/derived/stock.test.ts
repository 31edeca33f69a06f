import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { Redemption } from '../../domain/merit/entry.ts';
import { redeem } from '../../domain/merit/redeeming.ts';
import { reverse } from '../../domain/merit/reversing.ts';
import { moveStock } from '../../domain/merit/stock.ts';
import type { Content, Station } from '../station.ts';
import type { Stored } from '../stored.ts';
import { openTestStation, testDisk } from '../testing/station.ts';
import { onBooks, stockMovesOf, stockOf } from './stock.ts';

const open: Station[] = [];
async function station(): Promise<Station> {
  const one = await openTestStation(testDisk(), { collections: ['ledger', 'goods'] });
  open.push(one);
  return one;
}
afterEach(async () => {
  for (const one of open.splice(0)) await one.close();
});

function value<T>(result: { ok: true; value: T } | { ok: false; reason: string; detail?: string }): T {
  if (!result.ok) throw new Error(`${result.reason} ${result.detail ?? ''}`);
  return result.value;
}

const ulid = (n: number) => `01J${String(n).padStart(23, '0')}`;
const goodId = (n: number) => `good:${ulid(n)}`;
const TODAY = '2026-03-05';
const ALL = { offset: 0, limit: 100 };

async function there(one: Station, good: number): Promise<number | undefined> {
  return (await stockOf(one.device, [goodId(good)])).get(goodId(good));
}

async function moves(one: Station, good: number, way: 'donated' | 'counted' | 'writtenOff', quantity: number) {
  const order = { good: goodId(good), on: TODAY, way, quantity, from: '镇供销社', reason: '月底盘点' };
  const made = moveStock(order, await onBooks(one.device, goodId(good)));
  return made.ok ? value(await one.create('stockMove', made.value)) : undefined;
}

async function sells(one: Station, good: number, quantity: number): Promise<Redemption> {
  const items = [{ good: goodId(good), name: '肥皂', quantity, price: 100 }];
  const made = value(redeem(`household:${ulid(9)}`, items, { balance: 1_000_000, postedOn: TODAY }));
  return value(await one.create('redemption', made)) as Redemption;
}

async function takesBack(one: Station, sale: Redemption): Promise<void> {
  const made = value(reverse(sale, { reason: '退货', postedOn: TODAY, stands: true }));
  value(await one.create('reversal', made as Content<'reversal'>));
}

/** Every document of one station reaches another, as sync brings it, in an order of its own. */
async function reaches(from: Station, to: Station, backwards: boolean): Promise<void> {
  for (const collection of ['goods', 'ledger'] as const) {
    const documents = (await from.find(collection, { limit: 1000 })) as Stored[];
    for (const document of backwards ? documents.reverse() : documents) {
      await to.changeForSync(collection, [document.id], (now) => now ?? document);
    }
  }
}

test('what comes in, is counted, spoilt, handed over and given back is what is there', async () => {
  const one = await station();
  expect(await there(one, 1)).toBeUndefined();
  await moves(one, 1, 'donated', 20);
  const sale = await sells(one, 1, 3);
  expect(await there(one, 1)).toBe(17);
  await moves(one, 1, 'counted', 15);
  await moves(one, 1, 'writtenOff', 5);
  expect(await there(one, 1)).toBe(10);
  await takesBack(one, sale);
  expect(await there(one, 1)).toBe(13);
  const rows = await stockMovesOf(one.device, goodId(1), ALL);
  expect(rows.map(({ way, change }) => [way, change]).sort()).toEqual([
    ['counted', -2],
    ['donated', 20],
    ['writtenOff', -5],
  ]);
});

test('a good that was only ever sold holds nothing up, and is what was found once it is counted', async () => {
  const one = await station();
  await sells(one, 1, 4);
  expect(await there(one, 1)).toBeUndefined();
  await moves(one, 1, 'counted', 11);
  expect(await there(one, 1)).toBe(11);
});

const step = fc.record({
  does: fc.constantFrom('donated', 'counted', 'writtenOff', 'sell', 'takeBack'),
  good: fc.nat(2),
  quantity: fc.integer({ min: 1, max: 30 }),
});

test('stock never disagrees with its moves: on two laptops apart and together, in any order, and built anew', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), fc.boolean(), async (steps, backwards) => {
      const [one, two, third] = [await station(), await station(), await station()];
      const sales: Redemption[] = [];
      for (const [index, { does, good, quantity }] of steps.entries()) {
        const at = index % 2 === 0 ? one : two;
        if (does === 'sell') sales.push(await sells(at, good, quantity));
        else if (does === 'takeBack') {
          const sale = sales[quantity % Math.max(sales.length, 1)];
          // Both laptops may take the same sale back.
          if (sale) await takesBack(at, sale);
        } else await moves(at, good, does as 'donated', quantity);
      }
      await reaches(one, two, backwards);
      await reaches(two, one, !backwards);
      await reaches(one, third, backwards);
      const kept = await one.device.stock.toArray();
      for (const { good, quantity } of kept) {
        const rows = await stockMovesOf(one.device, good, ALL);
        expect(rows.reduce((sum, { change }) => sum + change, 0)).toBe(quantity);
      }
      for (const other of [two, third]) expect(nonZero(await other.device.stock.toArray())).toEqual(nonZero(kept));
      await one.rebuildDerived();
      expect(nonZero(await one.device.stock.toArray())).toEqual(nonZero(kept));
      for (const closing of open.splice(0)) await closing.close();
    }),
    { numRuns: 8 },
  );
});

/** A good whose moves were all taken back may have a row of nothing or none. */
function nonZero(rows: readonly { good: string; quantity: number }[]) {
  return rows.filter(({ quantity }) => quantity !== 0);
}
