import { beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { checkCharacter } from '../../shared/domain/roster/idNumber.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';
import { readAccessLog } from '../station/accessLog.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

const NAMES = ['孔兰玉', '金水生', '白云飞', '华春来', '施小满', '曹立秋'];
const ID = `99010119520315001${checkCharacter('99010119520315001')}`;

let station: Station;

stationForEach((opened) => {
  station = opened;
});

const field = (label: string) => page.getByRole('textbox', { name: label });
const option = (name: RegExp) => page.getByRole('option', { name });

async function people(): Promise<Person[]> {
  return (await station.find('people', { selector: { kind: 'person' }, limit: 100 })) as unknown as Person[];
}

it('an empty roster says what to do first', async () => {
  mountAt(station, '/person');
  await expect.element(page.getByText(/先把手头的表格导进来/)).toBeVisible();
  await expect.element(page.getByRole('link', { name: '从表格导入' })).toBeVisible();
});

describe('the list of people', () => {
  beforeEach(async () => {
    await settle(station, NAMES);
  });

  it('is filtered by initials and opened with Enter', async () => {
    const router = mountAt(station, '/person');
    await expect.element(page.getByText('共 6 条')).toBeVisible();
    await userEvent.keyboard('byf');
    await expect.element(page.getByText('共 1 条')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '白云飞' })).toBeVisible();
    expect(router.state.location.pathname).toMatch(/^\/person\/0/);
  });

  it('is narrowed to a group', async () => {
    mountAt(station, '/person');
    await page.getByRole('combobox', { name: '村民小组' }).click();
    await page.getByTitle('2组').click();
    await expect.element(page.getByText('共 2 条')).toBeVisible();
    await expect.element(option(/金水生/)).toBeVisible();
  });

  it('is narrowed to a tag by an address, and to those who live here unless others are asked for', async () => {
    const [first, second] = await people();
    await station.edit<'person'>((first as Person).id, () => ({ politicalStatus: '中共党员' }));
    await station.edit<'person'>((second as Person).id, () => ({ politicalStatus: '中共党员', status: 'movedOut' }));
    mountAt(station, '/person?tag=party');
    await expect.element(page.getByText('共 1 条')).toBeVisible();
    await page.getByRole('combobox', { name: '状态' }).click();
    await page.getByTitle('不限状态').click();
    await expect.element(page.getByText('共 2 条')).toBeVisible();
  });

  it('N adds a person, who is there at once and undone with one press', async () => {
    mountAt(station, '/person');
    await expect.element(option(/孔兰玉/)).toBeVisible();
    await userEvent.keyboard('{Alt>}n{/Alt}');
    await expect.element(field('姓名')).toHaveFocus();
    await userEvent.keyboard(`陶谷雨{Enter}${ID}`);
    await expect.element(page.getByText('1952年3月15日 星期六 农历二月二十')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('heading', { name: '陶谷雨' })).toBeVisible();
    await expect.element(page.getByText('共 7 条')).toBeVisible();
    expect((await people()).find(({ name }) => name === '陶谷雨')).toMatchObject({ sex: '1', birthDate: '1952-03-15' });
    await page.getByRole('button', { name: '撤销' }).click();
    await expect.element(page.getByText('共 6 条')).toBeVisible();
  });
});

it('that a list of those with a restricted tag was looked at is noted; of another tag it is not', async () => {
  mountAt(station, '/person?tag=party');
  await expect.element(page.getByText(/^共 \d+ 条$/)).toBeVisible();
  unmount();
  mountAt(station, '/person?tag=disabled');
  await expect
    .poll(() => readAccessLog(station.device))
    .toMatchObject([{ clerk: '王会计', what: 'seen', of: '名单：残疾' }]);
});

