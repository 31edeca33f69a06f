import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import { type MonthClose, monthOf } from '../../../shared/domain/merit/books.ts';
import { spanOf } from '../../../shared/domain/merit/redList.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';
import { unmount } from '../../testing/mount.tsx';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt, settle } from '../../testing/stationPage.tsx';
import { posted } from '../testing/posted.ts';

let station: Station;
let household: string;
let other: string;
/** The first day of last month, in which everything here is posted. */
let last: string;

stationForEach(async (opened) => {
  station = opened;
  [household, other] = (await settle(station, ['孔兰玉', '金水生'])) as [string, string];
  await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
  last = spanOf('lastMonth', today()).from;
  await posted(station, household, { postedOn: last, points: 5000, description: '送迷路老人回家' });
  await posted(station, other, { postedOn: addDays(last, 1), points: 2000, description: '清河道' });
});

const button = (label: string | RegExp) => page.getByRole('button', { name: label });
const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });

it('an address that names no month opens this one, on the screen and on paper', async () => {
  mountAt(station, '/books/2026-13');
  const [year, month] = [today().slice(0, 4), Number(today().slice(5, 7))];
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(`${year}年${month}月`);
  unmount();
  mountAt(station, '/paper/books/x');
  await expect.element(page.getByText(new RegExp(`${year}年${month}月`)).first()).toBeVisible();
});

it('a month balances, is closed once it is over, and tells what came after it', async () => {
  mountAt(station, `/books/${monthOf(last)}`);
  await expect.element(row('各户存折')).toHaveTextContent('各户存折070070');
  await expect.element(page.getByText('借贷相等，账平')).toBeVisible();
  await button('月结').click();
  await expect.element(page.getByText(/记账 2 笔，各户各人月末余额共 70 分/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/王会计办了月结/)).toBeVisible();
  await expect.element(page.getByRole('navigation', { name: '各月账簿' }).getByText('已月结')).toBeVisible();
  await expect.element(button('月结')).not.toBeInTheDocument();

  // Another laptop's entry of that month arrives.
  await posted(station, other, { postedOn: addDays(last, 2), points: 100, description: '后到的' });
  await expect.element(page.getByText('各户存折：月结时 70 分，现在 71 分')).toBeVisible();
  await button('重新月结').click();
  await expect.element(page.getByText('请写清楚为什么重新月结')).toBeVisible();
  await page.getByRole('textbox', { name: '为什么重新月结' }).fill('另一台电脑后到');
  await button('重新月结').click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('各户存折：月结时 70 分，现在 71 分')).not.toBeInTheDocument();
  const closings = (await station.find('goods', { selector: { kind: 'monthClose' }, limit: 9 })) as unknown;
  expect((closings as MonthClose[]).map(({ entries, reason }) => [entries, reason])).toEqual([
    [2, ''],
    [3, '另一台电脑后到'],
  ]);
});

it('the present month is not closed, and the books go on paper', async () => {
  mountAt(station, '/books');
  await expect.element(page.getByText('这个月还没过完，过完了再月结。')).toBeVisible();
  await expect.element(button('月结')).not.toBeInTheDocument();
  unmount();
  mountAt(station, `/paper/books/${monthOf(last)}`);
  await expect.element(page.getByRole('heading', { name: '积分月报' })).toBeVisible();
  await expect.element(page.getByText('增加 70 分，减少 70 分').first()).toBeVisible();
});

it('from a balance to the entry, the deed and the people, in three clicks', async () => {
  mountAt(station, `/passbook/${household.slice('household:'.length)}`);
  await page.getByRole('link', { name: '送迷路老人回家' }).click();
  await expect.element(page.getByRole('heading', { name: '送迷路老人回家' })).toBeVisible();
  await expect.element(page.getByText('相符')).toBeVisible();
  await expect.element(page.getByText(/柳河村道德评议会 .* 评 50 分/)).toBeVisible();
  await expect.element(page.getByText(/的第 1 笔/)).toBeVisible();
  await page.getByRole('link', { name: '看这件事' }).click();
  await expect.element(page.getByRole('heading', { name: '送迷路老人回家' })).toBeVisible();
  await page.getByRole('link', { name: '孔兰玉户' }).click();
  await expect.element(page.getByRole('heading', { name: '孔兰玉户' })).toBeVisible();
});

it('the red list of a group is drafted as a notice with masked names', async () => {
  mountAt(station, '/passbook/redList');
  await expect.element(page.getByText('这一段还没有存入的积分')).toBeVisible();
  await page.getByText('上月').click();
  await expect.element(row('1 孔兰玉')).toBeVisible();
  await expect.element(page.getByText('2 户（人），共 70 分')).toBeVisible();
  await button('拟红榜公示').click();
  await expect.element(page.getByRole('heading', { name: /积分红榜/ })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: '孔*玉' })).toBeVisible();
  expect(document.body.textContent).not.toContain('孔兰玉');
});
