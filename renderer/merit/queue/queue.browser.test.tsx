import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../../shared/store/station.ts';
import { signedCode } from '../../../shared/sync/courier/signedCode.ts';
import { today } from '../../station/today.ts';
import { unmount } from '../../testing/mount.tsx';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, openPageStation, settle } from '../../testing/stationPage.tsx';

let station: Station;
let name: string;
let households: string[];

stationForEach(async (opened, as) => {
  station = opened;
  name = as;
  households = await settle(station, ['孔兰玉', '金水生', '白云飞']);
});

const picker = () => page.getByRole('combobox', { name: '取号' });

async function take(typed: string, number: number) {
  await picker().click();
  await userEvent.keyboard(typed);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(`取到 ${number} 号`)).toBeVisible();
}

it('households take numbers by initials or by their card, once each, and are called one after another', async () => {
  mountAt(station, '/passbook/queue');
  await expect.element(page.getByText('现在没有人排队')).toBeVisible();
  await take('kly', 1);
  const [, second = ''] = households;
  const card = { form: 'card', station: station.code, about: second, points: 0, day: today() } as const;
  const signed = await signedCode(station, card);
  if (!signed.ok) throw new Error(signed.reason);
  await picker().click();
  await picker().fill(signed.value);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('取到 2 号')).toBeVisible();
  await take('byf', 3);
  await picker().click();
  await userEvent.keyboard('jss{Enter}');
  await expect.element(page.getByText('这户已经在排队了，2 号')).toBeVisible();

  await page.getByRole('button', { name: /叫下一户/ }).click();
  await expect.element(page.getByRole('heading', { name: '孔兰玉户' })).toBeVisible();
  await expect.element(page.getByText('1 号在办')).toBeVisible();
  await expect.element(page.getByText('还等着 2 户')).toBeVisible();
  await page.getByRole('heading', { name: '孔兰玉户' }).click();
  await userEvent.keyboard('k');
  await expect.element(page.getByRole('heading', { name: '金水生户' })).toBeVisible();
  await page.getByRole('button', { name: '没来，过号' }).click();
  await expect.element(page.getByRole('heading', { name: '白云飞户' })).toBeVisible();
  await expect.element(page.getByText('还等着 1 户')).toBeVisible();
});

it('the line survives the end of the program, and whoever does not wait is taken out', async () => {
  mountAt(station, '/passbook/queue');
  await take('kly', 1);
  await take('jss', 2);
  unmount();
  station = await openPageStation(name);
  mountAt(station, '/passbook/queue');
  await expect.element(page.getByText('等着 2 户，办完 0 户')).toBeVisible();
  await page.getByRole('button', { name: '1 号不等了' }).click();
  await expect.element(page.getByText('等着 1 户，办完 0 户')).toBeVisible();
  await page.getByRole('button', { name: /叫下一户/ }).click();
  await expect.element(page.getByText('2 号在办')).toBeVisible();
});
