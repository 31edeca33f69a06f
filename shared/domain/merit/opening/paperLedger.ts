import { asLine, cellText, lineText } from '../../roster/import/cellText.ts';
import { type Grid, gridOf } from '../../roster/import/grid.ts';
import { groupKey, groupOfCaption, groupWithin, looksLikeGroup, readGroup } from '../../roster/import/groupText.ts';
import { tidyHeader } from '../../roster/import/headerWords.ts';
import { readName } from '../../roster/import/nameText.ts';
import { looksLikeName } from '../../roster/import/words.ts';
import type { Cell, Row, Sheet, Workbook } from '../../table/table.ts';
import { FIGURE_FIELDS, type FigureField, findLedgerHeader, type LedgerField, type LedgerHeader } from './columns.ts';
import { readFigure } from './figure.ts';

/** A household's line in the paper ledger. Figures in hundredths of a point; undefined where they cannot be read. */
export interface LedgerRow {
  sheet: string;
  /** As the spreadsheet numbers it. */
  row: number;
  /** As worded; empty where neither the row, a caption nor the sheet names one. */
  group: string;
  /** As written, without spaces. */
  name: string;
  figures: Record<FigureField, number | undefined>;
  /** Whether the ledger has columns by which the balance can be checked. */
  hasSum: boolean;
}

const SUBTOTAL = /[小合总共]\s*计|^累计|^本页/;
const SIGNATURE =
  /(?:填表|制表|审核|复核|负责人?|经办|会计|村主任|书记|公示|监督)[^\d]{0,4}[:：]|^(?:注|说明|备注)[:：]/;
/** More than this share of a sheet's households on one already read: it is a copy, or the year before. */
const COPY_SHARE = 0.5;

/** The households of a paper merit ledger, sheet by sheet. Empty where no sheet is one. */
export function readPaperLedger(workbook: Workbook): LedgerRow[] {
  const sheets = workbook.sheets
    .map((sheet) => ({ sheet, rows: rowsOf(sheet) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((one, other) => rank(other) - rank(one));
  const taken: { sheet: Sheet; rows: LedgerRow[] }[] = [];
  const seen = new Set<string>();
  for (const one of sheets) {
    const keys = one.rows.map(({ group, name }) => `${groupKey(group)} ${name}`);
    if (keys.filter((key) => seen.has(key)).length > keys.length * COPY_SHARE) continue;
    for (const key of keys) seen.add(key);
    taken.push(one);
  }
  const order = (sheet: Sheet) => workbook.sheets.indexOf(sheet);
  return taken.sort((one, other) => order(one.sheet) - order(other.sheet)).flatMap(({ rows }) => rows);
}

/** What is seen comes before what is hidden, a later year before an earlier one, a long list before a short one. */
function rank({ sheet, rows }: { sheet: Sheet; rows: LedgerRow[] }): number {
  const title = sheet.rows.slice(0, 3).flatMap((row) => row.cells.map(cellText));
  const years = [sheet.name, ...title].flatMap((text) => text.match(/20\d\d/g) ?? []).map(Number);
  const year = Math.max(0, ...years);
  return (sheet.hidden ? 0 : 1e9) + year * 1e5 + Math.min(rows.length, 1e5 - 1);
}

function rowsOf(sheet: Sheet): LedgerRow[] {
  const grid = gridOf(sheet);
  const header = findLedgerHeader(grid);
  if (!header) return [];
  const rows: LedgerRow[] = [];
  let group = groupOfSheet(sheet, header);
  for (const row of sheet.rows) {
    if (row.number <= header.last) continue;
    const caption = groupOfCaption(textsOf(row));
    if (caption !== undefined) group = caption;
    const read = caption === undefined ? readRow(grid, row, header) : undefined;
    if (!read) continue;
    group = read.group || group;
    rows.push({ sheet: sheet.name, row: row.number, ...read, group });
  }
  return rows;
}

function groupOfSheet(sheet: Sheet, header: LedgerHeader): string {
  const named = readGroup(sheet.name);
  if (looksLikeGroup(named)) return named;
  const title = sheet.rows.flatMap((row) => (row.number < header.first ? row.cells.map(cellText) : [])).join(' ');
  return groupWithin(title) ?? groupWithin(sheet.name) ?? '';
}

function textsOf(row: Row): string[] {
  return row.cells.flatMap((cell) => (cell ? [lineText(cell).replace(/\s/g, '')] : []));
}

/** A row as a household's line, or undefined where it is none: a subtotal, a signature, the header again. */
function readRow(grid: Grid, row: Row, header: LedgerHeader): Omit<LedgerRow, 'sheet' | 'row'> | undefined {
  const cellsOf = (field: LedgerField) =>
    (header.columns[field] ?? []).map((column) => ({ column, cell: row.cells[column] }));
  const filled = (field: LedgerField) => {
    const [column] = header.columns[field] ?? [];
    return column === undefined ? undefined : grid.filled(row, column);
  };
  const name = readName(cellText(filled('head'))).name;
  if (name === '' || /^\d+$/.test(name) || isNoHousehold(row, name, header)) return undefined;
  const figureCells = FIGURE_FIELDS.flatMap((field) => cellsOf(field)).filter(({ cell }) => cell !== undefined);
  const isNumbered = /^\d+$/.test(asLine(cellText(filled('sequence'))));
  if (figureCells.length === 0 && !isNumbered && !looksLikeName(name)) return undefined;
  const figures = Object.fromEntries(
    FIGURE_FIELDS.map((field) => [field, sumOf(cellsOf(field).map(({ cell }) => cell))]),
  );
  return {
    group: readGroup(cellText(filled('group'))),
    name,
    figures: figures as LedgerRow['figures'],
    hasSum: (['carried', 'earned', 'spent'] as const).some((field) => header.columns[field] !== undefined),
  };
}

function isNoHousehold(row: Row, name: string, { lowest }: LedgerHeader): boolean {
  const texts = textsOf(row);
  if (SUBTOTAL.test(name) || texts.some((text) => SIGNATURE.test(text))) return true;
  const words = row.cells.filter(
    (cell, column) => cell && tidyHeader(cellText(cell)) === tidyHeader(lowest[column] ?? ''),
  );
  if (words.length >= 2) return true;
  // A subtotal often stands in the first column; a household's remark may speak of sums.
  return texts.slice(0, 1).some((text) => SUBTOTAL.test(text) && text.length <= 12);
}

function sumOf(cells: readonly (Cell | undefined)[]): number | undefined {
  let sum = 0;
  for (const cell of cells) {
    const figure = readFigure(cell);
    if (figure === undefined) return undefined;
    sum += figure;
  }
  return sum;
}
