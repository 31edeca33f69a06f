import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../shared/store/station.ts';
import { routesOf } from '../app/routes.tsx';
import { prefer } from '../preferences/preferences.ts';
import { noteAccess } from '../station/accessLog.ts';
import { Desk, type StationEntry } from '../station/desk.ts';
import { isPin, recordPin } from '../station/pin.ts';
import { StationRoom } from '../station/StationRoom.tsx';
import { SessionContext } from '../station/session.ts';
import { mount, unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { settle } from '../testing/stationPage.tsx';

let station: Station;
let entry: StationEntry;

stationForEach(async (opened) => {
  station = opened;
  entry = {
    code: station.code,
    name: '柳河村新时代文明实践站',
    deviceId: station.deviceId,
    clerk: '王会计',
    pin: await recordPin('1357'),
    origin: 'founded',
    usedAt: '2026-03-05T00:00:00.000Z',
  };
});

afterEach(() => {
  prefer({ typeSize: 'normal', language: 'zh-CN' });
});

function show(part: string) {
  const session = { desk: new Desk('test'), entry, update: vi.fn(), lock: vi.fn(), leave: vi.fn(), forget: vi.fn() };
  const router = createMemoryRouter(routesOf(), { initialEntries: [`/settings/${part}`] });
  mount(
    <SessionContext value={session}>
      <StationRoom station={station}>
        <RouterProvider router={router} />
      </StationRoom>
    </SessionContext>,
  );
  return session;
}

const field = (label: string) => page.getByLabelText(label, { exact: false }).first();

it('large type and language hold at once and for everything', async () => {
  show('screen');
  await page.getByRole('radio', { name: '大字' }).click();
  expect(getComputedStyle(document.documentElement).fontSize).toBe('20px');
  await page.getByRole('radio', { name: 'English' }).click();
  await expect.element(page.getByRole('heading', { name: 'Screen' })).toBeVisible();
  expect(document.documentElement.lang).toBe('en');
});

it('a new PIN wants the old one', async () => {
  const { update } = show('clerk');
  await field('原来的口令').fill('2468');
  await page.getByLabelText(/^口令/).fill('8642');
  await field('再输一次').fill('8642');
  await page.getByRole('button', { name: '换成新口令' }).click();
  await expect.element(page.getByText('口令不对，请再输一次')).toBeVisible();
  expect(update).not.toHaveBeenCalled();
  await field('原来的口令').fill('1357');
  await page.getByRole('button', { name: '换成新口令' }).click();
  await expect.poll(() => update).toHaveBeenCalledOnce();
  expect(await isPin('8642', update.mock.calls[0]?.[0].pin)).toBe(true);
});

it('the station’s name is edited on its record', async () => {
  const created = await station.create('stationSettings', { name: '柳河村文明实践站', village: '柳河村' });
  if (!created.ok) throw new Error(created.reason);
  show('station');
  await field('站点名称').fill('柳河村新时代文明实践站');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('修改站点设置：柳河村新时代文明实践站')).toBeVisible();
  expect((await station.get<'stationSettings'>(created.value.id))?.name).toBe('柳河村新时代文明实践站');
});

it('tells what is kept, and rebuilds what is derived', async () => {
  await settle(station, ['孔兰玉', '金水生']);
  await station.device.entries.clear();
  show('storage');
  await expect.element(page.getByText('0 条').first()).toBeVisible();
  await page.getByRole('button', { name: '重新整理' }).click();
  await expect.element(page.getByText('2 条').first()).toBeVisible();
});

it('tells who looked, printed and exported, and what for', async () => {
  const at = '2026-03-05T01:07:00.000Z';
  await noteAccess(station.device, { at, clerk: '王会计', what: 'exported', of: '花名册', why: '上级检查' });
  await noteAccess(station.device, { at, clerk: '王会计', what: 'seen', of: '孔兰玉 电话' });
  show('access');
  await expect.element(page.getByText('共 2 条')).toBeVisible();
  await page.getByRole('combobox', { name: '只看哪一类' }).click();
  await page.getByTitle('导出').click();
  await expect.element(page.getByText('共 1 条')).toBeVisible();
  await expect.element(page.getByRole('row', { name: /王会计 导出 花名册 上级检查/ })).toBeVisible();
});

it('only the demonstration can be ended, and only after one question', async () => {
  show('storage');
  await expect.element(page.getByRole('button', { name: '换一个站点' })).toBeVisible();
  expect(page.getByRole('button', { name: '结束演示' }).elements()).toHaveLength(0);
  unmount();
  entry = { ...entry, origin: 'demo' };
  const { forget } = show('storage');
  await page.getByRole('button', { name: '结束演示' }).click();
  expect(forget).not.toHaveBeenCalled();
  await userEvent.keyboard('{Enter}');
  expect(forget).toHaveBeenCalledOnce();
});
