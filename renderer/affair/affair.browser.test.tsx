import { expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Affair, AffairStep } from '../../shared/domain/affair/affair.ts';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Deed } from '../../shared/domain/merit/merit.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { mattersWaiting } from '../council/matters.ts';
import { today } from '../station/today.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

let station: Station;

stationForEach(async (opened) => {
  station = opened;
  await settle(station, ['孔兰玉']);
  await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

async function all<T>(collection: 'affairs' | 'deeds' | 'rules', kind: string): Promise<T[]> {
  return (await station.find(collection, { selector: { kind }, limit: 50 })) as unknown as T[];
}

async function limits() {
  const terms = { metric: 'tables' as const, most: 10, force: 'agreed' as const, clause: '第三条' };
  await station.create('affairLimit', { ...terms, validFrom: '2026-01-01' });
}

/** An affair of the day before yesterday, declared in time. */
async function declared(on: string): Promise<string> {
  const [host] = (await station.find('people', { selector: { kind: 'person' }, limit: 1 })) as unknown as {
    id: string;
    household: string;
  }[];
  if (!host) throw new Error('nobody');
  const who = { host: host.id, hostName: '孔兰玉', household: host.household, phone: '13900001234' };
  const what = { colour: 'red' as const, occasion: '结婚', relation: '母子', on, place: '自家', note: '' };
  const made = await station.create('affair', { ...who, ...what, declaredOn: addDays(on, -12), tables: 12 });
  if (!made.ok) throw new Error(made.reason);
  return made.value.id;
}

it('an affair is declared; what is above a limit is told beside the field, refuses nothing, and waits for the council', async () => {
  await limits();
  mountAt(station, '/affair/new');
  await expect.element(page.getByRole('combobox', { name: '事主' })).toHaveFocus();
  await userEvent.keyboard('kly');
  await expect.element(page.getByRole('option', { name: /孔兰玉/ })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('combobox', { name: '事由' }).fill('结婚');
  await field('办事日期').fill(addDays(today(), 12));
  await field('几桌').fill('12');
  await field('每桌多少钱').fill('300');
  await expect.element(page.getByText('超过约定的 10（第三条），请和事主商量')).toBeVisible();
  await button('报备').click();
  await expect.element(page.getByRole('heading', { name: '孔兰玉 结婚' })).toBeVisible();
  await expect.element(page.getByText('标准 10（第三条）')).toBeVisible();
  const [affair] = await all<Affair>('affairs', 'affair');
  expect(affair).toMatchObject({ hostName: '孔兰玉', colour: 'red', tables: 12, tablePrice: 30_000 });
  expect(affair?.household).toMatch(/^household:/);
  expect(await mattersWaiting(station, 'redWhite')).toMatchObject([
    { source: 'affairs', matters: [{ id: affair?.id, title: expect.stringContaining('孔兰玉结婚') }] },
  ]);
  expect(await mattersWaiting(station, 'deliberation')).toEqual([]);

  await button('理事会意见').click();
  await page.getByRole('radio', { name: '改了再办' }).click();
  await button('理事会意见').last().click();
  await expect.element(page.getByText('这一步要写明情况或理由').first()).toBeVisible();
  await field('说明').fill('减到十桌');
  await field('依据哪条约').fill('第三条');
  await button('理事会意见').last().click();
  await expect.element(page.getByText(/孔兰玉 结婚：改了再办/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => all<AffairStep>('affairs', 'affairStep'))
    .toMatchObject([{ step: 'ruling', opinion: 'withChanges', clause: '第三条', says: '减到十桌' }]);
  expect(await mattersWaiting(station, 'redWhite')).toEqual([]);
});

it('an affair that was held is checked, closed, and its deed handed in once', async () => {
  await limits();
  const [terms] = RUBRIC_TEMPLATES;
  await station.create('rubric', { ...terms, validFrom: '2026-01-01' } as never);
  const id = await declared(addDays(today(), -2));
  mountAt(station, `/affair/${id.slice('affair:'.length)}`);
  await expect.element(page.getByText('139****1234')).toBeVisible();
  await button('现场核查').click();
  await field('几桌').fill('10');
  await button('现场核查').last().click();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('与报备不符')).toBeVisible();
  await page.getByRole('combobox', { name: '按哪条记' }).click();
  await userEvent.keyboard('{Enter}');
  await button('交去评议').click();
  await expect.element(page.getByRole('link', { name: '孔兰玉结婚简办' })).toBeVisible();
  await expect.element(button('交去评议')).not.toBeInTheDocument();
  expect(await all<Deed>('deeds', 'deed')).toMatchObject([
    { origin: 'affair', from: id, description: '孔兰玉结婚简办' },
  ]);
  await button('办结').click();
  await button('办结').last().click();
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(async () => (await all<AffairStep>('affairs', 'affairStep')).map(({ step }) => step))
    .toEqual(['check', 'closing']);
  unmount();
  mountAt(station, `/paper/affair/${id.slice('affair:'.length)}`);
  await expect.element(page.getByRole('heading', { name: '村民红白事报备表' })).toBeVisible();
  await expect.element(page.getByText('红白理事会意见')).toBeVisible();
  await expect.element(page.getByText('13900001234')).not.toBeInTheDocument();
});

it('limits are taken over from what a place published, and set anew from a day on', async () => {
  mountAt(station, '/affair/limits');
  await button('照搬永登县（4 条）').click();
  await expect.element(page.getByRole('heading', { name: '彩礼' })).toBeVisible();
  await expect.element(page.getByText(/红事不超过 60000.00 元，倡导|红事不超过 60,000.00 元，倡导/)).toBeVisible();
  (page.getByRole('combobox', { name: '哪一项' }).element() as HTMLElement).focus();
  await userEvent.keyboard('礼金{Enter}');
  await field('最多（钱按元）').fill('150');
  await button('从那天起实行').click();
  await expect.element(page.getByText(/150(\.00)? 元，约定/)).toBeVisible();
  const gifts = (await all<{ metric: string; most: number; force: string }>('rules', 'affairLimit')).filter(
    ({ metric }) => metric === 'gift',
  );
  expect(gifts.map(({ most, force }) => [most, force]).sort()).toEqual([
    [10_000, 'advisory'],
    [15_000, 'agreed'],
  ]);
});
