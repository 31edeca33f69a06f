import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { isTrueFact } from '../../shared/domain/fact.ts';
import type { Redemption } from '../../shared/domain/merit/entry.ts';
import { balancesOf } from '../../shared/domain/merit/ledger.ts';
import type { Verifier } from '../../shared/domain/merit/merit.ts';
import { RUBRIC_TEMPLATES } from '../../shared/domain/merit/templates.ts';
import { deedStanding } from '../../shared/store/derived/deeds.ts';
import { balance } from '../../shared/store/derived/ledger.ts';
import type { Station } from '../../shared/store/station.ts';
import { withoutLocal } from '../../shared/store/stored.ts';
import { today } from '../station/today.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, openPageStation, settle } from '../testing/stationPage.tsx';
import { adoptRubric } from './acts.ts';

let station: Station;
let name: string;
let households: string[];

stationForEach(async (opened, as) => {
  station = opened;
  name = as;
  households = await settle(station, ['孔兰玉', '金水生', '白云飞']);
  await station.create('stationSettings', { name: '柳河村新时代文明实践站', village: '柳河村' });
});

const field = (label: string) => page.getByRole('textbox', { name: label, exact: true });
const button = (label: string) => page.getByRole('button', { name: label });
const first = () => households[0] as string;
const passbook = () => `/passbook/${first().slice('household:'.length)}`;

async function pick(label: string, letters: string, option: string) {
  await page.getByRole('combobox', { name: label }).click();
  await userEvent.keyboard(letters);
  await expect.element(page.getByRole('option', { name: new RegExp(option) })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
}

async function addGoods() {
  const soap = await station.create('good', { name: '肥皂', unit: '块', price: 1000 });
  const salt = await station.create('good', { name: '食盐', unit: '袋', price: 350 });
  if (!soap.ok || !salt.ok) throw new Error('no goods');
}

/** Points from nowhere, for tests of the counter alone. */
async function give(points: number) {
  const postings = [
    { account: first(), points },
    { account: 'issue' as const, points: -points },
  ];
  const made = await station.create('deposit', {
    postedOn: today(),
    deed: station.newId('deed'),
    judgement: station.newId('judgement'),
    description: '期初余额',
    postings,
  });
  if (!made.ok) throw new Error(made.reason);
}

it('a deed goes from the rubric to the passbook, and its points over the counter', async () => {
  mountAt(station, '/rubric');
  await page.getByRole('link', { name: /白羊村积分细则/ }).click();
  await expect.element(page.getByRole('cell', { name: '调解邻里纠纷' })).toBeVisible();
  await button('从今天起用这份').click();
  await expect.element(page.getByText('现行')).toBeVisible();
  await page.getByLabelText('存入前公示几天').fill('0');
  await userEvent.keyboard('{Enter}');

  await page.getByRole('link', { name: '评和存' }).click();
  await button('登记好事').click();
  await pick('哪一户', 'kly', '孔兰玉');
  await pick('按哪一条', '好人', '做好人好事');
  await expect.element(field('做了什么')).toHaveValue('做好人好事');
  await field('做了什么').fill('送迷路老人回家');
  await field('哪一天').fill('昨天');
  await button('登记').last().click();
  await expect.element(page.getByRole('heading', { name: '送迷路老人回家' })).toBeVisible();
  await expect.element(page.getByText('细则上值 50 分')).toBeVisible();

  await button('记入评议').click();
  await expect.element(page.getByText('孔兰玉户“送迷路老人回家”评议通过，给 50 分')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('可以存入')).toBeVisible();
  await button('存入').click();
  await expect.element(page.getByText('给孔兰玉户存入 50 分，存后余额 50 分')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('存好了，余额 50 分')).toBeVisible();
  expect(await balance(station.device, first())).toBe(5000);

  await page.getByRole('link', { name: '商品' }).click();
  await button('加商品').click();
  await field('品名').fill('肥皂');
  await page.getByRole('combobox', { name: '单位' }).fill('块');
  await field('兑换价').fill('20');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByRole('heading', { name: '肥皂' })).toBeVisible();

  await page.getByRole('link', { name: '存折兑换' }).click();
  await page.getByRole('searchbox').fill('kly');
  await expect.element(page.getByRole('option', { name: /孔兰玉/ })).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('cell', { name: '+50', exact: true })).toBeVisible();
  await pick('加商品', 'fz', '肥皂');
  await expect.element(page.getByRole('textbox', { name: '肥皂的数量' })).toHaveFocus();
  await userEvent.keyboard('3');
  await expect.element(page.getByText('积分不够，还差 10 分，请减少商品')).toBeVisible();
  await expect.element(button('兑换 Ctrl Enter')).toBeDisabled();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await station.find('ledger', { selector: { kind: 'redemption' }, limit: 10 })).toEqual([]);
  await userEvent.keyboard('{Backspace}2');
  await expect.element(page.getByText('兑后剩 10 分')).toBeVisible();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(page.getByText('孔兰玉户兑换肥皂 × 2，用 40 分，兑后余额 10 分')).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByText('兑好了，余额 10 分')).toBeVisible();
  await expect.element(page.getByRole('searchbox')).toHaveFocus();
  await expect.element(page.getByRole('cell', { name: '−40', exact: true })).toBeVisible();

  const ledger = await station.find('ledger', { selector: {}, limit: 10 });
  expect(balancesOf(ledger).get(first())).toBe(1000);
  expect(await balance(station.device, first())).toBe(1000);
  for (const entry of ledger) expect(isTrueFact(withoutLocal(entry))).toBe(true);

  await button('打印兑换单').click();
  await expect.element(page.getByRole('heading', { name: '积分兑换单' })).toBeVisible();
  await expect.element(page.getByText('10 分', { exact: true })).toBeVisible();
  await expect.poll(() => window.print).toHaveBeenCalledOnce();
});

