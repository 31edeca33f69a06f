import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { unmount } from '../testing/mount.tsx';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt } from '../testing/stationPage.tsx';
import { draftPact, editClause } from './acts.ts';
import { pactPaper } from './paperAddress.ts';
import { readClauses } from './read.ts';

let station: Station;

stationForEach((opened) => {
  station = opened;
});

async function drafted(from: 'template' | 'nothing'): Promise<string> {
  const made = await draftPact(station, '柳河村村规民约', { from });
  if (!made.ok) throw new Error(made.problem.reason);
  return made.id;
}

const clauseField = (number: string) => page.getByRole('textbox', { name: number, exact: true });
const texts = async (id: string) => (await readClauses(station, id)).map(({ text }) => text);

it('clauses are written, moved and taken away by keyboard, numbered by themselves, and warn of a fine', async () => {
  const id = await drafted('nothing');
  mountAt(station, addressOf(id));
  await page.getByRole('button', { name: '加一条' }).click();
  await expect.element(clauseField('第一条')).toHaveFocus();
  await userEvent.keyboard('孝敬老人{Enter}');
  await expect.element(clauseField('第二条')).toHaveFocus();
  await userEvent.keyboard('乱倒垃圾罚款五十元{Enter}');
  await expect.element(page.getByText(/“罚款”是罚款，村规民约不能定/)).toBeVisible();
  await expect.element(clauseField('第三条')).toHaveFocus();
  await userEvent.keyboard('{Backspace}');
  await expect.element(clauseField('第三条')).not.toBeInTheDocument();
  await expect.element(clauseField('第二条')).toHaveFocus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  await expect.element(clauseField('第一条')).toHaveValue('乱倒垃圾罚款五十元');
  await vi.waitFor(async () => expect(await texts(id)).toEqual(['乱倒垃圾罚款五十元', '孝敬老人']));
});

it('a draft is opened for comment, and the representatives’ vote is held to their quorum', async () => {
  const id = await drafted('template');
  mountAt(station, `${addressOf(id)}/steps`);
  await page.getByRole('button', { name: '开始征求意见' }).click();
  await userEvent.keyboard('{Enter}');
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await expect.element(page.getByRole('heading', { name: '村民代表会议' })).toBeVisible();
  await field('应到人数').fill('30');
  await field('实到人数').fill('19');
  await field('赞成').fill('15');
  await field('反对').fill('4');
  await field('弃权').fill('0');
  await expect.element(page.getByText('按代表算：要 20，实到 19，不够')).toBeVisible();
  await page.getByRole('button', { name: '记下表决' }).click();
  await expect.element(page.getByText('到会的不够法定数，这次表决不算').first()).toBeVisible();
  await field('实到人数').fill('20');
  await expect.element(page.getByText('按代表算：要 20，实到 20，够了')).toBeVisible();
  await page.getByRole('button', { name: '记下表决' }).click();
  await expect.element(page.getByText(/赞成 15，反对 4，弃权 0，通过/)).toBeVisible();
  await userEvent.keyboard('{Enter}');
  await expect.element(page.getByRole('heading', { name: '村民会议' })).toBeVisible();
  const [vote] = await station.find('rules', { selector: { kind: 'pactVote' }, limit: 5 });
  expect(vote).toMatchObject({ assembly: 'representatives', passed: true, for: 15 });
});

it('two versions stand side by side, and a clause found opens in its place', async () => {
  const first = await drafted('template');
  const made = await draftPact(station, '柳河村村规民约', { from: 'version', pact: first });
  if (!made.ok) throw new Error(made.problem.reason);
  const [clause] = await readClauses(station, made.id);
  await editClause(station, clause?.id ?? '', { text: `${clause?.text}说到做到。` });
  mountAt(station, `${addressOf(made.id)}/compare`);
  await expect.element(page.getByText('新增 0 条，去掉 0 条，改动 1 条')).toBeVisible();
  await expect.element(page.getByText('说到做到', { exact: false })).toBeVisible();
  expect(document.querySelector('ins')?.textContent).toContain('说到');
  unmount();
  mountAt(station, addressOf(clause?.id ?? ''));
  await expect.element(clauseField('第一条')).toHaveFocus();
  unmount();
  mountAt(station, pactPaper(made.id, 'booklet'));
  await expect.element(page.getByText('目录')).toBeVisible();
  await expect.element(page.getByRole('heading', { name: '第六章　怎样执行' })).toBeVisible();
});
