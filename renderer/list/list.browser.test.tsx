import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { mount, unmount } from '../testing/mount.tsx';
import { List, type ListProps } from './List.tsx';
import type { RowSource } from './source.ts';

const PEOPLE = 11_150;

interface Villager {
  id: string;
  name: string;
}

/** Villagers made as they are asked for; `asked` notes the largest page that a list wanted at once. */
function villagers(count = PEOPLE) {
  const asked = { largest: 0 };
  let listeners: (() => void)[] = [];
  let total = count;
  const source = (filter: string): RowSource<Villager> => {
    const wanted = filter === '' ? undefined : Number(filter);
    return {
      count: async () => (wanted === undefined ? total : wanted < total ? 1 : 0),
      page: async (from, to) => {
        asked.largest = Math.max(asked.largest, to - from);
        const all = wanted === undefined ? total : 1;
        return Array.from({ length: Math.max(Math.min(to, all) - from, 0) }, (_, n) => {
          const number = wanted ?? from + n;
          return { id: String(number), name: `村民${number}` };
        });
      },
      onChange: (changed) => {
        listeners.push(changed);
        return () => {
          listeners = listeners.filter((one) => one !== changed);
        };
      },
    };
  };
  const grow = (by: number) => {
    total += by;
    for (const listener of listeners) listener();
  };
  return { source, asked, grow };
}

function show(given: Partial<ListProps<Villager>> & Pick<ListProps<Villager>, 'source'>) {
  const acts = { open: vi.fn(), add: vi.fn(), print: vi.fn(), export: vi.fn() };
  mount(
    <List<Villager>
      name="test"
      label="花名册"
      filterHint="姓名、拼音"
      columns={[{ name: 'name', header: '姓名', cell: (row) => row.name, width: '1fr' }]}
      keyOf={(row) => row.id}
      onOpen={(row) => acts.open(row.id)}
      add={{ label: '新增', run: acts.add }}
      print={{ label: '打印', run: acts.print }}
      exports={{ label: '导出', run: acts.export }}
      empty={<p>先导入花名册</p>}
      {...given}
    />,
  );
  return acts;
}

const option = (name: string) => page.getByRole('option', { name, exact: true });
const rows = () => page.getByRole('listbox', { name: '花名册' });

beforeEach(() => sessionStorage.clear());
afterEach(unmount);

describe('a list of 11,150', () => {
  it('says how many there are, draws few and fetches in pages', async () => {
    const { source, asked } = villagers();
    show({ source });
    await expect.element(page.getByText('共 11,150 条')).toBeVisible();
    await expect.element(option('村民0')).toBeVisible();
    expect(document.querySelectorAll('[role=option]').length).toBeLessThan(60);
    await userEvent.keyboard('{ArrowDown}{End}');
    await expect.element(option('村民11149')).toBeVisible();
    expect(option('村民11149').element().getAttribute('aria-posinset')).toBe('11150');
    expect(asked.largest).toBeLessThanOrEqual(60);
  });

  it('goes by the arrow keys and opens with Enter', async () => {
    const acts = show({ source: villagers().source });
    await expect.element(option('村民0')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}{Enter}');
    expect(acts.open).toHaveBeenCalledExactlyOnceWith('1');
    const active = rows().element().getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toBe('村民1');
  });

  it('filters as one types, and Enter opens the first found', async () => {
    const acts = show({ source: villagers().source });
    await userEvent.keyboard('4321');
    await expect.element(option('村民4321')).toBeVisible();
    await expect.element(page.getByText('共 1 条')).toBeVisible();
    await userEvent.keyboard('{Enter}');
    expect(acts.open).toHaveBeenCalledExactlyOnceWith('4321');
    await userEvent.keyboard('{Escape}');
    await expect.element(page.getByText('共 11,150 条')).toBeVisible();
  });

  it('takes N, P and E as acts among the rows and as letters in the filter', async () => {
    const acts = show({ source: villagers().source });
    await expect.element(option('村民0')).toBeVisible();
    await userEvent.keyboard('npe');
    expect([acts.add, acts.print, acts.export].map((act) => act.mock.calls.length)).toEqual([0, 0, 0]);
    await expect.element(page.getByRole('searchbox')).toHaveValue('npe');
    await userEvent.keyboard('{Escape}');
    await expect.element(option('村民0')).toBeVisible();
    await userEvent.keyboard('{ArrowDown}npe');
    expect([acts.add, acts.print, acts.export].map((act) => act.mock.calls.length)).toEqual([1, 1, 1]);
    await userEvent.keyboard('7');
    await expect.element(page.getByRole('searchbox')).toHaveValue('7');
    await userEvent.keyboard('{Alt>}n{/Alt}');
    expect(acts.add).toHaveBeenCalledTimes(2);
  });

  it('shows what is added elsewhere', async () => {
    const { source, grow } = villagers(2);
    show({ source });
    await expect.element(page.getByText('共 2 条')).toBeVisible();
    grow(1);
    await expect.element(option('村民2')).toBeVisible();
  });

  it('comes back filtered as it was left', async () => {
    const { source } = villagers();
    show({ source });
    await userEvent.keyboard('42');
    await expect.element(option('村民42')).toBeVisible();
    unmount();
    show({ source });
    await expect.element(page.getByRole('searchbox')).toHaveValue('42');
    await expect.element(page.getByText('共 1 条')).toBeVisible();
  });
});

it('an empty list says what to do first', async () => {
  show({ source: villagers(0).source });
  await expect.element(page.getByText('先导入花名册')).toBeVisible();
});

it('a filter that finds nothing leads back to all', async () => {
  show({ source: villagers(3).source });
  await userEvent.keyboard('99');
  await expect.element(page.getByText('没有找到“99”')).toBeVisible();
  await page.getByRole('button', { name: '看全部' }).click();
  await expect.element(page.getByText('共 3 条')).toBeVisible();
});

it('says in a sentence that rows could not be read', async () => {
  const broken: RowSource<Villager> = {
    count: async () => {
      throw new Error('closed');
    },
    page: async () => [],
  };
  show({ source: () => broken });
  await expect.element(page.getByRole('alert')).toHaveTextContent('这一步没做成');
});
