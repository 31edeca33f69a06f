import { cellText } from '../../roster/import/cellText.ts';
import type { Grid } from '../../roster/import/grid.ts';
import { tidyHeader } from '../../roster/import/headerWords.ts';
import type { Row } from '../../table/table.ts';

/**
 * What a column of a paper merit ledger says. `carried` is 上年结余, `earned` 本年得分, `spent` 本年兑换 with what was
 * deducted, `balance` 结余.
 */
export type LedgerField = 'sequence' | 'group' | 'head' | 'carried' | 'earned' | 'spent' | 'balance' | 'note';
export const FIGURE_FIELDS = ['carried', 'earned', 'spent', 'balance'] as const satisfies readonly LedgerField[];
export type FigureField = (typeof FIGURE_FIELDS)[number];

/** Where each field stands. Figures may be spread over several columns, whose sum they then are. */
export type LedgerColumns = Partial<Record<LedgerField, number[]>>;

/** How far down a sheet its header may begin: titles and dates stand above. */
const LOOKED_AT_MAX = 40;
/** A header over more rows than this is no header. */
const HEADER_ROWS_MAX = 4;

const BEFORE = /上一?年|去年|往年|年初|期初|上一?[期季月]|月初|季初|以前|历年/;
const NEXT = /下一?年|下[期季月]|转下/;

/** In order of precedence: the first that fits decides, so that 上年结余 is not taken for a 结余. */
const WORDS: readonly [field: LedgerField, pattern: RegExp][] = [
  ['balance', NEXT],
  ['head', /^户主|^户名$|^(?:家长|户代表|农户|住户|家庭)(?:姓名|名称|名)?$|^户主?姓名$/],
  ['group', /^组$|组[别名号]|小组|生产队|^[队社]别?$|村组|网格|片区/],
  ['sequence', /^序号?$|^编号$|^号$|^行号$|^户号$|^№$|^no\.?$/],
  ['carried', /(?:上一?年|去年|往年|年初|期初|上一?[期季月]|月初|季初|以前|历年)(?!.*(?:得分|兑换|新增|支出))/],
  ['carried', /^(?:结转|转入|承前|原有)(?:积分|分数?)?$/],
  ['balance', /结余|余额|剩余|结存|现有|年末|期末|余分|可用|尚余|^总积分$|^累计积分$|^积分余/],
  ['spent', /兑换|已兑|兑付|支出|消费|使用|用去|花|核销|扣[分减除]|减分|减少/],
  ['earned', /得分|新增|获得|加分|奖励|收入|增加|存入|赚|计分|赋分|评定|所得|积分$/],
  ['head', /^姓名$|姓名$|^名字$/],
  ['note', /备注|说明|备考/],
];

function fieldOf(text: string): LedgerField | undefined {
  const tidy = tidyHeader(text);
  if (tidy === '' || tidy.length > 20) return undefined;
  return WORDS.find(([, pattern]) => pattern.test(tidy))?.[0];
}

/** What a column is by the texts over it, topmost first: the lowest word, in the light of the captions above it. */
function fieldOfColumn(texts: readonly string[]): LedgerField | undefined {
  const lowest = fieldOf(texts.at(-1) ?? '');
  const captions = texts.slice(0, -1);
  // 上年 over 结余, or 结余 over 年初: neither word says it alone.
  if (lowest === 'balance' && captions.some((caption) => BEFORE.test(caption))) return 'carried';
  return lowest ?? fieldOf(texts.join('')) ?? captions.map(fieldOf).findLast((field) => field !== undefined);
}

export interface LedgerHeader {
  /** As the spreadsheet numbers them. */
  first: number;
  last: number;
  columns: LedgerColumns;
  /** The lowest text over each column. */
  lowest: string[];
}