describe('judging', () => {
  async function deedAt(index: number, item: string, verifiers: Verifier[] = []) {
    const template = RUBRIC_TEMPLATES[index] as (typeof RUBRIC_TEMPLATES)[number];
    const items = template.items.map((one) => ({ ...one, verifiers }));
    const adopted = await adoptRubric(station, { ...template, items }, today());
    if (!adopted.ok) throw new Error('no rubric');
    const deed = await station.create('deed', {
      household: first(),
      happenedOn: '2026-03-05',
      description: '操办满月酒',
      rubric: adopted.id,
      item,
      quantity: 1,
    });
    if (!deed.ok) throw new Error(deed.reason);
    mountAt(station, `/deed/${deed.value.id.slice('deed:'.length)}`);
    await expect.element(page.getByRole('heading', { name: '操办满月酒' })).toBeVisible();
    return deed.value.id;
  }

  it('leaves room only within the rubric', async () => {
    const deed = await deedAt(2, '1');
    await expect.element(page.getByText('细则上值 −15 至 −3 分')).toBeVisible();
    await button('记入评议').click();
    await expect.element(page.getByText('这一条分值有范围，要填给几分').first()).toBeVisible();
    await field('给几分').fill('-20');
    await button('记入评议').click();
    await expect.element(page.getByText('给的分不在细则的范围里，请核对').first()).toBeVisible();
    await field('给几分').fill('-5');
    await button('记入评议').click();
    await expect.element(page.getByText('评议通过，给 −5 分', { exact: false })).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await deedStanding(station.device, deed))?.stage).toBe('judged');
  });

  it('waits for the word of those whom the rubric names', async () => {
    const deed = await deedAt(0, '3', ['groupLeader']);
    await expect.element(page.getByText('这一条要先核实再评，可以核实的：组长')).toBeVisible();
    await button('记入评议').click();
    await expect.element(page.getByText('这件事还没核实，请先核实').first()).toBeVisible();
    await field('核实人').fill('金水生');
    await button('核实属实').click();
    await expect.element(page.getByText(/金水生（组长）.*核实属实/)).toBeVisible();
    await button('记入评议').click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await deedStanding(station.device, deed))?.stage).toBe('judged');
  });

  it('no needs its reason, and can be judged again', async () => {
    const deed = await deedAt(0, '3');
    await page.getByRole('radio', { name: '不通过' }).click();
    await button('记入评议').click();
    await expect.element(page.getByText('不通过要写理由，好告诉本人').first()).toBeVisible();
    await field('理由').fill('没有人看见');
    await button('记入评议').click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await deedStanding(station.device, deed))?.stage).toBe('refused');
    await expect.element(page.getByText('不通过：没有人看见')).toBeVisible();
    await button('重新评一次').click();
    await button('记入评议').click();
    await userEvent.keyboard('{Enter}');
    await expect.poll(async () => (await deedStanding(station.device, deed))?.stage).toBe('judged');
    await expect.element(page.getByText('以这次为准')).toBeVisible();
  });
});

