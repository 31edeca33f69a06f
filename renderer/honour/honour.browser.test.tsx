import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Honour, HonourVote } from '../../shared/domain/honour/honour.ts';
import type { Station } from '../../shared/store/station.ts';
import { mattersWaiting } from '../council/matters.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

let station: Station;

stationForEach(async (opened) => {
  station = opened;
  await settle(station, ['孔兰玉', '金水生']);
  await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const field = (label: string) => page.getByRole('textbox', { name: label });

async function all<T>(kind: string): Promise<T[]> {
  return (await station.find('deeds', { selector: { kind }, limit: 20 })) as unknown as T[];
}

async function nominate() {
  mountAt(station, '/honour/new');
  await page.getByRole('combobox', { name: '称号' }).fill('好邻居');
  await page.getByRole('combobox', { name: '哪个人' }).click();
  await userEvent.keyboard('kly');
  await expect.element(page.getByRole('option', { name: /孔兰玉/ })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await field('事迹').fill('十年照顾邻居老人');
  await button('提名').click();
  await expect.element(page.getByRole('heading', { name: '好邻居：孔兰玉' })).toBeVisible();
}

async function vote(yes: string, against: string) {
  await field('赞成').fill(yes);
  await field('反对').fill(against);
  await field('弃权').fill('0');
  await field('谁投的票').fill('柳河村道德评议会');
  await button('记入结果').click();
}

it('a neighbour is nominated, voted on, posted and given the certificate', async () => {
  await nominate();
  expect(await all<Honour>('honour')).toMatchObject([{ title: '好邻居', name: '孔兰玉', villagersGroup: '1组' }]);
  expect(await mattersWaiting(station, 'moralReview')).toMatchObject([
    { source: 'honours', matters: [{ title: '评选“好邻居”：孔兰玉' }] },
  ]);
  await vote('9', '2');
  await expect.element(page.getByText(/“好邻居”孔兰玉：.*赞成 9，反对 2，弃权 0，评上/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => all<HonourVote>('honourVote')).toMatchObject([{ for: 9, against: 2, awarded: true }]);
  await expect.element(button('打印证书')).toBeVisible();
  expect(await mattersWaiting(station, 'moralReview')).toEqual([]);
  await page.getByRole('button', { name: /拟.*年评优公示/ }).click();
  await expect.element(page.getByRole('cell', { name: '孔*玉' })).toBeVisible();
  unmount();
  const [honour] = await all<Honour>('honour');
  mountAt(station, `/paper/honour/${honour?.id.slice('honour:'.length)}`);
  await expect.element(page.getByRole('heading', { name: '荣誉证书' })).toBeVisible();
  await expect.element(page.getByText(/您十年照顾邻居老人，被评为“好邻居”。/)).toBeVisible();
});

it('half the votes are not enough, and there is no certificate then', async () => {
  await nominate();
  await vote('5', '5');
  await expect.element(page.getByText(/弃权 0，没评上/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => all<HonourVote>('honourVote')).toMatchObject([{ awarded: false }]);
  await expect.element(page.getByText('重新记投票结果')).toBeVisible();
  await expect.element(button('打印证书')).not.toBeInTheDocument();
});
