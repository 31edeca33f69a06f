import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { stockOf } from '../../../shared/store/derived/stock.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, settle } from '../../testing/stationPage.tsx';
import { readDesk } from '../../today/desk.ts';
import { setShopRule } from './acts.ts';

const SOAP_CODE = '6901234567892';

let station: Station;
let household: string;
let soap: string;

stationForEach(async (opened) => {
  station = opened;
  [household] = (await settle(station, ['孔兰玉', '金水生'])) as [string];
  soap = idOf(await station.create('good', { name: '肥皂', unit: '块', price: 1000, barcode: SOAP_CODE, lowAt: 2 }));
  idOf(await station.create('good', { name: '食盐', unit: '袋', price: 350 }));
});

function idOf(made: { ok: true; value: { id: string } } | { ok: false; reason: string }): string {
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

async function give(points: number) {
  const postings = [
    { account: household, points },
    { account: 'issue' as const, points: -points },
  ];
  const deed = { deed: station.newId('deed'), judgement: station.newId('judgement'), description: '好事' };
  idOf(await station.create('deposit', { postedOn: today(), ...deed, postings }));
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const field = (name: string) => page.getByRole('textbox', { name, exact: true });

it('goods come in, are counted, and are a line on the desk when they run out', async () => {
  mountAt(station, `/good/${soap.slice('good:'.length)}`);
  await expect.element(page.getByText('库存 还没记，先进货或盘点')).toBeVisible();
  await button('收捐赠').click();
  await field('数量').fill('5');
  await field('来处').fill('镇供销社');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('镇供销社捐 肥皂 5 块，库存变 5')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('库存 5 块')).toBeVisible();
  await button('盘点').click();
  await field('数量').fill('2');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('要写原因').first()).toBeVisible();
  await field('原因、备注').fill('受潮三块');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('库存 2 块')).toBeVisible();
  await expect.element(page.getByRole('cell', { name: '实有 2 块，受潮三块' })).toBeVisible();
  expect((await readDesk(station)).lowGoods).toBe(1);
});

it('a sale by scanner and keyboard holds to stock and rule, and cash tops up', async () => {
  await give(2500);
  const counted = { good: soap, on: today(), way: 'counted', change: 3, counted: 3, reason: '' } as const;
  idOf(await station.create('stockMove', counted));
  await setShopRule(station, { fenPerPoint: 100, clause: '', validFrom: today() });
  mountAt(station, `/passbook/${household.slice('household:'.length)}`);
  const picker = page.getByRole('combobox', { name: '加商品' });
  await picker.click();
  // As a scanner does: all at once, Enter included.
  await userEvent.keyboard(`${SOAP_CODE}{Enter}`);
  await expect.element(field('肥皂的数量')).toHaveFocus();
  await userEvent.keyboard('4');
  await expect.element(page.getByText('库存不够，只有肥皂 3 块，请减少或先进货')).toBeVisible();
  await userEvent.keyboard('{Backspace}3');
  await page.getByText('差 5 分，补现金 5.00 元').click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('孔兰玉户兑换肥皂 × 3，用 25 分，补现金 5.00 元，兑后余额 0 分')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('兑好了，余额 0 分')).toBeVisible();
  expect((await stockOf(station.device, [soap])).get(soap)).toBe(0);
  const [sale] = await station.find('ledger', { selector: { kind: 'redemption' }, limit: 2 });
  expect(sale).toMatchObject({ topUp: { points: 500, fen: 500 }, items: [{ good: soap, quantity: 3, price: 1000 }] });
});
