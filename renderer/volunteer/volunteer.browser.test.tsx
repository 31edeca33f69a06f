import { describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { addDays } from '../../shared/domain/calendar/day.ts';
import type { Deed } from '../../shared/domain/merit/merit.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import type { TeamMember } from '../../shared/domain/volunteer/team.ts';
import { TEAM_TEMPLATES } from '../../shared/domain/volunteer/templates.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

let station: Station;
const PEOPLE = ['孔兰玉', '金水生', '白云飞', '华春来'];

stationForEach(async (opened) => {
  station = opened;
  await settle(station, PEOPLE);
  await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
});

const button = (label: string) => page.getByRole('button', { name: label, exact: true });
const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });

async function all<T>(collection: 'groups' | 'activities' | 'deeds' | 'rules', kind: string): Promise<T[]> {
  return (await station.find(collection, { selector: { kind }, limit: 50 })) as unknown as T[];
}

async function adoptRule() {
  const rule = TEAM_TEMPLATES.find(({ name }) => name === '5+N 分队');
  if (!rule) throw new Error('no template');
  await station.create('teamRule', { ...rule, validFrom: '2026-01-01' });
}

async function pick(label: string, letters: string, name: string) {
  // The list of finds of the pick before may still lie over the field: it is reached by the keyboard, as a clerk does.
  (page.getByRole('combobox', { name: label }).element() as HTMLElement).focus();
  await userEvent.keyboard(letters);
  await expect.element(page.getByRole('option', { name: new RegExp(name) })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
}

/** A team with three members, the first its leader. */
async function team(): Promise<string> {
  const made = await station.create('team', {
    name: '环境卫生志愿服务队',
    field: '环境卫生',
    tasks: '',
    from: '2026-01-01',
  });
  if (!made.ok) throw new Error(made.reason);
  const people = (await station.find('people', { selector: { kind: 'person' }, limit: 10 })) as unknown as {
    id: string;
    name: string;
  }[];
  for (const [at, name] of PEOPLE.slice(0, 3).entries()) {
    const person = people.find((one) => one.name === name)?.id ?? '';
    const post = at === 0 ? ('leader' as const) : ('member' as const);
    const content = { team: made.value.id, person, name, post, skills: '', from: '2026-01-01', leftBecause: '' };
    await station.create('teamMember', content);
  }
  return made.value.id;
}

describe('a team', () => {
  it('that the rule requires is founded from what is missing, and the first to join leads it', async () => {
    await adoptRule();
    mountAt(station, '/team');
    await page.getByRole('link', { name: '建“环境卫生”队' }).click();
    await expect.element(field('队名')).toHaveValue('环境卫生志愿服务队');
    await button('保存').click();
    await expect.element(page.getByRole('heading', { name: '环境卫生志愿服务队' })).toBeVisible();
    await pick('添队员', 'kly', '孔兰玉');
    await expect.element(page.getByRole('heading', { name: '队员 · 1 人' })).toBeVisible();
    await pick('添队员', 'jss', '金水生');
    await expect.element(page.getByRole('heading', { name: '队员 · 2 人' })).toBeVisible();
    await expect.element(page.getByText('队员 2 人，办法要求至少 3 人')).toBeVisible();
    await pick('添队员', 'byf', '白云飞');
    await expect.element(page.getByText('办法要求')).not.toBeInTheDocument();
    const members = await all<TeamMember>('groups', 'teamMember');
    expect(members.map(({ name, post }) => [name, post]).sort()).toEqual([
      ['孔兰玉', 'leader'],
      ['白云飞', 'member'],
      ['金水生', 'member'],
    ]);
    await pick('添队员', 'byf', '白云飞');
    await expect.element(page.getByText('白云飞已经在队里了')).toBeVisible();
  });

  it('keeps what its members can do, and who left when and why', async () => {
    const id = await team();
    mountAt(station, `/team/${id.slice('team:'.length)}`);
    await field('金水生的特长').fill('电工');
    await userEvent.keyboard('{Enter}');
    await expect
      .poll(async () => (await all<TeamMember>('groups', 'teamMember')).find(({ name }) => name === '金水生')?.skills)
      .toBe('电工');
    await button('金水生离任').click();
    await field('离任原因').fill('外出务工');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('离任的 1 人')).not.toBeInTheDocument();
    await expect
      .poll(async () => (await all<TeamMember>('groups', 'teamMember')).find(({ name }) => name === '金水生'))
      .toMatchObject({ to: today(), leftBecause: '外出务工', skills: '电工' });
  });

  it('tells of a member who died, on its page and beside the other teams', async () => {
    await adoptRule();
    const id = await team();
    const [person] = (await station.find('people', { selector: { name: '白云飞' }, limit: 1 })) as { id: string }[];
    await station.edit<'person'>(person?.id ?? '', () => ({ status: 'deceased' }));
    mountAt(station, `/team/${id.slice('team:'.length)}`);
    await expect.element(page.getByText('白云飞已去世，还在队里，请办退出')).toBeVisible();
    unmount();
    mountAt(station, '/team');
    await expect.element(page.getByText('必建的队伍还缺 4 支：')).toBeVisible();
    await expect.element(page.getByText('白云飞已去世，还在队里，请办退出')).toBeVisible();
  });

  it('stands on a member’s page, and on paper with phones masked', async () => {
    const id = await team();
    const [person] = (await station.find('people', { selector: { name: '孔兰玉' }, limit: 1 })) as { id: string }[];
    await station.edit<'person'>(person?.id ?? '', () => ({ phone: '13900001234' }));
    mountAt(station, `/person/${person?.id.slice('person:'.length)}`);
    await expect.element(page.getByRole('heading', { name: '任职' })).toBeVisible();
    await expect.element(page.getByRole('link', { name: '环境卫生志愿服务队' })).toBeVisible();
    unmount();
    mountAt(station, `/paper/team/${id.slice('team:'.length)}`);
    await expect.element(page.getByRole('cell', { name: '队长' })).toBeVisible();
    await expect.element(page.getByRole('cell', { name: '139****1234' })).toBeVisible();
    await expect.element(page.getByText('13900001234')).not.toBeInTheDocument();
  });
});

