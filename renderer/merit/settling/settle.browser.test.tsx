import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import type { Waiver } from '../../../shared/domain/merit/entry.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, settle } from '../../testing/stationPage.tsx';
import { posted } from '../testing/posted.ts';
import { countToSettle } from './read.ts';

let station: Station;
let household: string;
let soap: string;

stationForEach(async (opened) => {
  station = opened;
  [household] = (await settle(station, ['孔兰玉'])) as [string];
  await posted(station, household, { postedOn: today(), points: 5000, description: '巡逻' });
  const good = await station.create('good', { name: '肥皂', unit: '块', price: 1000 });
  if (!good.ok) throw new Error(good.reason);
  soap = good.value.id;
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const passbook = () => `/passbook/${household.slice('household:'.length)}`;

async function handedOver(quantity: number) {
  const postings = [
    { account: household, points: -1000 * quantity },
    { account: 'shop' as const, points: 1000 * quantity },
  ];
  const items = [{ good: soap, name: '肥皂', quantity, price: 1000 }];
  const made = await station.create('redemption', { postedOn: today(), household, items, postings });
  if (!made.ok) throw new Error(made.reason);
}

it('an overdraft is waived on somebody’s decision, and both sales stay', async () => {
  await handedOver(4);
  await handedOver(4);
  mountAt(station, '/passbook/settle');
  await expect.element(page.getByText('−30 分')).toBeVisible();
  await button('免掉孔兰玉户的透支').click();
  await button('免掉').click();
  await expect.element(page.getByText('这一项要填').first()).toBeVisible();
  await page.getByRole('combobox', { name: '谁定的' }).fill('村两委');
  await page.getByRole('textbox', { name: '为什么免' }).fill('两台电脑分开兑的');
  await button('免掉').click();
  await expect.element(page.getByText(/免掉孔兰玉户透支的 30 分，村两委定的：两台电脑分开兑的/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('没有要理清的')).toBeVisible();
  expect(await balance(station.device, household)).toBe(0);
  const waivers = (await station.find('ledger', { selector: { kind: 'waiver' }, limit: 9 })) as unknown as Waiver[];
  expect(waivers).toMatchObject([{ decidedBy: '村两委', description: '免透支 30 分' }]);
  expect(await station.find('ledger', { selector: { kind: 'redemption' }, limit: 9 })).toHaveLength(2);
});

it('what two laptops entered twice is acknowledged with a reason, and asked about no more', async () => {
  const [deed, judgement] = [station.newId('deed'), station.newId('judgement')];
  const postings = [
    { account: household, points: 1000 },
    { account: 'issue' as const, points: -1000 },
  ];
  for (const description of ['清河道', '清理河道']) {
    const made = await station.create('deposit', { postedOn: today(), deed, judgement, description, postings });
    if (!made.ok) throw new Error(made.reason);
  }
  expect(await countToSettle(station)).toBe(1);
  mountAt(station, '/passbook/settle');
  await expect.element(page.getByRole('link', { name: '清理河道' })).toBeVisible();
  await button('看过了，就这样：清河道').click();
  await button('看过了，就这样').click();
  await expect.element(page.getByText('这一项要填').first()).toBeVisible();
  await page.getByRole('textbox', { name: '为什么', exact: true }).fill('同一次活动，记一笔');
  await button('看过了，就这样').click();
  await expect.element(page.getByText('“清河道”看过了，就这样：同一次活动，记一笔')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('没有要理清的')).toBeVisible();
  expect(await countToSettle(station)).toBe(0);
  // A third laptop's entry was not seen.
  await station.create('deposit', { postedOn: today(), deed, judgement, description: '河道清理', postings });
  expect(await countToSettle(station)).toBe(1);
  expect(await balance(station.device, household)).toBe(6000);
});

it('a voucher that was given back and brought as well stands there with both halves', async () => {
  const between = (from: string, to: string) => [
    { account: from, points: -500 },
    { account: to, points: 500 },
  ];
  const words = { postedOn: today(), household, validUntil: addDays(today(), 30), description: '商家券 5 分' };
  const given = await station.create('voucher', { ...words, postings: between(household, 'vouchers') });
  if (!given.ok) throw new Error(given.reason);
  const voucher = given.value.id;
  await station.create('reversal', {
    ...{ postedOn: today(), act: voucher, reverses: voucher, reason: '户里不要了' },
    postings: between('vouchers', household),
  });
  const merchant = station.newId('merchant');
  const taken = { postedOn: today(), voucher, merchant, description: '收商家券 5 分' };
  await station.create('takenVoucher', { ...taken, postings: between('vouchers', merchant) });
  mountAt(station, '/passbook/settle');
  await expect.element(page.getByRole('heading', { name: '又退给户、又被商家拿来的券' })).toBeVisible();
  for (const text of ['商家券 5 分', '冲正：户里不要了', '收商家券 5 分'])
    await expect.element(page.getByRole('link', { name: text, exact: true })).toBeVisible();
  expect(await balance(station.device, 'vouchers')).toBe(-500);
  await button('退券作废，分再扣下：商家券 5 分').click();
  await page.getByRole('textbox', { name: '为什么', exact: true }).fill('商家先收的');
  await button('退券作废，分再扣下').click();
  await expect.element(page.getByText('“商家券 5 分”商家已经收了，退回的分再扣下：商家先收的')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('没有要理清的')).toBeVisible();
  expect(await balance(station.device, 'vouchers')).toBe(0);
  expect(await balance(station.device, household)).toBe(4500);
});

it('where two laptops share, this one hands out half and no more, in goods and vouchers together', async () => {
  await station.create('shopRule', { laptops: 2, clause: '', validFrom: today() });
  await handedOver(1);
  mountAt(station, passbook());
  await page.getByRole('combobox', { name: '加商品' }).click();
  await userEvent.keyboard('fz');
  await expect.element(page.getByRole('option', { name: /肥皂/ })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('textbox', { name: '肥皂的数量' }).fill('2');
  await expect.element(page.getByText('这台电脑还能给这户兑 15 分，多的到另一台兑')).toBeVisible();
  await page.getByRole('textbox', { name: '肥皂的数量' }).fill('1');
  await expect.element(page.getByText('这台电脑还能给这户兑 15 分，多的到另一台兑')).not.toBeInTheDocument();
});

it('minus points are told to the household alone, on paper', async () => {
  const content = { household, happenedOn: today(), description: '大操大办', rubric: station.newId('rubric') };
  const deed = await station.create('deed', { ...content, item: 'D1', quantity: 1 });
  if (!deed.ok) throw new Error(deed.reason);
  const judged = {
    approved: true,
    points: -500,
    reason: '超过约定桌数',
    judgedOn: today(),
    judgedBy: '柳河村道德评议会',
  };
  await station.create('judgement', { deed: deed.value.id, ...judged });
  mountAt(station, `/deed/${deed.value.id.slice('deed:'.length)}`);
  await page.getByRole('link', { name: '打印告知单' }).click();
  await expect.element(page.getByRole('heading', { name: '积分扣减告知单' })).toBeVisible();
  await expect.element(page.getByText(/大操大办。.*扣减积分 5 分。理由：超过约定桌数。/)).toBeVisible();
});
