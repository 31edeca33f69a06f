import { columnLetters } from '../../table/address.ts';
import type { Row, Sheet } from '../../table/table.ts';
import { asLine, cellText, isNothing } from './cellText.ts';
import { type ColumnMeaning, recogniseColumns } from './columns.ts';
import { type ColumnUse, JOINED_FIELDS, type RosterField } from './columnUse.ts';
import { contentsOf } from './contents.ts';
import { type Grid, gridOf } from './grid.ts';
import { groupOfCaption, groupWithin, looksLikeGroup, readGroup } from './groupText.ts';
import { findHeader } from './header.ts';
import type { GroupedRow } from './households.ts';
import { type ColumnsOfFields, readPersonRow } from './personRow.ts';
import { type FieldColumns, type RowKind, rowKindOf } from './rowKind.ts';

/** A column as the clerk is shown it. */
export interface ColumnReading extends ColumnMeaning {
  /** As the spreadsheet names it: A, B, AA. */
  letters: string;
  /** The texts over it, from the top. */
  headers: string[];
  hidden: boolean;
  /** Its first different values. */
  samples: string[];
}

/** A sheet as it was read. */
export interface SheetReading {
  name: string;
  hidden: boolean;
  /** Lines above the header, joined. */
  title: string;
  /** The rows of the header, as the spreadsheet numbers them; none where the people begin at once. */
  headerRows: number[];
  columns: ColumnReading[];
  people: GroupedRow[];
  /** Rows below the header that are no people. */
  otherRows: { row: number; kind: Exclude<RowKind, 'person'>; shown: string }[];
}

/** The clerk's corrections: the use of columns, by their number from 0. */
export type ColumnChoices = Readonly<Record<number, ColumnUse>>;

/** Rows whose contents are looked at to tell columns apart: evenly spread over the sheet. */
const SAMPLED_ROWS = 500;
const SAMPLES_SHOWN = 3;

/** After this many rows the reader pauses, so that its caller can show progress. */
const ROWS_AT_A_TIME = 500;

/** Reads a sheet row by row; yields the number of rows done. */
export function* readSheet(sheet: Sheet, choices: ColumnChoices = {}): Generator<number, SheetReading> {
  const grid = gridOf(sheet);
  const header = findHeader(grid);
  const first = header?.rows[0]?.number ?? 0;
  const last = header?.rows.at(-1)?.number ?? 0;
  const below = sheet.rows.filter((row) => row.number > last);
  const columns = columnsOf(grid, below, header?.texts ?? [], choices);
  const reading: SheetReading = {
    name: sheet.name,
    hidden: sheet.hidden,
    title: sheet.rows
      .flatMap((row) => (row.number < first ? row.cells.map(cellText) : []))
      .join(' ')
      .trim(),
    headerRows: header?.rows.map((row) => row.number) ?? [],
    columns,
    people: [],
    otherRows: [],
  };
  yield* readRows(grid, below, reading);
  return reading;
}

function columnsOf(grid: Grid, rows: Row[], texts: string[][], choices: ColumnChoices): ColumnReading[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED_ROWS));
  const sampled = rows.filter((_, index) => index % step === 0);
  const evidence = Array.from({ length: grid.width }, (_, column) => ({
    headers: texts[column] ?? [],
    contents: contentsOf(sampled.map((row) => row.cells[column])),
  }));
  const meanings = withChoices(recogniseColumns(evidence), choices);
  return meanings.map((meaning, column) => ({
    ...meaning,
    letters: columnLetters(column),
    headers: evidence[column]?.headers ?? [],
    hidden: grid.sheet.hiddenColumns.includes(column),
    samples: samplesOf(rows, column),
  }));
}

/** What the clerk chose stands, and takes a field away from the column that had it. */
function withChoices(meanings: ColumnMeaning[], choices: ColumnChoices): ColumnMeaning[] {
  const chosen = new Set(Object.values(choices).filter((use) => !JOINED_FIELDS.includes(use as RosterField)));
  return meanings.map((meaning, column) => {
    const choice = choices[column];
    if (choice !== undefined) return { use: choice, by: 'clerk', confidence: 'sure' };
    return chosen.has(meaning.use) && meaning.use !== 'ignored'
      ? { use: 'ignored', by: 'nothing', confidence: 'guess' }
      : meaning;
  });
}

function samplesOf(rows: Row[], column: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    const text = asLine(cellText(row.cells[column]));
    if (!isNothing(text)) samples.add(text);
    if (samples.size === SAMPLES_SHOWN) break;
  }
  return [...samples];
}

function* readRows(grid: Grid, rows: Row[], reading: SheetReading): Generator<number, void> {
  const columns = fieldColumns(reading.columns);
  const single = Object.fromEntries(
    Object.entries(columns).map(([field, [column]]) => [field, column]),
  ) as FieldColumns;
  const lowest = reading.columns.map(({ headers }) => headers.at(-1) ?? '');
  const statusHeader = lowest[single.status ?? -1] ?? '';
  const kinds = rows.map((row) => rowKindOf(row, single, lowest));
  const asNumbered = withHouseholdNumbers(
    columns,
    rows.filter((_, index) => kinds[index] === 'person'),
  );
  let group = groupOfSheet(reading);
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_AT_A_TIME === 0) yield index;
    const kind = kinds[index] as RowKind;
    if (kind === 'person') {
      const person = readPersonRow(grid, row, asNumbered, statusHeader);
      group = person.household.group || group;
      reading.people.push({ person, group: group || groupOfAddress(person.address) });
      continue;
    }
    const texts = row.cells.map(cellText).filter((text) => text !== '');
    if (kind === 'groupCaption') group = readGroup(groupOfCaption(texts) as string);
    reading.otherRows.push({ row: row.number, kind, shown: texts.join(' ') });
  }
}

function fieldColumns(columns: ColumnReading[]): ColumnsOfFields {
  const byField: ColumnsOfFields = {};
  for (const [column, { use }] of columns.entries()) {
    if (use === 'ignored') continue;
    const present = byField[use];
    if (!present) byField[use] = [column];
    else if (JOINED_FIELDS.includes(use)) present.push(column);
  }
  // Where a roster has no other address, the place of registration is where its people live.
  if (!byField.address && byField.registeredAt && (byField.relation || byField.headName)) {
    byField.address = byField.registeredAt;
  }
  return byField;
}

function groupOfSheet({ title, name }: SheetReading): string {
  const named = readGroup(name);
  return (looksLikeGroup(named) ? named : groupWithin(title)) ?? groupWithin(name) ?? '';
}

function groupOfAddress(address: string): string {
  return groupWithin(address) ?? '';
}

/** Fewer people numbered than this: the numbers count households, not people. */
const NUMBERED_EACH_SHARE = 0.8;
/** More rows than this with the number of the row above: it is the household's. */
const REPEATED_NUMBER_SHARE = 0.3;

/** Many forms number households in the column 序号: once a household, or the same on each of its rows. */
function withHouseholdNumbers(columns: ColumnsOfFields, people: Row[]): ColumnsOfFields {
  const column = columns.sequence?.[0];
  if (columns.householdNumber || column === undefined || people.length === 0) return columns;
  const numbers = people.map((row) => asLine(cellText(row.cells[column])));
  const filled = numbers.filter((number) => number !== '');
  const repeated = filled.filter((number, index) => number === filled[index - 1]);
  const countsHouseholds =
    filled.length > 0 &&
    (filled.length < people.length * NUMBERED_EACH_SHARE || repeated.length > filled.length * REPEATED_NUMBER_SHARE);
  return countsHouseholds ? { ...columns, householdNumber: [column] } : columns;
}
