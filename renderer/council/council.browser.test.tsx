import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Seat } from '../../shared/domain/council/council.ts';
import type { Decision, Meeting, SignIn } from '../../shared/domain/council/meeting.ts';
import { isTrueFact } from '../../shared/domain/fact.ts';
import type { CollectionName } from '../../shared/domain/kinds.ts';
import type { Station } from '../../shared/store/station.ts';
import { withoutLocal } from '../../shared/store/stored.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, openPageStation, settle } from '../testing/stationPage.tsx';

const PEOPLE = ['孔兰玉', '金水生', '白云飞', '华春来', '施小满', '曹立秋', '陶谷雨', '严寒露'];

let station: Station;
let name: string;

stationForEach(async (opened, as) => {
  station = opened;
  name = as;
  const settings = await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
  if (!settings.ok) throw new Error(settings.reason);
  await settle(station, PEOPLE);
});

async function all<T>(kind: string, collection: CollectionName = 'meetings'): Promise<T[]> {
  const found = await station.find(collection, { selector: { kind }, limit: 100 });
  return found as unknown as T[];
}

const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
const button = (label: string) => page.getByRole('button', { name: label });

/** Founds the deliberation council by typing initials, as a clerk would. */
async function foundCouncil(initials: readonly string[]) {
  mountAt(station, '/council');
  await page.getByRole('link', { name: /村民议事会/ }).click();
  await expect.element(page.getByRole('heading', { name: /成立/ })).toBeVisible();
  const picker = page.getByRole('combobox', { name: '加成员' });
  for (const [index, letters] of initials.entries()) {
    await picker.click();
    await userEvent.keyboard(letters);
    await expect.element(page.getByRole('option', { name: new RegExp(PEOPLE[index] ?? '') })).toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(`成员名单 · ${index + 1} 人`)).toBeVisible();
  }
  await button('保存').click();
  await expect.element(page.getByRole('heading', { name: '柳河村村民议事会' })).toBeVisible();
}

async function callMeeting() {
  await button(/新开会议/.source)
    .first()
    .click();
  await expect.element(page.getByRole('navigation', { name: '会议步骤' })).toBeVisible();
  const [meeting] = await all<Meeting>('meeting');
  if (!meeting) throw new Error('no meeting was written');
  return meeting;
}

async function type(label: string, text: string) {
  await field(label).fill(text);
}

it('keeps with how many votes a member was elected, also when it is written down later', async () => {
  await foundCouncil(['kly', 'jss']);
  await button('修改名单').click();
  await page.getByRole('spinbutton', { name: '孔兰玉的得票数' }).fill('41');
  await button('保存').click();
  await expect.element(page.getByText(/换届选举，得 41 票/)).toBeVisible();
  expect(await all<Seat>('seat', 'groups')).toMatchObject([{ name: '孔兰玉', ballots: 41 }, { name: '金水生' }]);
});

it('a meeting goes from the roster to the printed minutes, by keyboard', async () => {
  await foundCouncil(['kly', 'jss', 'byf', 'hcl', 'sxm', 'clq']);
  await expect.element(page.getByText('有表决权的 6 人，章程要求至少 20 人')).toBeVisible();
  const meeting = await callMeeting();
  expect(meeting).toMatchObject({ chair: '孔兰玉', chairPost: '会长', recorder: '王会计' });

  await type('会议名称', '修渠专题会');
  await type('时间', '晚上7点半');
  await type('地点', '村委会会议室');
  await button('加一项').click();
  await page.getByRole('textbox', { name: '议程', exact: true }).fill('听取水渠情况');
  await userEvent.keyboard('{Alt>}2{/Alt}');

  await expect.element(page.getByText('还差 4 人到法定人数（要 4 人）')).toBeVisible();
  await expect.element(page.getByRole('listitem', { name: /孔兰玉/ })).toHaveFocus();
  await userEvent.keyboard('111');
  await expect.element(page.getByText('还差 1 人到法定人数（要 4 人）')).toBeVisible();
  await userEvent.keyboard('213');
  await expect.element(page.getByText('够法定人数了（要 4 人），可以表决')).toBeVisible();
  await page.getByRole('textbox', { name: '曹立秋没来的原因' }).fill('外出务工');

  await userEvent.keyboard('{Alt>}3{/Alt}');
  await expect.element(field('讨论记录')).toHaveFocus();
  await userEvent.keyboard('金水生说渠底淤了两年。');
  await userEvent.keyboard('{Alt>}4{/Alt}');

  await button('加一个议题').click();
  await type('议题', '修整村东水渠');
  await button('记入决议').click();
  await expect.element(page.getByText('赞成、反对、弃权都要填，没有就填 0')).toBeVisible();
  await type('赞成', '4');
  await type('反对', '1');
  await type('弃权', '0');
  await page.getByRole('combobox', { name: '计票人' }).fill('金水生');
  await page.getByRole('combobox', { name: '监票人' }).fill('白云飞');
  await page.getByRole('combobox', { name: '责任人' }).fill('孔兰玉');
  await type('完成期限', '后天');
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('通过', { exact: true })).toBeVisible();
  await expect.element(button('记入决议')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  const sentence = /“修整村东水渠”应到 6 人，实到 5 人，赞成 4，反对 1，弃权 0，通过；由孔兰玉负责/;
  await expect.element(page.getByText(sentence)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('已记入')).toBeVisible();

  const [decision] = await all<Decision>('decision');
  expect(decision).toMatchObject({ due: 6, present: 5, for: 4, passed: true, responsible: '孔兰玉' });
  expect(isTrueFact(withoutLocal(decision as never) as { id: string })).toBe(true);
  const signIns = await all<SignIn>('signIn');
  expect(signIns.filter((fact) => fact.name === '曹立秋').map((fact) => fact.reason)).toContain('外出务工');

  await userEvent.keyboard('{Alt>}5{/Alt}');
  await expect.element(page.getByText('应到 6 人，实到 5 人，到会率 83.3%', { exact: false })).toBeVisible();
  await button('打印会议记录').click();
  await expect.element(page.getByRole('heading', { name: '柳河村村民议事会会议记录' })).toBeVisible();
  for (const words of ['金水生说渠底淤了两年。', '曹立秋（请假，外出务工）', '一、听取水渠情况', '完成期限：']) {
    await expect.element(page.getByText(words, { exact: false }).first()).toBeVisible();
  }
  await expect.poll(() => window.print).toHaveBeenCalledOnce();
});

