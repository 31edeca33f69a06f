import type { Cell, Row } from '../../table/table.ts';
import { cellText } from './cellText.ts';
import type { ColumnUse } from './columnUse.ts';
import { contentsOf } from './contents.ts';
import type { Grid } from './grid.ts';
import { meaningOf, meaningOfColumn } from './headerWords.ts';
import { householdLineOf } from './householdLine.ts';
import { looksLikeName } from './words.ts';

/** How far down a sheet its header may begin: titles, dates and remarks stand above. */
const LOOKED_AT_MAX = 40;

/** A header over more rows than this is no header. */
const HEADER_ROWS_MAX = 4;

/** A header names several columns; a single word of theirs stands in many titles. */
const COLUMNS_MIN = 2;

/** A line that begins another table names at least so many, the people's names among them. */
const FURTHER_COLUMNS_MIN = 3;

/** The header of a table: its rows, from the first row of captions to the last above the people. */
export interface Header {
  rows: Row[];
  /** By column, the texts over it from the top, without repetitions. */
  texts: string[][];
}

/** Rows of a header as the clerk chose them, both inclusive, or that there is none. */
export type HeaderChoice = { first: number; last: number } | 'none';

/** The header, or undefined where the table begins with people or has none. */
export function findHeader(grid: Grid): Header | undefined {
  const { rows } = grid.sheet;
  const scored = rows.slice(0, LOOKED_AT_MAX).map((row) => (hasPersonalValues(row) ? 0 : meanings(row).size));
  const best = scored.indexOf(Math.max(...scored));
  if (best === -1) return undefined;
  const header = headerAround(grid, best);
  const named = new Set(header.rows.flatMap((row) => [...meanings(row)]));
  return named.size < COLUMNS_MIN ? undefined : header;
}

/** The header that the clerk chose. */
export function chosenHeader(grid: Grid, choice: HeaderChoice): Header | undefined {
  if (choice === 'none') return undefined;
  const rows = grid.sheet.rows.filter(({ number }) => choice.first <= number && number <= choice.last);
  return rows.length === 0 ? undefined : { rows, texts: textsOf(grid, rows) };
}

/** All headers of a sheet that name the people's column and more, from the top; repeated ones too. */
export function strongHeaders(grid: Grid): Header[] {
  const headers: Header[] = [];
  let last = 0;
  for (const [index, row] of grid.sheet.rows.entries()) {
    if (row.number <= last || !namesPeople(row)) continue;
    const header = headerAround(grid, index);
    const named = new Set(usesOf(header).filter((use) => use !== undefined && use !== 'ignored'));
    if (named.size < FURTHER_COLUMNS_MIN) continue;
    headers.push(header);
    last = header.rows.at(-1)?.number ?? row.number;
  }
  return headers;
}

/** What a header says of each column. */
export function usesOf({ texts }: Header): (ColumnUse | undefined)[] {
  return texts.map((over) => meaningOfColumn(over)?.use);
}

function headerAround(grid: Grid, index: number): Header {
  const { rows } = grid.sheet;
  let first = index;
  let last = index;
  while (last - first + 1 < HEADER_ROWS_MAX && isPartOfHeader(grid, rows[first - 1], rows[first])) first -= 1;
  while (last - first + 1 < HEADER_ROWS_MAX && isPartOfHeader(grid, rows[last + 1], rows[last])) last += 1;
  const header = rows.slice(first, last + 1);
  return { rows: header, texts: textsOf(grid, header) };
}

/** Asked of every row of a sheet, so the cheap question comes first. */
function namesPeople(row: Row): boolean {
  const mayName = row.cells.some(
    (cell) => cell?.kind === 'text' && cell.text.length <= 20 && /名|成员|人员/.test(cell.text),
  );
  if (!mayName) return false;
  const uses = meanings(row);
  return uses.size >= COLUMNS_MIN && (uses.has('name') || uses.has('headName')) && !hasPersonalValues(row);
}

function meanings(row: Row): Set<string> {
  const uses = row.cells.map((cell) => (cell?.kind === 'text' ? meaningOf(cell.text)?.use : undefined));
  return new Set(uses.filter((use) => use !== undefined && use !== 'ignored') as string[]);
}

/** Next to the header and itself of captions: several texts, of which one is a column's word or spans columns. */
function isPartOfHeader(grid: Grid, row: Row | undefined, beside: Row | undefined): boolean {
  if (!row || !beside || Math.abs(row.number - beside.number) > 1 || hasPersonalValues(row)) return false;
  const texts = row.cells.flatMap((cell, column) => (cell ? [{ text: cellText(cell), column }] : []));
  if (texts.length < 2 || texts.some(({ text }) => /[:：]|^\d/.test(text) || text.length > 20)) return false;
  if (
    householdLineOf(texts.map(({ text }) => text)) ||
    texts.some(({ text, column }) => isSomebody(text, grid.filled(beside, column)))
  )
    return false;
  return texts.some(({ text, column }) => {
    const merge = grid.mergeAt(row.number, column);
    const spansSome = merge !== undefined && merge.lastColumn > merge.firstColumn;
    return spansSome || meaningOf(text) !== undefined;
  });
}

/** A name under 姓名: 户主 and 配偶 beside it are this person's relations, no captions. */
function isSomebody(text: string, above: Cell | undefined): boolean {
  const use = meaningOf(cellText(above))?.use;
  return (use === 'name' || use === 'headName') && meaningOf(text) === undefined && looksLikeName(text);
}

/** A row of a person's values is no header, whatever words are in it. */
export function hasPersonalValues(row: Row): boolean {
  const { shares } = contentsOf(row.cells);
  return shares.idNumber > 0 || shares.sex > 0 || shares.birthDate > 0 || shares.ethnicity > 0 || shares.phone > 0;
}

function textsOf(grid: Grid, header: Row[]): string[][] {
  return Array.from({ length: grid.width }, (_, column) => {
    const texts = header
      .map((row) => cellText(grid.filled(row, column)).replace(/\s+/g, ''))
      .filter((text) => text !== '');
    return texts.filter((text, index) => text !== texts[index - 1]);
  });
}