/** The header of a paper ledger: it names the households and what they have left; undefined where no row does. */
export function findLedgerHeader(grid: Grid): LedgerHeader | undefined {
  const rows = grid.sheet.rows.slice(0, LOOKED_AT_MAX);
  const scored = rows.map((row) => (isCaption(row) ? fieldsIn(row).size : 0));
  const best = scored.indexOf(Math.max(0, ...scored));
  if (best === -1 || (scored[best] ?? 0) < 2) return undefined;
  let first = best;
  let last = best;
  while (last - first + 1 < HEADER_ROWS_MAX && belongs(grid, rows[first - 1], rows[first])) first -= 1;
  while (last - first + 1 < HEADER_ROWS_MAX && belongs(grid, rows[last + 1], rows[last])) last += 1;
  const header = rows.slice(first, last + 1);
  const texts = Array.from({ length: grid.width }, (_, column) => textsOver(grid, header, column));
  const columns = columnsOf(texts);
  if (!columns.head || !columns.balance) return undefined;
  const numbers = header.map(({ number }) => number);
  return {
    first: Math.min(...numbers),
    last: Math.max(...numbers),
    columns,
    lowest: texts.map((over) => over.at(-1) ?? ''),
  };
}

/** A row of figures is no header, whatever stands beside them. */
function isCaption(row: Row): boolean {
  return row.cells.every(
    (cell) => !cell || (cell.kind === 'text' && !/^[-−]?[\d０-９.．,，]+分?$/.test(cell.text.trim())),
  );
}

function fieldsIn(row: Row): Set<LedgerField> {
  const fields = row.cells.flatMap((cell) => (cell?.kind === 'text' ? (fieldOf(cell.text) ?? []) : []));
  return new Set(fields);
}

/** A row next to the header is a part of it where it has captions over several columns, or more columns' words. */
function belongs(grid: Grid, row: Row | undefined, beside: Row | undefined): boolean {
  if (!row || !beside || Math.abs(row.number - beside.number) > 1 || !isCaption(row)) return false;
  const texts = row.cells.flatMap((cell, column) => (cell ? [{ text: cellText(cell), column }] : []));
  if (texts.length < 2 || texts.some(({ text }) => /[:：]/.test(text) || text.length > 20)) return false;
  return texts.some(({ text, column }) => {
    const merge = grid.mergeAt(row.number, column);
    const spans = merge !== undefined && merge.lastColumn > merge.firstColumn;
    return spans || fieldOf(text) !== undefined;
  });
}

function textsOver(grid: Grid, header: readonly Row[], column: number): string[] {
  const texts = header
    .map((row) => cellText(grid.filled(row, column)).replace(/\s+/g, ''))
    .filter((text) => text !== '');
  return texts.filter((text, index) => text !== texts[index - 1]);
}

const WHOLE = /小计|合计|总计|全年|总分|^总/;

function columnsOf(texts: readonly string[][]): LedgerColumns {
  const columns: LedgerColumns = {};
  for (const [column, over] of texts.entries()) {
    const field = fieldOfColumn(over);
    if (field) columns[field] = [...(columns[field] ?? []), column];
  }
  for (const field of ['earned', 'spent'] as const) {
    const all = columns[field] ?? [];
    // Beside its parts stands their sum, which must not be added to them.
    const whole = all.filter((column) => WHOLE.test(texts[column]?.at(-1) ?? ''));
    if (all.length > 1 && whole.length > 0) columns[field] = whole.slice(0, 1);
  }
  for (const field of ['head', 'group', 'sequence', 'carried', 'balance', 'note'] as const) {
    const [first, ...others] = bestFirst(field, columns[field] ?? [], texts);
    if (first !== undefined && others.length > 0) columns[field] = [first];
  }
  return columns;
}

/** 户主 before 姓名; of several balances the last, which is what is left at the end. */
function bestFirst(field: LedgerField, columns: readonly number[], texts: readonly string[][]): number[] {
  if (field === 'balance') return [...columns].reverse();
  if (field !== 'head') return [...columns];
  const isHead = (column: number) => Number(/户/.test((texts[column] ?? []).join('')));
  return [...columns].sort((one, other) => isHead(other) - isHead(one) || one - other);
}
