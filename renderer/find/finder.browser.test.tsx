import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { Station } from '../../shared/store/station.ts';
import { stationForEach } from '../testing/stationForEach.ts';
import { mountAt, settle } from '../testing/stationPage.tsx';

let station: Station;

stationForEach(async (opened) => {
  station = opened;
  await settle(station, ['孔兰玉', '孔繁星', '金水生']);
});

const options = () => page.getByRole('dialog').getByRole('option');
const option = (name: RegExp) => page.getByRole('dialog').getByRole('option', { name });

async function find(typed: string) {
  const router = mountAt(station, '/person');
  await expect.element(page.getByText('共 3 条')).toBeVisible();
  await userEvent.keyboard('{Control>}k{/Control}');
  await expect.element(page.getByRole('combobox', { name: /姓名、拼音/ })).toHaveFocus();
  if (typed !== '') await userEvent.keyboard(typed);
  return router;
}

describe('Ctrl K', () => {
  it.each([
    ['a name', '孔兰'],
    ['pinyin', 'konglan'],
    ['initials', 'kly'],
  ])('finds a person by %s and opens them with Enter', async (_, typed) => {
    const router = await find(typed);
    await expect.element(option(/人.*孔兰玉/)).toBeVisible();
    await expect.element(option(/户.*孔兰玉/)).toBeVisible();
    await expect.poll(() => options().elements().length).toBe(2);
    const isPersonFirst = options().first().element().textContent?.startsWith('人');
    await userEvent.keyboard(isPersonFirst ? '{Enter}' : '{ArrowDown}{Enter}');
    await expect.element(page.getByRole('heading', { name: '孔兰玉' })).toBeVisible();
    expect(router.state.location.pathname).toMatch(/^\/person\/0/);
    expect(document.querySelector('dialog')).toBeNull();
  });

  it('offers commands, by pinyin too, and does them', async () => {
    const router = await find('xinzengyi');
    await expect.element(option(/新增一户/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('heading', { name: '新增一户' })).toBeVisible();
    expect(router.state.location.pathname).toBe('/household/new');
  });

  it('arrows go over people and commands alike; Esc leaves everything as it was', async () => {
    const router = await find('');
    await expect.element(option(/打开今日/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowUp}');
    await expect.element(options().nth(1)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Escape}');
    await expect.poll(() => document.querySelector('dialog')).toBeNull();
    expect(router.state.location.pathname).toBe('/person');
  });

  it('finds a clause once, in the newest words, however many versions of the pact carry it on', async () => {
    const name = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
    for (const [version, text] of [
      [1, '红白事一律从简，酒席不过十桌。'],
      [2, '红白事一律从简，酒席不过八桌。'],
    ] as const) {
      const pact = await station.create('pact', { name: '柳河村村规民约', version, preamble: '' });
      if (!pact.ok) throw new Error(pact.reason);
      await station.create('clause', { pact: pact.value.id, clause: name, chapter: '', order: 'a0', text });
    }
    await find('红白');
    await expect.element(option(/条款.*不过八桌/)).toBeVisible();
    expect(
      options()
        .elements()
        .filter((one) => one.textContent?.startsWith('条款')),
    ).toHaveLength(1);
  });

  it('says when there is nothing', async () => {
    await find('zzzz');
    await expect.element(page.getByText('没有找到“zzzz”')).toBeVisible();
  });
});
