import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entryTail } from '../../../shared/domain/merit/code.ts';
import { spanOf } from '../../../shared/domain/merit/redList.ts';
import type { TakenVoucher, Voucher } from '../../../shared/domain/merit/voucher.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { signedCode } from '../../../shared/sync/courier/signedCode.ts';
import { today } from '../../station/today.ts';
import { unmount } from '../../testing/mount.tsx';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, settle } from '../../testing/stationPage.tsx';
import { posted } from '../testing/posted.ts';

let station: Station;
let household: string;
let merchant: string;

stationForEach(async (opened) => {
  station = opened;
  [household] = (await settle(station, ['孔兰玉'])) as [string];
  await posted(station, household, { postedOn: today(), points: 5000, description: '巡逻' });
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const field = (label: string) => page.getByRole('textbox', { name: label });

async function all<T>(kind: string): Promise<T[]> {
  return (await station.find('ledger', { selector: { kind }, limit: 20 })) as unknown as T[];
}

async function addMerchant() {
  const words = { name: '东街超市', trade: '超市', contact: '周掌柜', phone: '19900000001', fenPerPoint: 100 };
  const made = await station.create('merchant', words);
  if (!made.ok) throw new Error(made.reason);
  merchant = made.value.id;
}

/** A voucher taken in on the last day of last month. */
async function brought() {
  const { to: postedOn } = spanOf('lastMonth', today());
  const postings = [
    { account: 'vouchers' as const, points: -2000 },
    { account: merchant, points: 2000 },
  ];
  const voucher = station.newId('voucher');
  const made = await station.create('takenVoucher', {
    postedOn,
    voucher,
    merchant,
    description: '收商家券 20 分',
    postings,
  });
  if (!made.ok) throw new Error(made.reason);
}

async function give(points: string) {
  await page.getByText('开商家券').first().click();
  await field('多少分').fill(points);
  await button('开商家券').click();
}

async function codeOf({ id, validUntil }: Voucher): Promise<string> {
  const code = { form: 'voucher', station: station.code, about: household, points: 2000, day: validUntil } as const;
  const signed = await signedCode(station, { ...code, entry: entryTail(id) });
  if (!signed.ok) throw new Error(signed.reason);
  return signed.value;
}

it('a voucher is given only where a merchant takes it, never beyond the balance, and printed with its code', async () => {
  mountAt(station, `/passbook/${household.slice('household:'.length)}`);
  await expect.element(page.getByRole('heading', { name: '孔兰玉户' })).toBeVisible();
  await expect.element(page.getByText('开商家券')).not.toBeInTheDocument();
  await addMerchant();
  await expect.element(page.getByText('开商家券').first()).toBeVisible();
  await give('50.01');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('积分不够，还差 0.01 分，请开小一点')).toBeVisible();
  await field('多少分').fill('20');
  await button('开商家券').click();
  await expect.element(page.getByText(/给孔兰玉户开一张 20 分的商家券/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '商家券' })).toBeVisible();
  await expect.element(page.getByRole('img', { name: '核对用的二维码' })).toBeVisible();
  expect(await balance(station.device, household)).toBe(3000);
  expect(await balance(station.device, 'vouchers')).toBe(2000);
});

it('a merchant’s vouchers are scanned one by one; one code counts once, and nothing else is taken', async () => {
  await addMerchant();
  mountAt(station, `/passbook/${household.slice('household:'.length)}`);
  await give('20');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '商家券' })).toBeVisible();
  const [voucher] = await all<Voucher>('voucher');
  const code = await codeOf(voucher as Voucher);
  unmount();
  mountAt(station, `/merchant/${merchant.slice('merchant:'.length)}`);
  const scan = async (text: string) => {
    await field('收商家券').fill(text);
    await userEvent.keyboard('{Enter}');
  };
  await scan(code.replace('-2000-', '-9000-'));
  await expect.element(page.getByText('内容和签名对不上，纸上的内容被改过')).toBeVisible();
  await scan('6901234567892');
  await expect.element(page.getByText('这不是积分的二维码，或没扫全，请再扫一次')).toBeVisible();
  await scan(code);
  await expect.element(page.getByText('这次收了 1 张')).toBeVisible();
  await scan(code);
  await expect.element(page.getByText('这张券已经收过了，不能再用')).toBeVisible();
  expect(await all<TakenVoucher>('takenVoucher')).toHaveLength(1);
  expect(await balance(station.device, merchant)).toBe(2000);
  unmount();
  // The household cannot give back what a merchant has.
  mountAt(station, `/entry/${encodeURIComponent((voucher as Voucher).id)}`);
  await button('冲正').click();
  await field('冲正原因').fill('退券');
  await userEvent.keyboard('{Enter}');
  await button('确认记入').click();
  await expect.element(page.getByText('商家已经收了这张券，请先冲正收券那一笔')).toBeVisible();
  unmount();
  mountAt(station, `/paper/voucher/${encodeURIComponent((voucher as Voucher).id)}`);
  await expect.element(page.getByText('这张券已经用过或退回，不能再打印')).toBeVisible();
});

it('last month’s vouchers are settled once, and the sheet is printed', async () => {
  await addMerchant();
  await brought();
  mountAt(station, `/merchant/${merchant.slice('merchant:'.length)}`);
  await expect.element(page.getByText(/底以前收了 1 张券，共 20 分，还没结算/)).toBeVisible();
  await button('结算').click();
  await expect.element(page.getByText(/1 张券，20 分，付 20\.00 元/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '商家结算单' })).toBeVisible();
  await expect.element(page.getByText(/应付：20\.00 元/)).toBeVisible();
  expect(await balance(station.device, merchant)).toBe(0);
  unmount();
  mountAt(station, `/merchant/${merchant.slice('merchant:'.length)}`);
  await expect.element(page.getByText('−20')).toBeVisible();
  await expect.element(page.getByText(/还没结算/)).not.toBeInTheDocument();
  // One that another laptop took in last month, and that comes now, goes with the next settlement.
  await brought();
  await expect.element(page.getByText('20 分').first()).toBeVisible();
  await expect.element(page.getByText(/还没结算/)).not.toBeInTheDocument();
  expect(await balance(station.device, merchant)).toBe(2000);
});
