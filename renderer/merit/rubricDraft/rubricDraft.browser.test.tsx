import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { addDays } from '../../../shared/domain/calendar/day.ts';
import type { Rubric } from '../../../shared/domain/merit/merit.ts';
import { rubricOn } from '../../../shared/domain/merit/rubric.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt } from '../../testing/stationPage.tsx';
import { readRubrics } from '../read.ts';

let station: Station;

stationForEach(async (opened) => {
  station = opened;
  const items = [
    { code: '1', className: '好事', name: '参加活动', points: 100, per: '次' },
    { code: '2', className: '好事', name: '做好事', points: 5000, per: '次' },
  ];
  await station.create('rubric', { name: '柳河村细则', source: '', items, noticeDays: 3, validFrom: '2026-01-01' });
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
const draft = async () =>
  (await readRubrics(station)).find((one) => one.draft || one.validFrom !== '2026-01-01') as Rubric;

it('a rubric is changed line by line in a draft, held against the one in force, and used from its day', async () => {
  mountAt(station, '/rubric');
  await expect.element(page.getByRole('cell', { name: '做好事' })).toBeVisible();
  await expect.element(button('改“做好事”')).not.toBeInTheDocument();
  await button('改出一份新的').click();
  await expect.element(page.getByText('两份没有不同')).toBeVisible();

  await button('改“做好事”').click();
  await expect.element(field('分值')).toHaveValue('50');
  await field('分值').fill('30');
  await field('条号').fill('1');
  await button('放进草稿').click();
  await expect.element(page.getByText('条号和别的一条重了，请换一个').first()).toBeVisible();
  await field('条号').fill('2');
  await field('一个月最多').fill('90');
  await button('放进草稿').click();
  await expect.element(page.getByText('分值、一个月最多')).toBeVisible();

  await button('加一条').click();
  await field('条号').fill('3');
  await field('做什么').fill('义务巡逻');
  await field('分值').fill('20');
  await button('放进草稿').click();
  await expect.element(page.getByText('新加的')).toBeVisible();
  await button('删“参加活动”').click();
  await expect.element(page.getByText('没有了')).toBeVisible();
  expect((await draft()).items).toEqual([
    { code: '2', className: '好事', name: '做好事', points: 3000, per: '次', caps: { month: 9000 } },
    { code: '3', className: '', name: '义务巡逻', points: 2000, per: '次' },
  ]);
  await button('撤销').click();
  await expect.element(page.getByText('没有了')).not.toBeInTheDocument();
  expect((await draft()).items.map(({ code }) => code)).toEqual(['1', '2', '3']);

  const tomorrow = addDays(today(), 1);
  await field('换个日子起用').fill(tomorrow);
  await page.getByRole('button', { name: /^从 .*起用这份$/ }).click();
  await expect.element(button('加一条')).not.toBeInTheDocument();
  const rubrics = await readRubrics(station);
  expect(rubricOn(rubrics, today())?.validFrom).toBe('2026-01-01');
  expect(rubricOn(rubrics, tomorrow)?.id).toBe((await draft()).id);
});
