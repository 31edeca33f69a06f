import { describe, expect, it } from 'vitest';
import type { LaidCell } from '../../roster/import/testing/layouts.ts';
import { workbookOf } from '../../roster/import/testing/tables.ts';
import { HeadIndex, openingFigures, outcomeOf } from './outcome.ts';
import { readPaperLedger } from './paperLedger.ts';

const HEADS = new HeadIndex([
  { id: 'a', villagersGroup: '1组', headName: '孔兰玉' },
  { id: 'b', villagersGroup: '1组', headName: '许娟明' },
  { id: 'c', villagersGroup: '2组', headName: '吴芳怡' },
  { id: 'd', villagersGroup: '2组', headName: '张伟' },
  { id: 'e', villagersGroup: '2组', headName: '张 伟' },
  { id: 'f', villagersGroup: '3组', headName: '孔兰玉' },
]);
const HEADER = ['序号', '组', '户主', '上年结余', '本年得分', '本年兑换', '结余', '备注'];

const sheetOf = (rows: LaidCell[][]) => ({ name: '台账', rows });

function read(...sheets: Parameters<typeof workbookOf>) {
  return readPaperLedger(workbookOf(...sheets));
}
const outcomes = (rows: ReturnType<typeof read>) => rows.map((row) => outcomeOf(row, HEADS).outcome);

describe('the figures of a paper ledger', () => {
  const rows = read(
    sheetOf([
      ['柳河村2025年度户积分台账'],
      HEADER,
      [1, '1组', '孔兰玉', 53, 72, 61, 64],
      [2, '1组', '许 娟明', '５３', '72.5分', '1,000', '-874.5'],
      [3, '1组', '许某明×', 1, 1, 1, 1],
      [4, '2组', '张伟', 1, 1, 1, 1],
      [5, '2组', '吴芳怡', 5, 5, 5, 6],
      [6, '2组', '吴芳怡', undefined, 5, '—', 5],
      [7, '2组', '吴芳怡', '约十分', 5, 0, 5],
      ['合计', undefined, undefined, 1, 2, 3, 4],
    ]),
  );

  it('are told apart in the order: unknown, ambiguous, wrong sum, credited', () => {
    expect(openingFigures(rows, HEADS)).toEqual({
      rows: 7,
      credited: 3,
      ambiguous: 1,
      unknown: 1,
      wrongSum: 2,
      carriedPoints: 64 - 874.5 + 5,
    });
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  });

  it('come with what a settlement needs', () => {
    expect(outcomeOf(rows[3] as (typeof rows)[0], HEADS)).toEqual({ outcome: 'ambiguous', households: ['d', 'e'] });
    expect(outcomeOf(rows[4] as (typeof rows)[0], HEADS)).toEqual({
      outcome: 'wrongSum',
      household: 'c',
      computed: 500,
    });
    expect(outcomeOf(rows[6] as (typeof rows)[0], HEADS)).toMatchObject({ outcome: 'wrongSum', computed: undefined });
  });

  it('a sum of decimals is exact to the hundredth', () => {
    const [row] = read(sheetOf([HEADER, [1, '1组', '孔兰玉', 0.1, 0.2, 0, 0.1 + 0.2]]));
    expect(outcomeOf(row as NonNullable<typeof row>, HEADS)).toEqual({
      outcome: 'credited',
      household: 'a',
      points: 30,
    });
  });
});

describe('other layouts', () => {
  it('a header over two rows, with parts beside their sum', () => {
    const rows = read(
      sheetOf([
        [{ value: '2025年度积分登记表', columns: 9 }],
        ['填报单位：柳河村', undefined, undefined, undefined, '2025.12.31'],
        [
          '组别',
          '户主姓名',
          '上年',
          { value: '本年得分', columns: 3 },
          undefined,
          undefined,
          { value: '本年兑换', columns: 2 },
          undefined,
          '年末结余',
        ],
        [undefined, undefined, '结余', '上半年', '下半年', '小计', '上半年', '下半年'],
        [{ value: '1组', rows: 2 }, '孔兰玉', 10, 20, 30, 50, 5, 6, 49],
        [undefined, '许娟明', 0, 0, 0, 0, 0, 0, 0],
      ]),
    );
    expect(rows.map(({ name, group, figures }) => [name, group, figures.earned, figures.spent])).toEqual([
      ['孔兰玉', '1组', 5000, 1100],
      ['许娟明', '1组', 0, 0],
    ]);
    expect(outcomes(rows)).toEqual(['credited', 'credited']);
  });

  it('groups as captions, subtotals, the header repeated on each page, and signatures', () => {
    const header = ['序号', '户主', '上年结余', '本年得分', '本年兑换', '结余'];
    const rows = read(
      sheetOf([
        ['积分台账'],
        ['第一组'],
        header,
        [1, '孔兰玉', 1, 2, 3, 0],
        [2, '许娟明', 1, 2, 3, 0],
        ['小计', '2户', 2, 4, 6, 0],
        ['二组（共1户）'],
        header,
        [1, '吴芳怡', 1, 2, 3, 0],
        ['本页小计', undefined, 1, 2, 3, 0],
        ['总  计', undefined, 3, 6, 9, 0],
        ['制表人：王会计', '审核人：', undefined, '负责人：'],
      ]),
    );
    expect(rows.map(({ name, group }) => [name, group])).toEqual([
      ['孔兰玉', '第一组'],
      ['许娟明', '第一组'],
      ['吴芳怡', '二组'],
    ]);
    expect(outcomes(rows)).toEqual(['credited', 'credited', 'credited']);
  });

  it('a sheet a group, with a summary of the groups and last year’s list beside them', () => {
    const header = ['户主', '期初积分', '新增积分', '已兑积分', '剩余积分'];
    const rows = read(
      {
        ...sheetOf([
          ['组别', '户数', '剩余积分'],
          ['1组', 1, 0],
          ['2组', 1, 0],
        ]),
        name: '汇总',
      },
      { ...sheetOf([header, ['孔兰玉', 1, 2, 3, 0]]), name: '1组' },
      { ...sheetOf([header, ['吴芳怡', 1, 2, 3, 0]]), name: '2组' },
    );
    expect(rows.map(({ name, group }) => [name, group])).toEqual([
      ['孔兰玉', '1组'],
      ['吴芳怡', '2组'],
    ]);
    const years = read(
      { ...sheetOf([HEADER, [1, '1组', '孔兰玉', 0, 9, 0, 9]]), name: '2024年' },
      { ...sheetOf([HEADER, [1, '1组', '孔兰玉', 9, 1, 0, 10]]), name: '2025年' },
    );
    expect(years.map(({ sheet, figures }) => [sheet, figures.balance])).toEqual([['2025年', 1000]]);
  });

  it('a name that is looked for in every group where none is given', () => {
    const rows = read(
      sheetOf([
        ['户名', '结余'],
        ['吴芳怡', 12],
        ['孔兰玉', 3],
      ]),
    );
    expect(outcomes(rows)).toEqual(['credited', 'ambiguous']);
    expect(rows[0]?.hasSum).toBe(false);
  });

  it('what is no ledger has no rows', () => {
    expect(
      read(
        sheetOf([
          ['品名', '数量'],
          ['肥皂', 20],
        ]),
      ),
    ).toEqual([]);
    expect(
      read(
        sheetOf([
          ['序号', '姓名', '电话'],
          [1, '孔兰玉', '13800000000'],
        ]),
      ),
    ).toEqual([]);
  });
});
