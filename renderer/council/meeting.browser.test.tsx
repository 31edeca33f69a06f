import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { BodyKind, Council, CouncilMember } from '../../shared/domain/council/council.ts';
import type { Confirmation, Decision, SignIn, TurnoutFact } from '../../shared/domain/council/meeting.ts';
import { templatesFor } from '../../shared/domain/council/templates.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt } from '../testing/stationPage.tsx';
import { addItem, addMotion, callMeeting, foundCouncil, mark } from './acts.ts';

let station: Station;

stationForEach((opened) => {
  station = opened;
});

function value<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(result.reason);
  return result.value;
}

async function all<T>(kind: string): Promise<T[]> {
  return (await station.find('meetings', { selector: { kind }, limit: 500 })) as unknown as T[];
}

const button = (label: string) => page.getByRole('button', { name: label });
const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

/** A meeting that was called, of so many invented members. */
async function called(kind: BodyKind, count: number) {
  const members = Array.from(
    { length: count },
    (_, n): CouncilMember => ({
      person: station.newId('person'),
      name: `村民${n + 1}`,
      post: n === 0 ? 'chair' : 'member',
    }),
  );
  const words = { council: kind, name: '柳河村的会', term: 1, from: '2026-01-01', electedBy: '', confirmedBy: '' };
  const id = value(await foundCouncil(station, words, members, templatesFor(kind, 300)[0]));
  const meeting = value(await callMeeting(station, (await station.get<'council'>(id)) as Council, '19:30'));
  return { meeting, members };
}

/** The clerk, who wants no more than one key for each person called. */
const SECONDS_MAX = 90;

it('the roll of fifty is called with a key each, in well under ninety seconds', async () => {
  const { meeting } = await called('deliberation', 50);
  mountAt(station, `${addressOf(meeting)}/roll`);
  await expect.element(page.getByRole('listitem', { name: '村民1', exact: true })).toHaveFocus();
  const keys = Array.from({ length: 50 }, (_, n) => (n % 10 === 9 ? '3' : '1'));
  let pressed = 0;
  const count = () => {
    pressed += 1;
  };
  window.addEventListener('keydown', count, true);
  const began = performance.now();
  for (const key of keys) await userEvent.keyboard(key);
  await expect.element(page.getByText('够法定人数了（要 34 人），可以表决')).toBeVisible();
  await vi.waitFor(async () => expect(await all('signIn')).toHaveLength(50), 30_000);
  const seconds = (performance.now() - began) / 1000;
  window.removeEventListener('keydown', count, true);
  const signIns = await all<SignIn>('signIn');
  expect(new Set(signIns.map(({ person }) => person)).size).toBe(50);
  expect(signIns.filter(({ attendance }) => attendance === 'leave')).toHaveLength(5);
  expect(pressed).toBe(50);
  expect(seconds).toBeLessThan(SECONDS_MAX);
  console.info(`roll call of 50: ${pressed} keys, ${seconds.toFixed(1)} s`);
});

it('an item of the agenda is moved by a key, and stays there', async () => {
  const { meeting } = await called('deliberation', 5);
  for (const title of ['听取说明', '讨论', '表决']) await addItem(station, meeting, title);
  mountAt(station, addressOf(meeting));
  const titles = () => [...document.querySelectorAll<HTMLInputElement>('ol li input')].map(({ value }) => value);
  await vi.waitFor(() => expect(titles()).toEqual(['听取说明', '讨论', '表决']));
  document.querySelectorAll<HTMLInputElement>('ol li input')[2]?.focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await vi.waitFor(() => expect(titles()).toEqual(['听取说明', '表决', '讨论']));
  expect((document.activeElement as HTMLInputElement).value).toBe('表决');
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await vi.waitFor(() => expect(titles()).toEqual(['表决', '听取说明', '讨论']));
  unmount();
  mountAt(station, addressOf(meeting));
  await vi.waitFor(() => expect(titles()).toEqual(['表决', '听取说明', '讨论']));
});

