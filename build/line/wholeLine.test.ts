/**
 * The whole line in a real Chromium, on the production build: from a clerk's spreadsheet to the county's database and to
 * a second laptop. Everything up to the county is done with the network off.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isTrueFact } from '../../shared/domain/fact.ts';
import { type CountyDocument, fromCounty } from '../../shared/sync/county.ts';
import { countyForTests, type TestCounty } from '../../sync-server/testing/county.ts';
import { type Laptop, startLaptop } from './laptop.ts';
import { type Network, networkTo } from './network.ts';

const ROSTER = join(import.meta.dirname, 'liuhe-village-roster.xlsx');

/** What the workbook holds on its two sheets of people; see `liuhe-village-roster.expected.json`. */
const RESIDENTS = 1846;
const MIGRANTS = 18;
const HOUSEHOLDS = 540;

const PIN = '2580';

let county: TestCounty;
let network: Network;
const laptops: Laptop[] = [];

beforeAll(async () => {
  county = await countyForTests();
  network = await networkTo(county.url);
});
afterAll(async () => {
  for (const laptop of laptops) await laptop.close();
  network.close();
  await county.stop();
});

async function laptop(): Promise<Laptop> {
  const one = await startLaptop();
  laptops.push(one);
  return one;
}

test('from a spreadsheet to the county and to a second laptop', async () => {
  expect(existsSync(ROSTER)).toBe(true);
  const first = await laptop();
  await foundStation(first);
  await importRoster(first);
  await holdMeeting(first);
  await depositAndRedeem(first);
  expect(await lightOf(first)).toMatch(/待上传 [\d,]+ 条/);

  network.on();
  await signIn(first);
  await first.page.getByRole('status').filter({ hasText: '已同步' }).waitFor({ timeout: 120_000 });

  await atTheCounty();

  const second = await laptop();
  await joinStation(second);
  await sameOnSecond(second);
  expect([...first.errors, ...second.errors]).toEqual([]);
}, 600_000);

async function foundStation({ page }: Laptop): Promise<void> {
  await page.getByText('建一个新站点').click();
  await page.getByLabel('站点编码').fill(county.station);
  await page.getByLabel('站点名称').fill('柳河村新时代文明实践站');
  await page.getByLabel('经办人姓名').fill('王会计');
  await page.getByLabel(/^口令/).fill(PIN);
  await page.getByLabel('再输一次').fill(PIN);
  await page.getByRole('button', { name: '建好站点' }).click();
  await page.getByRole('heading', { name: '今日' }).waitFor();
}

/** An option that is offered; what is read out is another element than what is seen, so it is not waited for by sight. */
async function attached(page: Laptop['page'], name: string | RegExp): Promise<void> {
  await page.getByRole('option', { name }).first().waitFor({ state: 'attached' });
}

/** By the one search, as a clerk does. */
async function command(page: Laptop['page'], words: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.insertText(words);
  await attached(page, words);
  await page.keyboard.press('Enter');
}

async function importRoster({ page }: Laptop): Promise<void> {
  await command(page, '从表格导入花名册');
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: '选花名册文件' }).click();
  await (await chooser).setFiles(ROSTER);
  await page.getByRole('button', { name: /^导入 1,?864 人/ }).click();
  await page.getByText('导入好了').waitFor({ timeout: 120_000 });
  await page.getByText(/新增 1,?864 人/).waitFor();
}

const COUNCIL = ['孔兰玉', '许娟明', '吴芳怡', '汪国', '魏云兰'];

