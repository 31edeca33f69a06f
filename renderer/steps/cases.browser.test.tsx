import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../shared/store/station.ts';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

let station: Station;

stationForEach(async (opened) => {
  station = opened;
  await settle(station, ['孔兰玉', '金水生']);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const box = (name: string) => page.getByRole('textbox', { name, exact: true });
const facts = async (collection: 'meetings' | 'deeds', kind: string) =>
  station.find(collection, { selector: { kind }, limit: 20 });

async function pick(label: string, typed: string) {
  await page.getByRole('combobox', { name: label }).click();
  await userEvent.keyboard(typed);
  await expect.element(page.getByRole('option', { name: new RegExp(typed) }).first()).toBeInTheDocument();
  await userEvent.keyboard('{Enter}');
}

/** Takes a step: chooses it, writes its words, hands it in and confirms. */
async function take(step: string, words: string) {
  const panel = page.getByRole('region', { name: '下一步' });
  await panel.getByRole('button', { name: step, exact: true }).first().click();
  await write(words);
}

async function write(words: string) {
  if (words !== '') await box('说明').fill(words);
  await box('说明').click();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await expect.element(button('确认记入')).toHaveFocus();
  await userEvent.keyboard('{Enter}');
}

describe('a villager’s proposal', () => {
  it('goes from hand-in to a printed reply', async () => {
    mountAt(station, '/proposal/new');
    await pick('花名册上是谁', '孔兰玉');
    await expect.element(box('提议人')).toHaveValue('孔兰玉');
    await box('事由').fill('修整村东水渠');
    await box('内容').fill('渠底淤了两年');
    await button('登记').click();
    await expect.element(page.getByRole('heading', { name: '修整村东水渠' })).toBeVisible();
    await take('立案', '');
    await expect.element(page.getByText('已立案').first()).toBeVisible();
    await take('答复', '冬闲时修');
    await expect.element(button('打印答复')).toBeVisible();
    expect((await facts('meetings', 'proposalStep')).map(({ step }) => step).sort()).toEqual(['accepted', 'replied']);
  });
});

describe('a moral review', () => {
  it('of a good deed is told, reviewed, posted under a masked name', async () => {
    mountAt(station, '/review/new');
    await pick('被评议人', '孔兰玉');
    await page.getByRole('radio', { name: '好人好事' }).click();
    await box('事由').fill('送迷路老人回家');
    await box('哪天的事').fill('今天');
    await box('提请人').fill('李文书');
    await button('提请评议').click();
    await expect.element(page.getByRole('heading', { name: '送迷路老人回家' })).toBeVisible();
    await take('告知本人', '上门告知');
    await page.getByRole('region', { name: '下一步' }).getByRole('button', { name: '评议', exact: true }).click();
    await page.getByRole('radio', { name: '表扬' }).click();
    await write('事迹属实');
    await expect.element(page.getByText('已评议').first()).toBeVisible();
    await take('公示结果', '');
    await button('起草公示').click();
    await expect.element(page.getByText('予以表扬')).toBeVisible();
    expect(page.getByText('孔兰玉', { exact: true }).elements()).toHaveLength(0);
  });
});
