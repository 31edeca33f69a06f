import { expect, it } from 'vitest';
import type { Workbook } from '../table/table.ts';
import type { RubricItem } from './merit.ts';
import { RUBRIC_COLUMNS, readRubricSheet, rubricRows } from './rubricSheet.ts';
import { RUBRIC_TEMPLATES } from './templates.ts';

const FULL: RubricItem = {
  code: 'B2',
  className: '平安',
  name: '巡逻',
  points: 5050,
  upTo: 8000,
  formula: { each: 1000, step: 5, cap: 20_000 },
  per: '天',
  unit: 'either',
  caps: { day: 5000, year: 100_000 },
  evidence: '照片',
  verifiers: ['officer', 'groupLeader'],
  clause: '第三条',
};
const MINUS: RubricItem = { code: '2', className: '', name: '违规办酒', points: -300, upTo: -1500, per: '次' };
const HEADERS = RUBRIC_COLUMNS.map(({ header }) => header);

function workbookOf(...rows: readonly (readonly string[])[]): Workbook {
  const cells = (texts: readonly string[]) => texts.map((text) => (text ? { kind: 'text' as const, text } : undefined));
  const sheet = { name: '细则', hidden: false, merges: [], hiddenColumns: [] };
  const numbered = rows.map((texts, index) => ({ number: index + 1, cells: cells(texts) }));
  return { format: 'xlsx', hadMacros: false, sheets: [{ ...sheet, rows: numbered }] };
}

it.each([[[FULL, MINUS]], ...RUBRIC_TEMPLATES.map(({ items }) => [items])])(
  'what is written is read again',
  (items) => {
    expect(readRubricSheet(workbookOf(HEADERS, ...rubricRows(items)))).toEqual({ ok: true, value: items });
  },
);

it('a sheet of a few columns under a title is enough', () => {
  const read = readRubricSheet(
    workbookOf(['柳河村积分细则'], ['做什么', '分值'], ['打扫街道', '２分'], ['巡逻', '5.5']),
  );
  expect(read.ok && read.value).toEqual([
    { code: '1', className: '', name: '打扫街道', points: 200, per: '次' },
    { code: '2', className: '', name: '巡逻', points: 550, per: '次' },
  ]);
});

it.each([
  ['noRubric', undefined, [['做什么'], ['打扫']]],
  ['noLines', undefined, [['做什么', '分值']]],
  [
    'badCell',
    '2 分值',
    [
      ['做什么', '分值'],
      ['打扫', '两分'],
    ],
  ],
  [
    'badLine',
    '2',
    [
      ['做什么', '分值'],
      ['打扫', ''],
    ],
  ],
  [
    'badCell',
    '2 谁核实',
    [
      ['做什么', '分值', '谁核实'],
      ['打扫', '2', '书记'],
    ],
  ],
  [
    'badLine',
    '2',
    [
      ['做什么', '分值', '加几分'],
      ['打扫', '2', '1'],
    ],
  ],
  [
    'twoOfOneCode',
    '7',
    [
      ['条', '做什么', '分值'],
      ['7', '打扫', '2'],
      ['7', '巡逻', '3'],
    ],
  ],
])('%s %s', (reason, detail, rows) => {
  expect(readRubricSheet(workbookOf(...rows))).toMatchObject({ ok: false, reason, ...(detail && { detail }) });
});