async function holdMeeting({ page }: Laptop): Promise<void> {
  await page.getByRole('link', { name: '四会', exact: true }).click();
  await page.getByRole('link', { name: /村民议事会/ }).click();
  for (const name of COUNCIL) {
    await page.getByRole('combobox', { name: '加成员' }).click();
    await page.keyboard.insertText(name);
    await attached(page, new RegExp(name));
    await page.keyboard.press('Enter');
    await page.getByText(`成员名单 · ${COUNCIL.indexOf(name) + 1} 人`).waitFor();
  }
  await page.getByRole('button', { name: '保存' }).click();
  await page
    .getByRole('heading', { name: /村民议事会/ })
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /新开会议/ })
    .first()
    .click();
  await page.getByRole('textbox', { name: '会议名称' }).fill('修渠专题会');
  await page.getByRole('textbox', { name: '地点' }).fill('村委会会议室');
  await page.keyboard.press('Alt+2');
  await page.getByRole('listitem', { name: /孔兰玉/ }).click();
  await page.keyboard.type('11112');
  await page.getByText(/够法定人数了/).waitFor();
  await page.keyboard.press('Alt+3');
  await page.getByRole('textbox', { name: '讨论情况' }).fill('渠底淤了两年，冬闲时修。');
  await page.keyboard.press('Alt+4');
  await page.getByRole('button', { name: '加一个议题' }).click();
  await page.getByRole('textbox', { name: '议题', exact: true }).fill('修整村东水渠');
  await page.getByRole('textbox', { name: '赞成' }).fill('4');
  await page.getByRole('textbox', { name: '反对' }).fill('0');
  await page.getByRole('textbox', { name: '弃权' }).fill('0');
  await page.getByRole('combobox', { name: '计票人' }).fill('许娟明');
  await page.getByRole('combobox', { name: '监票人' }).fill('吴芳怡');
  await page.getByRole('combobox', { name: '责任人' }).fill('孔兰玉');
  await page.getByRole('textbox', { name: '完成期限' }).fill('后天');
  await page.getByRole('button', { name: '记入决议' }).click();
  await page.getByText(/“修整村东水渠”应到 5 人/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('已记入').first().waitFor();
  await page.keyboard.press('Alt+5');
  await page
    .getByText(/应到 5 人/)
    .first()
    .waitFor();
}