describe('a person', () => {
  async function open(name = '孔兰玉') {
    await settle(station, NAMES);
    const person = (await people()).find((one) => one.name === name);
    if (!person) throw new Error(name);
    await station.edit<'person'>(person.id, () => ({ idNumber: ID, phone: '19900001234', idProblem: undefined }));
    mountAt(station, `/person/${person.id.slice('person:'.length)}`);
    await expect.element(page.getByRole('heading', { name })).toBeVisible();
    return person.id;
  }

  it('shows numbers masked until asked, and notes who asked', async () => {
    const id = await open();
    await expect.element(page.getByText(`990101${'*'.repeat(10)}${ID.slice(-2)}`)).toBeVisible();
    await expect.element(page.getByText('199****1234')).toBeVisible();
    await page.getByRole('button', { name: '显示身份证号' }).click();
    expect(document.body.textContent).not.toContain(ID);
    await userEvent.keyboard('2');
    await expect.element(page.getByText(ID)).toBeVisible();
    expect(await readAccessLog(station.device)).toMatchObject([
      { clerk: '王会计', what: 'seen', of: '孔兰玉 身份证号', record: id, why: '核对登记' },
    ]);
  });

  it('is edited; the household goes by the new name where they are its head', async () => {
    const id = await open();
    const household = (await station.get<'person'>(id))?.household as string;
    await station.edit<'household'>(household, () => ({ head: id }));
    await page.getByRole('button', { name: '修改' }).click();
    await field('姓名').fill('孔兰钰');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('修改人员：孔兰钰')).toBeVisible();
    expect((await station.get<'household'>(household))?.headName).toBe('孔兰钰');
  });

  it('with a doubtful number is told so and may stay; with somebody else’s is not taken', async () => {
    await open();
    unmount();
    mountAt(station, '/person/new');
    await field('姓名').fill('陶谷雨');
    await field('身份证号').fill(ID.slice(0, 17));
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('身份证号应是 18 位，现在是 17 位，请核对')).toBeVisible();
    await page.getByRole('radio', { name: '女' }).click();
    await field('身份证号').fill(ID);
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('和身份证号里的性别不一样，请核对')).toBeVisible();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText('这个身份证号已是孔兰玉的，请核对')).toBeVisible();
    await field('身份证号').fill('123');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByRole('heading', { name: '陶谷雨' })).toBeVisible();
    expect((await people()).find(({ name }) => name === '陶谷雨')?.idProblem).toBe('wrongLength');
  });

  it('taken off the roster can be brought back', async () => {
    const id = await open();
    await page.getByRole('button', { name: '移出花名册' }).click();
    await expect.element(page.getByText(/已移出花名册，记录还在/)).toBeVisible();
    await expect.element(page.getByText('共 5 条')).toBeVisible();
    await page.getByRole('button', { name: '恢复' }).click();
    await expect.element(page.getByText('共 6 条')).toBeVisible();
    expect((await station.get<'person'>(id))?.voided).toBeUndefined();
  });
});

it('the register on paper has masked numbers and its sums', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await settle(station, NAMES);
  const [first] = await people();
  await station.edit<'person'>((first as Person).id, () => ({ idNumber: ID }));
  mountAt(station, '/paper/roster/person?group=');
  await expect.element(page.getByText('本页小计：6 人')).toBeVisible();
  await expect.poll(() => print).toHaveBeenCalledOnce();
  expect(document.body.textContent).not.toContain(ID);
  expect(document.querySelector('nav')).toBeNull();
});

it('the register is printed with full numbers when somebody says what for, and that is on the record first', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  await settle(station, NAMES);
  const [first] = await people();
  await station.edit<'person'>((first as Person).id, () => ({ idNumber: ID }));
  mountAt(station, '/paper/roster/person?group=');
  await expect.poll(() => print).toHaveBeenCalledOnce();
  await page.getByRole('button', { name: '打印完整号码' }).click();
  expect(document.body.textContent).not.toContain(ID);
  await userEvent.keyboard('4');
  await expect.element(page.getByText(ID)).toBeVisible();
  expect(print).toHaveBeenCalledTimes(2);
  const noted = await readAccessLog(station.device, { what: 'printed' });
  expect(noted[0]).toMatchObject({ clerk: '王会计', why: '上级检查' });
  expect(noted[0]?.of).toMatch(/完整/);
  await expect.element(page.getByRole('button', { name: '打印完整号码' })).not.toBeInTheDocument();
});