describe('the counter', () => {
  it('keeps the basket through a restart', async () => {
    await addGoods();
    await give(5000);
    mountAt(station, passbook());
    await pick('加商品', 'shiyan', '食盐');
    await expect.element(page.getByRole('textbox', { name: '食盐的数量' })).toHaveFocus();
    await userEvent.keyboard('4');
    await expect.element(page.getByText('合计 14 分')).toBeVisible();
    const basket = async () => String((await station.device.drafts.get(`${first()}/redemption`))?.values.lines);
    await expect.poll(basket).toContain('"quantity":"4"');
    unmount();
    await station.close();
    station = await openPageStation(name);
    mountAt(station, passbook());
    await expect.element(page.getByRole('textbox', { name: '食盐的数量' })).toHaveValue('4');
  });

  it('checks the balance as it stands when the goods are handed over', async () => {
    await addGoods();
    await give(1500);
    mountAt(station, passbook());
    await pick('加商品', 'fz', '肥皂');
    await expect.element(page.getByRole('textbox', { name: '肥皂的数量' })).toHaveFocus();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await expect.element(page.getByText(/用 10 分，兑后余额 5 分/)).toBeVisible();
    await give(-1000);
    await expect.element(page.getByText('积分不够，还差 5 分，请减少商品')).toBeVisible();
    const redemptions = await station.find('ledger', { selector: { kind: 'redemption' }, limit: 10 });
    expect(redemptions as unknown as Redemption[]).toEqual([]);
  });

  it('a passbook goes on paper with its balance, by one letter', async () => {
    await give(1500);
    mountAt(station, passbook());
    await expect.element(button('打印存折 P')).toBeVisible();
    await userEvent.keyboard('p');
    await expect.element(page.getByRole('heading', { name: '积分存折' })).toBeVisible();
    await expect.element(page.getByText(/柳河村新时代文明实践站.*孔兰玉户.*余额 15 分/)).toBeVisible();
    await expect.element(page.getByText(/存 15 分，取 0 分/).first()).toBeVisible();
    await expect.poll(() => window.print).toHaveBeenCalledOnce();
  });

  it('the end of a period is set by a rule and run once', async () => {
    const postings = [
      { account: first(), points: 3000 },
      { account: 'issue' as const, points: -3000 },
    ];
    const [deed, judgement] = [station.newId('deed'), station.newId('judgement')];
    await station.create('deposit', { postedOn: '2021-05-01', deed, judgement, description: '巡逻', postings });
    mountAt(station, '/rubric/period');
    await expect.element(page.getByText('还没有定规则，积分一直累积')).toBeVisible();
    await page.getByRole('radio', { name: '部分结转' }).click();
    await field('从哪天起').fill('2021-01-01');
    await button('定下规则').click();
    await expect.element(page.getByText('部分结转要填结转百分之几').first()).toBeVisible();
    await field('结转百分之几').fill('40');
    await button('定下规则').click();
    await expect.element(page.getByText(/期已结束，1 户（人）共 18 分到期/)).toBeVisible();
    await button('记入到期').click();
    await expect.element(page.getByText(/从 1 户（人）存折扣去.*18 分/)).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText(/期没有要到期的积分/)).toBeVisible();
    expect(await balance(station.device, first())).toBe(1200);
  });

  it('a mistake is taken back by a further entry, once and with a reason', async () => {
    await give(1500);
    mountAt(station, passbook());
    await button('冲正“期初余额”').click();
    await button('冲正').last().click();
    await expect.element(page.getByText('冲正要写原因')).toBeVisible();
    await field('冲正原因').fill('存错了户');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('冲正“期初余额”，−15 分，原因：存错了户')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByText('冲正：期初余额')).toBeVisible();
    await expect.element(page.getByText('已冲正')).toBeVisible();
    expect(await balance(station.device, first())).toBe(0);
    expect(page.getByRole('button', { name: /冲正/ }).elements()).toEqual([]);
  });

  it('says what to do first where there are no goods', async () => {
    await give(1500);
    mountAt(station, passbook());
    await expect.element(page.getByText('积分超市还没有商品，先加商品')).toBeVisible();
  });
});

it('a group is inspected on one sheet, one key for each household', async () => {
  const rubric = await adoptRubric(station, RUBRIC_TEMPLATES[0] as (typeof RUBRIC_TEMPLATES)[number], today());
  if (!rubric.ok) throw new Error('no rubric');
  await settle(station, ['马文清', '丁一平', '丁二平', '周小梅']);
  mountAt(station, '/deed/round');
  await pick('哪一组', '1', '1组');
  await page.getByRole('combobox', { name: '达标记哪一条', exact: true }).click();
  await userEvent.keyboard('月度');
  await expect.element(page.getByRole('option', { name: /家庭卫生月度之星/ })).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
  const row = (name: string) => page.getByRole('row', { name });
  await expect.element(row('孔兰玉')).toBeVisible();
  (row('孔兰玉').element() as HTMLElement).focus();
  await userEvent.keyboard('1');
  await expect.element(row('马文清')).toHaveFocus();
  await userEvent.keyboard('2{Enter}');
  await button('登记 3 户').click();
  await expect.element(page.getByText('登记了 2 件，等道德评议会评')).toBeVisible();
});