async function depositAndRedeem({ page }: Laptop): Promise<void> {
  await command(page, '积分细则');
  await page.getByRole('link', { name: /白羊村积分细则/ }).click();
  await page.getByRole('button', { name: '从今天起用这份' }).click();
  await page.getByText('现行').first().waitFor();
  // What is judged here is deposited the same day.
  await page.getByLabel('存入前公示几天').fill('0');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: '撤销' }).first().waitFor();
  await command(page, '登记一件好事');
  await pick(page, '哪一户', '孔兰玉');
  await pick(page, '按哪一条', '好人', '做好人好事');
  await page.getByRole('textbox', { name: '做了什么' }).fill('送迷路老人回家');
  await page.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByRole('heading', { name: '送迷路老人回家' }).waitFor();
  await page.getByRole('button', { name: '记入评议' }).click();
  await page.getByText(/评议通过，给 50 分/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /存入/ }).click();
  await page.getByText(/存后余额 50 分/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('存好了，余额 50 分').first().waitFor();

  await command(page, '积分超市商品');
  await page.getByRole('button', { name: /加商品/ }).click();
  await page.getByRole('textbox', { name: '品名' }).fill('肥皂');
  await page.getByRole('combobox', { name: '单位' }).fill('块');
  await page.getByRole('textbox', { name: '兑换价' }).fill('20');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: '肥皂' }).waitFor();

  await command(page, '查存折、兑换');
  await page.getByRole('searchbox').fill('孔兰玉');
  await page
    .getByRole('option', { name: /孔兰玉/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await pick(page, '加商品', '肥皂');
  await page.getByRole('textbox', { name: '肥皂的数量' }).fill('2');
  await page.keyboard.press('Control+Enter');
  await page.getByText(/用 40 分，兑后余额 10 分/).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('兑好了，余额 10 分').first().waitFor();
}

async function pick(page: Laptop['page'], label: string, typed: string, name = typed): Promise<void> {
  await page.getByRole('combobox', { name: label }).click();
  await page.keyboard.insertText(typed);
  await attached(page, new RegExp(name));
  await page.keyboard.press('Enter');
}

async function lightOf({ page }: Laptop): Promise<string> {
  return (await page.locator('header [role=status]').first().textContent()) ?? '';
}

/** The county as the clerk reaches it: over the line, not past it. */
async function typeSignIn(page: Laptop['page']): Promise<void> {
  await page.getByLabel('服务器地址').fill(network.url);
  await page.getByLabel('账号').fill(county.user);
  await page.getByLabel('密码').fill(county.password);
}

async function signIn({ page }: Laptop): Promise<void> {
  await page.getByRole('status').first().click();
  await typeSignIn(page);
  await page.getByRole('button', { name: '接入', exact: true }).click();
}

/** What CouchDB holds, read over plain HTTP by nobody's code but its own. */
async function atTheCounty(): Promise<void> {
  const answer = await county.adminFetch(`station-${county.station}/_all_docs?include_docs=true`);
  const { rows } = (await answer.json()) as { rows: { doc: CountyDocument }[] };
  const documents = rows.map(({ doc }) => doc).filter(({ _id }) => !_id.startsWith('_'));
  const of = (kind: string) => documents.filter((document) => document.kind === kind);
  expect(of('person')).toHaveLength(RESIDENTS + MIGRANTS);
  expect(of('household').length).toBeGreaterThanOrEqual(HOUSEHOLDS);
  expect(of('meeting')).toMatchObject([{ title: '修渠专题会', discussion: '渠底淤了两年，冬闲时修。' }]);
  expect(of('decision')).toMatchObject([{ due: 5, present: 5, for: 4, passed: true, responsible: '孔兰玉' }]);
  const household = of('deed')[0]?.household;
  const postings = [...of('deposit'), ...of('redemption')].flatMap(
    (entry) => entry.postings as { account: string; points: number }[],
  );
  const sum = (account: unknown) =>
    postings.filter((one) => one.account === account).reduce((total, one) => total + one.points, 0);
  expect(sum(household)).toBe(1000);
  expect(postings.reduce((total, one) => total + one.points, 0)).toBe(0);
  for (const kind of ['signIn', 'decision', 'judgement', 'deposit', 'redemption']) {
    expect(of(kind).length, kind).toBeGreaterThan(0);
    for (const fact of of(kind)) expect(isTrueFact(fromCounty(fact)), fact._id).toBe(true);
  }
  for (const document of documents) {
    expect(document.station).toBe(county.station);
    expect(document).not.toHaveProperty('local');
  }
}

async function joinStation({ page }: Laptop): Promise<void> {
  await page.getByText('接入县里已有的站点').click();
  await page.getByLabel('站点编码').fill(county.station);
  await typeSignIn(page);
  await page.getByLabel('经办人姓名').fill('李文书');
  await page.getByLabel(/^口令/).fill(PIN);
  await page.getByLabel('再输一次').fill(PIN);
  await page.getByRole('button', { name: '接入', exact: true }).click();
  await page.getByRole('heading', { name: '今日' }).waitFor();
  await page.getByRole('status').filter({ hasText: '已同步' }).waitFor({ timeout: 120_000 });
}

async function sameOnSecond({ page }: Laptop): Promise<void> {
  await page.getByRole('link', { name: '花名册', exact: true }).click();
  // The list opens with those who live here; the dead of the spreadsheet are counted too.
  await page.getByRole('combobox', { name: '状态' }).click();
  await page.locator('.ant-select-item-option', { hasText: '不限状态' }).click();
  await page.getByText(`共 ${(RESIDENTS + MIGRANTS).toLocaleString('en')} 条`).waitFor();
  await page.getByRole('link', { name: '四会', exact: true }).click();
  await page.getByText('修渠专题会').first().click();
  await page.getByRole('navigation', { name: '会议步骤' }).waitFor();
  await page.keyboard.press('Alt+5');
  await page.getByText('渠底淤了两年，冬闲时修。').first().waitFor();
  await command(page, '查存折、兑换');
  await page.getByRole('searchbox').fill('孔兰玉');
  await page
    .getByRole('option', { name: /孔兰玉/ })
    .first()
    .waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('+50').waitFor();
  await page.getByText('−40').waitFor();
}
