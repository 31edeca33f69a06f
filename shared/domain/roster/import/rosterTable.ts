import type { Row, Sheet } from '../../table/table.ts';
import { cellText } from './cellText.ts';
import { type ColumnChoices, type ColumnReading, readColumns } from './columnReading.ts';
import { contentsOf } from './contents.ts';
import { type FamilyColumns, familyColumns } from './family.ts';
import { gridOf } from './grid.ts';
import { chosenHeader, findHeader, type HeaderChoice } from './header.ts';
import { householdLineOf } from './householdLine.ts';
import type { GroupedRow } from './households.ts';
import { readPeople } from './people.ts';
import type { RowKind } from './rowKind.ts';

/** A table of a sheet as it was read. */
export interface TableReading {
  /** The sheet's name. */
  sheet: string;
  hidden: boolean;
  /** Its first row with something in it, and its last. */
  rows: { first: number; last: number };
  /** Lines above the header, joined. */
  title: string;
  /** The rows of the header, as the spreadsheet numbers them; none where the people begin at once. */
  headerRows: number[];
  /** By column of the sheet; those of other tables beside it are empty. */
  columns: ColumnReading[];
  people: GroupedRow[];
  /** Rows that are no people, the title and the header left out. */
  otherRows: { row: number; kind: Exclude<RowKind, 'person'>; shown: string }[];
  /** Its first rows, from which the clerk may choose the header. */
  firstRows: { row: number; shown: string }[];
}

/** What the clerk put right about a table. */
export interface TableChoices {
  header?: HeaderChoice;
  columns?: ColumnChoices;
}

/** Rows that are offered as header: titles and remarks above one are fewer. */
const FIRST_ROWS = 40;

/** Reads a table row by row; yields the number of rows done. */
export function* readTable(
  table: Sheet,
  { header: chosen, columns = {} }: TableChoices,
): Generator<number, TableReading> {
  const grid = gridOf(table);
  const header = chosen === undefined ? findHeader(grid) : chosenHeader(grid, chosen);
  const family = header && familyColumns(header.texts);
  const { above, below } = aroundHeader(table, header?.rows);
  const reading: TableReading = {
    sheet: table.name,
    hidden: table.hidden,
    rows: { first: table.rows[0]?.number ?? 0, last: table.rows.at(-1)?.number ?? 0 },
    title: above
      .filter((row) => !householdLineOf(row.cells.map(cellText).filter(Boolean)))
      .map(textOf)
      .join(' '),
    headerRows: header?.rows.map(({ number }) => number) ?? [],
    columns: readColumns(grid, below, header?.texts ?? [], columns, family),
    people: [],
    otherRows: [],
    firstRows: table.rows.slice(0, FIRST_ROWS).map((row) => ({ row: row.number, shown: textOf(row) })),
  };
  yield* readPeople(grid, { above, below, family: family && relationsOf(family) }, reading);
  return reading;
}

/** A table's rows without its header. People may stand above it where it was repeated on each page but the first. */
function aroundHeader({ rows }: Sheet, header: Row[] = []): { above: Row[]; below: Row[] } {
  const first = rows.findIndex(({ number }) => number === header[0]?.number);
  const people = rows.slice(0, Math.max(first, 0)).findIndex(isOfSomebody);
  const titles = people === -1 ? Math.max(first, 0) : people;
  return { above: rows.slice(0, titles), below: rows.slice(titles).filter((row) => !header.includes(row)) };
}

/** A title may hold a date or a phone, but no ID number and nobody's sex. */
function isOfSomebody({ cells }: Row): boolean {
  const { shares } = contentsOf(cells);
  return shares.idNumber > 0 || shares.sex > 0;
}

function relationsOf({ members }: FamilyColumns): string[] {
  return members.map(({ relation }) => relation);
}

function textOf({ cells }: Row): string {
  return cells
    .map(cellText)
    .filter((text) => text !== '')
    .join(' ');
}
