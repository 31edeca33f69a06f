import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { NoticeDraft } from '../../shared/domain/notice/drafting.ts';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { today } from '../station/today.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt } from '../testing/stationPage.tsx';
import { draftNotice, postNotice } from './acts.ts';
import { noticePaper } from './paperAddress.ts';
import { readNotice } from './read.ts';

let station: Station;

stationForEach((opened) => {
  station = opened;
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const thing = () => page.getByRole('region', { name: '当前一项' });

const list: NoticeDraft = {
  subject: 'merit',
  title: '三月积分红榜',
  opening: '现公示如下。',
  columns: [
    { head: '户主', masking: 'name' },
    { head: '积分', masking: 'none' },
  ],
  lines: Array.from({ length: 10 }, (_, n) => ({ cells: [`村民${n}`, String(10 + n)] })),
  issuer: '柳河村道德评议会',
};

async function posted(days: number): Promise<PostedNotice> {
  const draft = await draftNotice(station, list);
  if (!draft.ok) throw new Error(draft.problem.reason);
  const done = await postNotice(station, draft.id, addDays(today(), -days));
  if (!done.ok) throw new Error(done.problem.reason);
  const [posting] = (await readNotice(station, draft.id))?.postings ?? [];
  if (!posting) throw new Error('not posted');
  return posting.posted;
}

it('a list is drafted, posted, objected to and answered, by keyboard', async () => {
  mountAt(station, '/notice');
  await expect.element(page.getByText(/板上没有公示/)).toBeVisible();
  await userEvent.keyboard('{Alt>}n{/Alt}');
  await expect.element(page.getByRole('heading', { name: '起草公示' })).toBeVisible();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field('标题').fill('三月积分红榜');
  await field('谁公示').fill('柳河村道德评议会');
  await field('名单表头').fill('户主、电话、积分');
  await field('名单').fill('孔兰玉\t18802143973\t50\n金水生\t18802143974\t20');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('cell', { name: '188****3973' })).toBeVisible();
  await expect.element(page.getByRole('cell', { name: '孔*玉' })).toBeVisible();

  await button('上板').click();
  await expect.element(page.getByText(/〔\d{4}〕1号.*共 2 条/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('在挂').first()).toBeVisible();

  await button('记一条异议').click();
  await field('说什么').fill('那天不是他');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText(/一位村民.*对整张公示提出：那天不是他/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('待答复')).toBeVisible();
  await expect.element(page.getByText('有异议，先停').first()).toBeVisible();

  await button('答复').click();
  await page.getByRole('radio', { name: '不成立' }).click();
  await field('怎么答复').fill('查过了，是他');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/：查过了，是他$/)).toBeVisible();
  const facts = await station.find('notices', { selector: { kind: 'objectionAnswer' }, limit: 5 });
  expect(facts).toMatchObject([{ upheld: false, content: '查过了，是他' }]);
});

it('past its days it is due on the desk, and is taken down', async () => {
  const { notice } = await posted(3);
  mountAt(station, addressOf(notice));
  await expect.element(page.getByText('该撤了').first()).toBeVisible();
  await button('撤下').click();
  await userEvent.keyboard('{Enter}');
  await expect.element(thing().getByText('撤下了')).toBeVisible();
  const [fact] = await station.find('notices', { selector: { kind: 'takedown' }, limit: 5 });
  expect(fact).toMatchObject({ takenOn: today(), reason: '' });
});

it('prints as a poster, and is shown slide by slide until Esc', async () => {
  const { id } = await posted(0);
  mountAt(station, noticePaper(id, 'a3'));
  await expect.element(page.getByRole('heading', { name: '三月积分红榜' })).toBeVisible();
  await vi.waitFor(() => expect(window.print).toHaveBeenCalledOnce());
  expect(page.getByRole('row').elements()).toHaveLength(11);
  unmount();

  vi.spyOn(document.documentElement, 'requestFullscreen').mockResolvedValue(undefined);
  const router = mountAt(station, '/notice');
  await router.navigate(noticePaper(id, 'slides'));
  await expect.element(page.getByText('1 / 4')).toBeVisible();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(page.getByText('村*0')).toBeVisible();
  await userEvent.keyboard('{End}');
  await expect.element(page.getByText(/如有异议/)).toBeVisible();
  await userEvent.keyboard(' ');
  await expect.element(button('播放')).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await vi.waitFor(() => expect(router.state.location.pathname).toBe('/notice'));
});
