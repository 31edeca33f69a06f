import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Household } from '../../shared/domain/roster/household.ts';
import { checkCharacter } from '../../shared/domain/roster/idNumber.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';
import { readAccessLog } from '../station/accessLog.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

const withCheck = (digits: string) => digits + checkCharacter(digits);
const ID = withCheck('99010119520315001');

let station: Station;

stationForEach((opened) => {
  station = opened;
});

const field = (label: string) => page.getByRole('textbox', { name: label });
const button = (name: string) => page.getByRole('button', { name });

async function people(): Promise<Person[]> {
  const found = await station.find('people', { selector: { kind: 'person' }, limit: 100 });
  return (found as unknown as Person[]).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** A household of three, headed by the first. */
async function family(): Promise<{ household: string; members: Person[] }> {
  const [household = ''] = await settle(station, ['孔兰玉']);
  const [head] = (await people()) as [Person];
  await station.edit<'household'>(household, () => ({ head: head.id }));
  await station.edit<'person'>(head.id, () => ({ birthDate: '1950-01-01' }));
  const { id: _, ...rest } = head;
  for (const [name, relation] of [
    ['金秋', '配偶'],
    ['孔立', '儿子'],
  ] as const) {
    const { local: __, ...content } = { ...rest, name, relation } as Person & { local?: unknown };
    await station.create('person', content as never);
  }
  return { household, members: await people() };
}

/** A record comes to say this: what the screen shows first may be the event alone. */
async function becomes<K extends 'person' | 'household'>(id: string, says: object): Promise<void> {
  await vi.waitFor(async () => expect({ mergedInto: undefined, ...(await station.get<K>(id)) }).toMatchObject(says), {
    timeout: 10_000,
  });
}

const pathOf = (id: string) => `/${id.replace(':', '/')}`;

it('the death of the head is written down once, followed by both records, and taken back', async () => {
  const { household, members } = await family();
  const [head, wife] = members as [Person, Person];
  mountAt(station, pathOf(head.id));
  await button('登记变动').click();
  await page.getByText('去世', { exact: true }).click();
  await expect.element(field('哪一天')).toHaveFocus();
  await userEvent.keyboard('2026.3.1{Enter}因病{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('alert')).toHaveTextContent('新户主');
  await page.getByRole('combobox', { name: '新户主' }).click();
  await page.getByTitle('金秋（配偶）').click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('孔兰玉于2026年3月1日去世。')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(button('撤回')).toBeVisible();
  await becomes<'person'>(head.id, { status: 'deceased' });
  await becomes<'household'>(household, { head: wife.id, headName: '金秋' });

  await button('撤回').click();
  await userEvent.keyboard('记错了{Enter}');
  await expect.element(page.getByText(/撤回这次“去世”/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('已撤回：记错了（王会计）')).toBeVisible();
  await becomes<'person'>(head.id, { status: 'living' });
  await becomes<'household'>(household, { head: head.id, headName: '孔兰玉' });
});

it('a son splits off with a household of his own, which stands in the year’s changes', async () => {
  const { household, members } = await family();
  const son = members[2] as Person;
  mountAt(station, `${pathOf(household)}?act=split`);
  await expect.element(field('哪一天')).toHaveFocus();
  await userEvent.keyboard(`${new Date().getFullYear()}.1.1`);
  await page.getByRole('checkbox', { name: '孔立' }).click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText(/孔立从孔兰玉户分出，另立一户/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('link', { name: '孔立 户' })).toBeVisible();
  await becomes<'person'>(son.id, { relation: '户主' });
  const founded = (await station.get<'person'>(son.id))?.household as string;
  expect(founded).not.toBe(household);
  await becomes<'household'>(founded, { headName: '孔立', head: son.id });
  await page.getByRole('link', { name: '变动' }).click();
  await expect.element(page.getByText('分户 1')).toBeVisible();
});

it('a household is written down by keyboard alone; the numbers say birth and sex', async () => {
  mountAt(station, '/household/new');
  await expect.element(page.getByRole('combobox', { name: '村民小组' }).last()).toHaveFocus();
  await userEvent.keyboard('3组{Enter}柳河村3组8号{Enter}{Enter}{Enter}');
  await expect.element(field('第 1 行姓名')).toHaveFocus();
  await userEvent.keyboard(`陶谷雨{Enter}{Enter}${ID}{Enter}19900001234{Enter}`);
  await expect.element(field('第 2 行姓名')).toHaveFocus();
  await userEvent.keyboard(`陶立{Enter}儿子{Enter}${withCheck('99010119800101003')}{Enter}{Enter}{Enter}`);
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '陶谷雨 户' })).toBeVisible();
  const [first, second] = (await people()) as [Person, Person];
  expect(first).toMatchObject({ name: '陶谷雨', relation: '户主', sex: '1', birthDate: '1952-03-15', idNumber: ID });
  expect(second).toMatchObject({ name: '陶立', relation: '儿子', birthDate: '1980-01-01', household: first.household });
  const household = (await station.get<'household'>(first.household as string)) as Household;
  expect(household).toMatchObject({ villagersGroup: '3组', headName: '陶谷雨', head: first.id });
});

it('people who are on the roster twice are made one, and the undo brings both back', async () => {
  await settle(station, ['孔兰玉', '孔兰玉']);
  const [one, two] = (await people()) as [Person, Person];
  await station.edit<'person'>(one.id, () => ({ birthDate: '1952-03-15' }));
  await station.edit<'person'>(two.id, () => ({ birthDate: '1952-03-15', phone: '19900001234' }));
  mountAt(station, '/person');
  await page.getByRole('link', { name: '查重 1' }).click();
  await expect.element(page.getByText('姓名、生日相同')).toBeVisible();
  await button('留这一条，并入其余').first().click();
  await expect.element(page.getByText(/空着的“电话”用并入的补上/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText(/没有重复的人/)).toBeVisible();
  await becomes<'person'>(two.id, { mergedInto: one.id });
  await becomes<'person'>(one.id, { phone: '19900001234' });
  unmount();
  mountAt(station, pathOf(two.id));
  await expect.element(page.getByText(/这一条和别的一条是同一个人/)).toBeVisible();
  await button('撤回').click();
  await userEvent.keyboard('不是一个人{Enter}');
  await expect.element(page.getByText(/撤回这次“合并重复”/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await becomes<'person'>(one.id, { phone: '' });
  await becomes<'person'>(two.id, { mergedInto: undefined });
});

it('numbers leave in full only for a purpose, which goes on the record', async () => {
  await settle(station, ['孔兰玉']);
  const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
  mountAt(station, '/roster/export?of=person');
  await page.getByRole('radio', { name: '完整' }).click();
  await expect.element(button('导出').last()).toBeDisabled();
  await page.getByRole('combobox', { name: '看来做什么？' }).click();
  await page.getByTitle('上级检查').click();
  await button('导出').last().click();
  await expect.element(page.getByText(/里面有完整证件号/)).toBeVisible();
  expect(saved).toHaveBeenCalledOnce();
  expect(await readAccessLog(station.device)).toMatchObject([
    { what: 'exported', of: '花名册（完整证件号）', why: '上级检查' },
  ]);
});
