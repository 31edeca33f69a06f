import { createMemoryRouter, RouterProvider } from 'react-router';
import { afterEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { demoVillage } from '../../shared/domain/demo/village.ts';
import type { Creation, Station } from '../../shared/store/station.ts';
import { routesOf } from '../app/routes.tsx';
import { keepJournal } from '../journal/journal.ts';
import { StationRoom } from '../station/StationRoom.tsx';
import { today } from '../station/today.ts';
import { SyncRoom } from '../sync/SyncRoom.tsx';
import { mount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { settle } from '../testing/stationPage.tsx';

let station: Station;
let stopJournal: () => void;

stationForEach((opened) => {
  station = opened;
  stopJournal = keepJournal(station);
});

afterEach(() => {
  stopJournal();
});

function show() {
  const router = createMemoryRouter(routesOf(), { initialEntries: ['/'] });
  mount(
    <StationRoom station={station}>
      <SyncRoom>
        <RouterProvider router={router} />
      </SyncRoom>
    </StationRoom>,
  );
  return router;
}

const line = (words: RegExp) => page.getByRole('link', { name: words });

it('a station without people is told what to do first', async () => {
  show();
  await expect.element(page.getByText(/先把村里的人口表导进来/)).toBeVisible();
  await settle(station, ['孔兰玉']);
  await expect.poll(() => page.getByText(/先把村里的人口表导进来/).elements().length).toBe(0);
});

it('what is due and what waits stands there, the overdue marked', async () => {
  const village = demoVillage(today());
  const isWanted = ({ kind }: { kind: string }) => !['person', 'household'].includes(kind);
  await station.createMany(village.records.filter(isWanted) as Creation[]);
  await station.createMany(village.facts as Creation[]);
  show();
  await expect.element(line(/会议 好人好事评议会 2 天后/)).toBeVisible();
  await expect.element(line(/决议 关于修整村东水渠.*已超期 5 天/)).toBeVisible();
  await expect.element(line(/志愿队伍 必建的还缺：理论宣讲、文化文艺/)).toBeVisible();
  await expect.element(line(/待评议 .* 3 条/)).toBeVisible();
});

it('a meeting today says when; one held and not closed says so', async () => {
  const council = 'council:01JD0000000000000000000001';
  const paper = {
    council,
    startsAt: '14:30',
    place: '',
    chair: '',
    chairPost: '',
    recorder: '',
    discussion: '',
    called: [],
    guests: '',
    signedPaper: '',
  };
  await station.create('meeting', { ...paper, title: '今天的会', heldOn: today() });
  await station.create('meeting', { ...paper, title: '上周的会', heldOn: addDays(today(), -7) });
  await station.create('meeting', { ...paper, title: '下月的会', heldOn: addDays(today(), 30) });
  show();
  await expect.element(line(/今天的会.*今天 14:30/)).toBeVisible();
  await expect.element(line(/上周的会.*已开，纪要未定稿/)).toBeVisible();
  expect(line(/下月的会/).elements()).toHaveLength(0);
});

describe('the last things done', () => {
  it('are there as they happen, and undone with one press', async () => {
    const [household = ''] = await settle(station, ['孔兰玉']);
    await station.edit<'household'>(household, () => ({ address: '柳河村9号' }));
    show();
    await expect.element(page.getByRole('link', { name: '新增户：孔兰玉' })).toBeVisible();
    await station.void(household, '');
    await expect.element(page.getByText('作废户：孔兰玉')).toBeVisible();
    await page.getByRole('button', { name: '撤销 作废户：孔兰玉' }).click();
    await expect.element(page.getByText('已撤销')).toBeVisible();
    expect((await station.get<'household'>(household))?.voided).toBeUndefined();
  });
});

it('the four acts have a key each', async () => {
  const router = show();
  await expect.element(line(/登记好事/)).toBeVisible();
  await page.getByRole('heading', { name: '今日' }).click();
  await userEvent.keyboard('4');
  await expect.poll(() => router.state.location.pathname).toBe('/person');
});