describe('an activity', () => {
  async function activity(on = today()): Promise<string> {
    const words = { title: '清扫村道', theme: 'help' as const, on, place: '村道', organiser: '王会计' };
    const rest = { minutes: 120, content: '', served: 0, recap: '', team: await team() };
    const made = await station.create('activity', { ...words, ...rest });
    if (!made.ok) throw new Error(made.reason);
    return made.value.id;
  }

  it('is written down, its list gone through with a key a person, and the deeds handed in once', async () => {
    const [terms] = RUBRIC_TEMPLATES;
    await station.create('rubric', { ...terms, validFrom: '2026-01-01' } as never);
    await team();
    mountAt(station, '/activity/new');
    await field('活动').fill('清扫村道');
    (page.getByRole('combobox', { name: '哪支队伍' }).element() as HTMLElement).focus();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await button('保存').click();
    await expect.element(page.getByRole('heading', { name: '签到 · 0 人' })).toBeVisible();
    const row = page.getByRole('row', { name: '孔兰玉', exact: true });
    (row.element() as HTMLElement).focus();
    await userEvent.keyboard('1');
    await userEvent.keyboard('2');
    await userEvent.keyboard('1');
    await expect.element(page.getByRole('heading', { name: '签到 · 2 人' })).toBeVisible();
    await pick('队外来的人', 'hcl', '华春来');
    await expect.element(page.getByRole('heading', { name: '签到 · 3 人' })).toBeVisible();
    const came = await all<{ name: string; minutes: number }>('activities', 'participation');
    expect(came.map(({ name, minutes }) => [name, minutes]).sort()).toEqual([
      ['华春来', 120],
      ['孔兰玉', 120],
      ['白云飞', 120],
    ]);
    await button('交去评议').click();
    await expect.element(page.getByText('先选按积分细则的哪一条记')).toBeVisible();
    await page.getByRole('combobox', { name: '按哪条记' }).click();
    await userEvent.keyboard('{Enter}');
    await button('交去评议').click();
    await expect.element(page.getByText(/已交去评议 \d 件/)).toBeVisible();
    const deeds = await all<Deed>('deeds', 'deed');
    const households = new Set(deeds.map(({ household }) => household));
    expect(deeds.length).toBe(households.size);
    for (const deed of deeds)
      expect(deed).toMatchObject({ origin: 'activity', description: '清扫村道', verified: { as: 'manager' } });
    await button('交去评议').click();
    await expect.element(page.getByText('签到的人都交过了，没有新的')).toBeVisible();
    expect((await all<Deed>('deeds', 'deed')).length).toBe(deeds.length);
  });

  it('is signed in on its day and not before', async () => {
    const id = await activity(addDays(today(), 1));
    mountAt(station, `/activity/${id.slice('activity:'.length)}`);
    await expect.element(page.getByText('活动还没到日子，到时在这里签到')).toBeVisible();
    await expect.element(page.getByRole('radiogroup')).not.toBeInTheDocument();
  });

  it('prints its record with the team’s list to sign', async () => {
    const id = await activity();
    mountAt(station, `/paper/activity/${id.slice('activity:'.length)}`);
    await expect.element(page.getByRole('heading', { name: '志愿服务活动记录表' })).toBeVisible();
    await expect.element(page.getByRole('cell', { name: '金水生' })).toBeVisible();
    await expect.poll(() => vi.mocked(window.print).mock.calls.length).toBe(1);
  });
});
