import { expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import writeXlsxFile, { type SheetData } from 'write-excel-file/browser';
import { type LaidCell, type Layout, layoutsOf } from '../../../shared/domain/roster/import/testing/layouts.ts';
import { inventVillage } from '../../../shared/domain/roster/import/testing/village.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Stored } from '../../../shared/store/stored.ts';
import { stationForEach } from '../../testing/stationForEach.ts';
import { mountAt } from '../../testing/stationPage.tsx';

let station: Station;

stationForEach((opened) => {
  station = opened;
});

function cellOf(cell: LaidCell): SheetData[number][number] {
  if (cell === undefined || cell === '') return null;
  if (typeof cell === 'string') return { value: cell, type: String };
  if (typeof cell === 'number') return { value: cell, type: Number };
  if ('day' in cell) return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: 'yyyy/m/d' };
  const { value, rows = 1, columns = 1 } = cell;
  return { ...(cellOf(value) as object), rowSpan: rows, columnSpan: columns } as SheetData[number][number];
}

async function fileOf({ sheets }: Pick<Layout, 'sheets'>, name = '花名册.xlsx'): Promise<File> {
  const written = sheets.map(({ name: sheet, rows }) => ({ sheet, data: rows.map((row) => Array.from(row, cellOf)) }));
  return new File([await writeXlsxFile(written).toBlob()], name);
}

const button = (name: string | RegExp) => page.getByRole('button', { name });

async function choose(file: File) {
  await expect.element(page.getByRole('heading', { name: '从表格导入花名册' })).toBeVisible();
  const input = document.querySelector<HTMLInputElement>('[data-testid="roster-file"]');
  const transfer = new DataTransfer();
  transfer.items.add(file);
  if (!input) throw new Error('there is no field for a file');
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Waits for the end of an import, however long the disk takes. */
async function ended(heading: string) {
  await vi.waitFor(() => expect(document.querySelector('h1')?.textContent).toBe(heading), {
    timeout: 240_000,
    interval: 200,
  });
}

async function counts(): Promise<[people: number, households: number]> {
  return [await station.count('people', {}), await station.count('households', {})];
}

it('a roster goes from the file to the list, with what is to be checked', async () => {
  const village = inventVillage({ households: 60, groups: 3, migrants: 4, seed: 11 });
  const [official] = layoutsOf(village) as [Layout];
  mountAt(station, '/roster/import');
  await choose(await fileOf(official));
  const { figures } = village;
  const all = figures.people + village.migrants.length;
  await expect.element(page.getByText(`看懂了 ${figures.people} 人，60 户，3 个组，另有流动人口 4 人`)).toBeVisible();
  await expect.element(page.getByRole('row', { name: /身份证号码/ })).toHaveTextContent('表头和内容都对');

  await page.getByRole('tab', { name: /要核对的地方/ }).click();
  await page.getByRole('combobox', { name: '问题和怎么办' }).click();
  await page.getByText(`身份证号丢了后几位 ${figures.idLostPrecision} 处`).click();
  await expect
    .element(page.getByRole('cell', { name: '身份证号存成了数字，后几位丢了，请照证件补' }).first())
    .toBeVisible();
  await page.getByRole('tab', { name: '头几个人' }).click();
  await expect.element(page.getByRole('cell', { name: '柳河村1组1号' }).first()).toBeVisible();

  await button(`导入 ${all} 人`).click();
  await ended('导入好了');
  await expect.element(page.getByText(`新增 ${all} 人，60 户`)).toBeVisible();
  expect(await counts()).toEqual([all, 60]);
  await page.getByRole('link', { name: '去花名册' }).click();
  const head = village.households[0]?.members[0]?.name as string;
  await expect.element(page.getByRole('option', { name: new RegExp(head) }).first()).toBeVisible();
});

it('a column is put right by the clerk before anything is written', async () => {
  const rows: LaidCell[][] = [
    ['编号', '甲', '乙', '户主关系'],
    ['1', '孔兰玉', '会计', '户主'],
    ['2', '文飞福', '组长', '配偶'],
  ];
  mountAt(station, '/roster/import');
  await choose(await fileOf({ sheets: [{ name: '人口', rows }] }));
  await expect.element(page.getByText('看懂了 2 人，1 户，0 个组')).toBeVisible();
  await page.getByRole('combobox', { name: '当作 C' }).click();
  await userEvent.keyboard('备注{Enter}');
  await expect.element(page.getByRole('row', { name: /会计/ })).toHaveTextContent('您改的');
  await button('导入 2 人').click();
  await ended('导入好了');
  const people = await station.find('people', { selector: {}, limit: 10 });
  expect(people.map(({ name, note }) => [name, note])).toEqual([
    ['孔兰玉', '会计'],
    ['文飞福', '组长'],
  ]);
});

it('the header is put right by the clerk, and each table of a sheet is shown for itself', async () => {
  const rows: LaidCell[][] = [
    ['柳河村一组', '', '', '柳河村二组'],
    ['名字', '户主关系', '', '名字', '户主关系'],
    ['请如实填写姓名', '电话', '', '请如实填写姓名', '电话'],
    ['孔兰玉', '户主', '', '文飞福', '户主'],
  ];
  mountAt(station, '/roster/import');
  await choose(await fileOf({ sheets: [{ name: '人口', rows }] }));
  const select = (name: string) => page.getByRole('combobox', { name, exact: true });
  await expect.element(page.getByText('人口（A–B 列，1–4 行） · 1 人')).toBeVisible();
  await select('到').click();
  await page.getByText('第 2 行 名字 户主关系').click();
  await expect.element(page.getByText('说明和空行 1 行')).toBeVisible();
  await expect.element(select('表头从')).toBeEnabled();
  await select('工作表').click();
  await page.getByText('人口（D–E 列，1–4 行） · 1 人').click();
  await expect.element(page.getByRole('row', { name: /文飞福/ })).toBeVisible();
});

it.each<[string, BlobPart, RegExp]>([
  ['空.xlsx', '', /这个文件是空的/],
  [
    '旧.xls',
    new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2]),
    /这是旧格式的表格，请打开后另存为 \.xlsx 再导入/,
  ],
  ['坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), /文件坏了或没有拷全/],
  ['照片.xlsx', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), /这不是表格文件/],
])('%s is refused with what to do, and another file may be chosen', async (name, content, sentence) => {
  mountAt(station, '/roster/import');
  await choose(new File([content], name));
  await expect.element(page.getByRole('alert')).toHaveTextContent(sentence);
  await choose(
    await fileOf({
      sheets: [
        {
          name: 'S',
          rows: [
            ['姓名', '性别', '关系'],
            ['孔兰玉', '女', '户主'],
          ],
        },
      ],
    }),
  );
  await expect.element(button('导入 1 人')).toBeVisible();
});

