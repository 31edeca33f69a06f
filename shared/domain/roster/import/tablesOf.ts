import type { Sheet } from '../../table/table.ts';
import { cellText } from './cellText.ts';
import type { ColumnUse } from './columnUse.ts';
import { familyColumns } from './family.ts';
import { gridOf } from './grid.ts';
import { findHeader, type Header, hasPersonalValues, strongHeaders, usesOf } from './header.ts';
import { tidyHeader } from './headerWords.ts';
import { SIGNATURE, SUBTOTAL } from './rowKind.ts';
import { MIGRANTS } from './tableRole.ts';

/** A title over a table fills no more cells than this. */
const TITLE_CELLS_MAX = 3;

/** So many columns that only one of two headers names make them headers of two tables. */
const FURTHER_USES = 2;

/**
 * The tables of a sheet, each with rows and columns of its own: some clerks put one beside another, or below with other
 * columns. Rows and columns keep their numbers. A sheet with nothing to part is one table.
 */
export function tablesOf(sheet: Sheet): Sheet[] {
  const parts = [apart, stacked, repeatedAcross].map((cut) => cut(sheet)).find(({ length }) => length > 1);
  return parts ? parts.flatMap(tablesOf) : [sheet];
}

/** Tables parted by empty columns, where each side has people's names under a header. */
function apart(sheet: Sheet): Sheet[] {
  const filled = new Set(sheet.rows.flatMap(({ cells }) => cells.flatMap((cell, column) => (cell ? [column] : []))));
  const columns = [...filled].sort((one, other) => one - other);
  const starts = columns.filter((column) => !filled.has(column - 1));
  if (starts.length < 2) return [sheet];
  const tables: Sheet[] = [];
  let from = starts[0] as number;
  for (const start of starts.slice(1)) {
    if (!standsAlone(withColumns(sheet, from, start - 1)) || !standsAlone(withColumns(sheet, start, Infinity)))
      continue;
    tables.push(withColumns(sheet, from, start - 1));
    from = start;
  }
  return [...tables, withColumns(sheet, from, Infinity)];
}

const PERSONAL: readonly (ColumnUse | undefined)[] = ['idNumber', 'sex', 'birthDate', 'relation', 'phone'];

function standsAlone(part: Sheet): boolean {
  const header = findHeader(gridOf(part));
  const uses = header ? usesOf(header) : [];
  return uses.includes('name') && uses.some((use) => PERSONAL.includes(use));
}

/** Tables with one header twice or more in a line, where no columns of a household stand before them. */
function repeatedAcross(sheet: Sheet): Sheet[] {
  const header = findHeader(gridOf(sheet));
  if (!header || familyColumns(header.texts)) return [sheet];
  const labels = header.texts.map((over) => tidyHeader(over.at(-1) ?? ''));
  const first = labels.find((label) => label !== '');
  const starts = labels.flatMap((label, column) => (label !== '' && label === first ? [column] : []));
  const uses = usesOf(header);
  const blocks = starts.map((start, index) => ({ start, end: starts[index + 1] ?? labels.length }));
  const [model] = blocks.map(({ start, end }) => labels.slice(start, end));
  const areAlike = blocks.every(
    ({ start, end }) =>
      uses.slice(start, end).includes('name') &&
      labels.slice(start, end).every((label) => label === '' || model?.includes(label)),
  );
  if (starts.length < 2 || !areAlike) return [sheet];
  return blocks.map(({ start, end }) => withColumns(sheet, start, end - 1));
}

/** Tables one below another, each with a header that says other things of its columns, or under a title of migrants. */
function stacked(sheet: Sheet): Sheet[] {
  const [first, ...others] = strongHeaders(gridOf(sheet));
  if (!first) return [sheet];
  const tables: Sheet[] = [];
  let from = 0;
  let current = first;
  for (const header of others) {
    const start = titleAbove(sheet, header);
    const title = sheet.rows.filter(({ number }) => start <= number && number < firstRow(header));
    const ofMigrants = title.some(({ cells }) => cells.some((cell) => MIGRANTS.test(cellText(cell))));
    if (!ofMigrants && !differs(current, header)) continue;
    tables.push(withRows(sheet, from, start - 1));
    from = start;
    current = header;
  }
  return [...tables, withRows(sheet, from, Infinity)];
}

function firstRow({ rows: [row] }: Header): number {
  return row?.number ?? 0;
}

function differs(one: Header, other: Header): boolean {
  const uses = usesOf(one);
  const others = usesOf(other);
  const further = others.filter((use, column) => use !== undefined && use !== 'ignored' && uses[column] === undefined);
  const different = others.some(
    (use, column) => use !== undefined && uses[column] !== undefined && use !== uses[column],
  );
  return different || further.length >= FURTHER_USES;
}

/** The row from which a title stands above this header. */
function titleAbove(sheet: Sheet, header: Header): number {
  let start = firstRow(header);
  for (const row of sheet.rows.filter(({ number }) => number < start).toReversed()) {
    const texts = row.cells.flatMap((cell) => (cell ? [cellText(cell)] : []));
    const isNoTitle = texts.some((text) => SUBTOTAL.test(text) || SIGNATURE.test(text));
    if (texts.length > TITLE_CELLS_MAX || isNoTitle || hasPersonalValues(row)) break;
    start = row.number;
  }
  return start;
}

function withRows(sheet: Sheet, first: number, last: number): Sheet {
  return {
    ...sheet,
    rows: sheet.rows.filter(({ number }) => first <= number && number <= last),
    merges: sheet.merges.filter(({ firstRow, lastRow }) => firstRow <= last && lastRow >= first),
  };
}

function withColumns(sheet: Sheet, first: number, last: number): Sheet {
  const inside = (column: number) => first <= column && column <= last;
  const rows = sheet.rows.map(({ number, cells }) => ({
    number,
    cells: cells.slice(0, last + 1).map((cell, column) => (inside(column) ? cell : undefined)),
  }));
  return {
    ...sheet,
    rows: rows.filter(({ cells }) => cells.some((cell) => cell !== undefined)),
    merges: sheet.merges.filter(({ firstColumn }) => inside(firstColumn)),
  };
}