describe('a meeting in hand', () => {
  async function meetingAt(step: string, letters = ['kly', 'jss', 'byf']) {
    await foundCouncil(letters);
    const meeting = await callMeeting();
    unmount();
    const router = mountAt(station, `/meeting/${meeting.id.slice('meeting:'.length)}/${step}`);
    return { meeting, router };
  }

  it('survives a kill with every key typed, in fields that were never left', async () => {
    const { meeting } = await meetingAt('discussion');
    await field('讨论情况').click();
    await userEvent.keyboard('渠底淤了两年');
    const typed = async () => (await station.device.drafts.get(meeting.id))?.values.discussion;
    await expect.poll(typed).toBe('渠底淤了两年');
    expect((await station.get<'meeting'>(meeting.id))?.discussion).toBe('');
    // The disk as it was at this instant, without the leave-taking of a screen that is closed properly.
    const draft = await station.device.drafts.get(meeting.id);
    unmount();
    await expect.poll(async () => await station.device.drafts.get(meeting.id)).toBeUndefined();
    await station.edit<'meeting'>(meeting.id, () => ({ discussion: '' }));
    await station.close();
    station = await openPageStation(name);
    if (draft) await station.device.drafts.put(draft);
    mountAt(station, `/meeting/${meeting.id.slice('meeting:'.length)}/discussion`);
    await expect.element(field('讨论情况')).toHaveValue('渠底淤了两年');
    const saved = async () => (await station.get<'meeting'>(meeting.id))?.discussion;
    await expect.poll(saved).toBe('渠底淤了两年');
  });

  it('keeps what it cannot read in the field, with the reason, and off the record', async () => {
    const { meeting } = await meetingAt('preparation');
    await type('日期', '2.30');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('日历上没有这一天，请核对')).toBeVisible();
    await expect.element(field('日期')).toHaveValue('2.30');
    expect((await station.get<'meeting'>(meeting.id))?.heldOn).toBe(meeting.heldOn);
  });

  it('a vote without a quorum or with more votes than people is not recorded', async () => {
    await meetingAt('roll');
    await page
      .getByRole('listitem', { name: /孔兰玉/ })
      .getByText('孔兰玉')
      .click();
    await userEvent.keyboard('144');
    await expect.element(page.getByText('还差 1 人到法定人数（要 2 人）')).toBeVisible();
    await userEvent.keyboard('{Alt>}4{/Alt}');
    await button('加一个议题').click();
    await type('赞成', '2');
    await type('反对', '0');
    await type('弃权', '0');
    await button('记入决议').click();
    await expect.element(page.getByText('到会人数不够法定人数，不能表决')).toBeVisible();
    await expect.element(page.getByText('三项票数加起来比在场人数多，请核对')).toBeVisible();
    expect(await all('decision')).toEqual([]);
  });

  it('a later word on a member corrects the earlier one', async () => {
    await meetingAt('roll');
    await page
      .getByRole('listitem', { name: /孔兰玉/ })
      .getByText('孔兰玉')
      .click();
    await userEvent.keyboard('4');
    await expect.element(page.getByRole('listitem', { name: '孔兰玉 缺席' })).toBeVisible();
    await userEvent.keyboard('{ArrowUp}1');
    await expect.element(page.getByRole('listitem', { name: '孔兰玉 到会' })).toBeVisible();
    await expect.poll(() => all('signIn')).toHaveLength(2);
  });

  it('stands among the others by its day, whenever it was entered', async () => {
    const { meeting } = await meetingAt('preparation');
    const {
      id: _,
      local: _local,
      ...content
    } = (await station.get<'meeting'>(meeting.id)) as never as Meeting & { local: unknown };
    await station.create('meeting', { ...content, title: '去年补记的会', heldOn: '2020-01-05' });
    await expect.element(page.getByRole('option', { name: /去年补记的会/ })).toBeVisible();
    const rows = page.getByRole('listbox', { name: '会议' }).getByRole('option').elements();
    expect(rows.map((row) => row.textContent?.includes('去年补记的会'))).toEqual([false, true]);
  });

  it('made by mistake is voided, and the voiding undone', async () => {
    const { meeting } = await meetingAt('preparation');
    await button('作废这次会议').click();
    await expect.element(page.getByText('会议作废了')).toBeVisible();
    expect((await station.get<'meeting'>(meeting.id))?.voided?.reason).toBe('误建');
    await button('撤销').click();
    await expect.poll(async () => (await station.get<'meeting'>(meeting.id))?.voided).toBeUndefined();
  });
});