it('a file of 200 MB is refused without being read', async () => {
  const file = new File(['x'], '大.xlsx');
  Object.defineProperty(file, 'size', { value: 200 * 1024 * 1024 });
  const read = vi.spyOn(file, 'arrayBuffer');
  mountAt(station, '/roster/import');
  const input = page.getByRole('button', { name: '选花名册文件' });
  await expect.element(input).toBeVisible();
  const drop = new Event('drop', { bubbles: true, cancelable: true });
  Object.defineProperty(drop, 'dataTransfer', { value: { files: [file] } });
  input.element().parentElement?.dispatchEvent(drop);
  await expect.element(page.getByRole('alert')).toHaveTextContent('文件太大，不像花名册，请拆小了再导入');
  expect(read).not.toHaveBeenCalled();
});

it('a table without people asks which column has the names', async () => {
  mountAt(station, '/roster/import');
  await choose(
    await fileOf({
      sheets: [
        {
          name: 'S',
          rows: [
            ['品名', '数量'],
            ['肥皂', 20],
            ['毛巾', 12],
          ],
        },
      ],
    }),
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent('没找到人，请在下面指定哪张表、哪一列是姓名');
});

it('a full disk stops the import with what is kept, and it goes on when there is room', async () => {
  const village = inventVillage({ households: 80, groups: 2, migrants: 0, seed: 5 });
  const [, repeated] = layoutsOf(village) as [Layout, Layout];
  const createMany = station.createMany.bind(station);
  const full = vi.spyOn(station, 'createMany');
  full.mockImplementation(async (creations) =>
    full.mock.calls.length > 2 ? { ok: false, reason: 'diskFull' } : createMany(creations),
  );
  mountAt(station, '/roster/import');
  await choose(await fileOf(repeated));
  await button(`导入 ${village.figures.people} 人`).click();
  await ended('没有导完，已导入的都在');
  const [kept] = await counts();
  expect(kept).toBeGreaterThan(0);
  await expect.element(page.getByRole('alert')).toHaveTextContent(`硬盘满了，已导入 ${kept} 人，腾出空间后接着导`);
  full.mockRestore();
  await button('接着导入').first().click();
  await ended('导入好了');
  expect(await counts()).toEqual([village.figures.people, 80]);
});

/** Ids and clock readings of everything, to see that nothing was written. */
async function versions(): Promise<string[]> {
  const people = await station.find('people', { selector: {}, limit: 20_000 });
  const households = await station.find('households', { selector: {}, limit: 20_000 });
  return [...people, ...households].map(({ id, updatedAt }: Stored) => `${id} ${updatedAt}`);
}

/** Enough for an import that lasts while the clerk does something else; the whole 11,150 are in `npm run bench -- store`. */
const LONG_IMPORT = { households: 1000, groups: 50, migrants: 111, seed: 2026 };

it('a large roster is imported, stopped, gone on with, and imported again, the page answering', {
  timeout: 600_000,
}, async () => {
  const village = inventVillage(LONG_IMPORT);
  const [official] = layoutsOf(village) as [Layout];
  const file = await fileOf(official);
  const total = village.figures.people + village.migrants.length;
  const router = mountAt(station, '/roster/import');
  await choose(file);
  await vi.waitFor(() => expect(document.querySelector('[data-step="preview"]')).not.toBeNull(), { timeout: 60_000 });
  await button(`导入 ${total} 人`).click();

  // The clerk looks at something else meanwhile, and comes back.
  await router.navigate('/person');
  await expect.element(page.getByRole('option').first()).toBeVisible();
  await router.navigate('/roster/import');
  await expect.element(page.getByRole('progressbar')).toBeVisible();
  await button('先停下').click();
  await ended('停下了，已导入的都在');
  const [kept] = await counts();
  expect(kept).toBeGreaterThan(0);
  expect(kept).toBeLessThan(total);

  await button('接着导入').click();
  await ended('导入好了');
  await expect.element(page.getByText(new RegExp(`没有变化 ${kept.toLocaleString('zh-CN')} 人`))).toBeVisible();
  expect(await counts()).toEqual([total, LONG_IMPORT.households]);

  const before = await versions();
  await button('再导一个文件').click();
  await choose(file);
  await vi.waitFor(() => expect(document.querySelector('[data-step="preview"]')).not.toBeNull(), { timeout: 60_000 });
  await button(`导入 ${total} 人`).click();
  await ended('导入好了');
  await expect.element(page.getByText(`没有变化 ${total.toLocaleString('zh-CN')} 人，1,000 户`)).toBeVisible();
  expect(await versions()).toEqual(before);
});