it('who leaves early is not counted, a vote by name takes a key each, and what is confirmed is locked', async () => {
  const { meeting, members } = await called('redWhite', 5);
  for (const member of members) value(await mark(station, meeting, member, { attendance: 'present' }));
  const words = { title: '老王家办事', counter: '村民1', supervisor: '村民2', responsible: '村民3' };
  value(await addMotion(station, meeting, { ...words, method: 'roll' }));
  mountAt(station, `${addressOf(meeting)}/roll`);
  await page
    .getByRole('listitem', { name: /^村民5 / })
    .getByText('村民5')
    .click();
  await userEvent.keyboard('5');
  await expect.element(page.getByRole('listitem', { name: '村民5 到会 早退' })).toBeVisible();
  await expect.element(field('村民5几点走的')).toBeVisible();
  await field('村民5几点走的').fill('20:00');
  await userEvent.keyboard('{Enter}{Alt>}4{/Alt}');

  await field('表决时间').fill('20:10');
  await userEvent.keyboard('{Tab}');
  await expect.element(page.getByText('20:10 在场 4 人')).toBeVisible();
  const list = page.getByRole('list', { name: '记名投票' });
  expect(list.getByRole('listitem').elements()).toHaveLength(4);
  await list.getByText('村民1').click();
  for (const key of '1112') await userEvent.keyboard(key);
  await expect.element(page.getByText('赞成 3，反对 1，弃权 0，还有 0 人没投', { exact: false })).toBeVisible();
  await button('记入决议').click();
  await button('确认记入').click();
  await expect.element(page.getByText('已记入')).toBeVisible();
  expect(await all<Decision>('decision')).toMatchObject([{ due: 5, present: 4, for: 3, passed: true }]);

  await userEvent.keyboard('{Alt>}5{/Alt}');
  await button('定稿').click();
  await expect.element(page.getByText(/会议记录定稿，决议 1 项，以后只能补记/)).toBeVisible();
  await button('确认记入').click();
  await expect.element(page.getByText(/王会计于.*定稿/)).toBeVisible();
  expect(await all<Confirmation>('confirmation')).toHaveLength(1);
  expect(page.getByRole('navigation', { name: '会议步骤' }).elements()).toHaveLength(0);
  await field('补记').fill('散会后老王补充：酒席改为 12 桌。');
  await button('记入补记').click();
  await button('确认记入').click();
  await expect.element(page.getByRole('heading', { name: '补记' })).toBeVisible();
});

it('a vote pressed too early asks for nothing until it is pressed again, and pressed from the last field it asks', async () => {
  const { meeting, members } = await called('deliberation', 3);
  for (const member of members) value(await mark(station, meeting, member, { attendance: 'present' }));
  const words = {
    title: '修渠',
    responsible: '村民1',
    counter: '村民2',
    supervisor: '村民3',
    method: 'hands' as const,
  };
  value(await addMotion(station, meeting, { ...words, for: 3, against: 0 }));
  mountAt(station, `${addressOf(meeting)}/vote`);
  await button('记入决议').click();
  const missing = page.getByText('赞成、反对、弃权都要填，没有就填 0');
  await expect.element(missing).toBeVisible();
  await field('弃权').fill('0');
  await field('赞成').click();
  await expect.element(missing).not.toBeInTheDocument();
  await expect.element(button('记入决议')).toBeVisible();
  await expect.element(field('赞成')).toHaveFocus();

  await field('赞成').fill('2');
  await button('记入决议').click();
  await expect.element(page.getByText(/“修渠”应到 3 人，实到 3 人，赞成/)).toBeVisible();
});

it('a villagers’ meeting is counted in heads, by either way', async () => {
  const { meeting } = await called('villagers', 0);
  mountAt(station, `${addressOf(meeting)}/roll`);
  await field('户代表应到').fill('30');
  await field('户代表实到').fill('31');
  await button('记入到会人数').click();
  await expect.element(page.getByText('应到、实到要成对填数字，实到不能多于应到')).toBeVisible();
  await field('户代表实到').fill('20');
  await button('记入到会人数').click();
  await expect.element(page.getByText('到会人数：成年村民 —，户代表 20/30')).toBeVisible();
  await button('确认记入').click();
  await expect.element(page.getByText('够法定人数了（要 20 人），可以表决')).toBeVisible();
  expect(await all<TurnoutFact>('turnout')).toMatchObject([{ households: { due: 30, present: 20 } }]);
});
