import { columnLetters } from '../../table/address.ts';
import type { Row } from '../../table/table.ts';
import { asLine, cellText, isNothing } from './cellText.ts';
import { type ColumnMeaning, recogniseColumns } from './columns.ts';
import { type ColumnUse, JOINED_FIELDS, type RosterField } from './columnUse.ts';
import { contentsOf } from './contents.ts';
import type { FamilyColumns } from './family.ts';
import type { Grid } from './grid.ts';
import type { ColumnsOfFields } from './personRow.ts';

/** A column as the clerk is shown it. */
export interface ColumnReading extends ColumnMeaning {
  /** As the spreadsheet names it: A, B, AA. */
  letters: string;
  /** The texts over it, from the top. */
  headers: string[];
  hidden: boolean;
  /** Its first different values. */
  samples: string[];
  /** Where each row is a household: whose column it is, from 1; none for the household's and its head's. */
  member?: number;
}

/** The clerk's corrections: the use of columns, by their number from 0. */
export type ColumnChoices = Readonly<Record<number, ColumnUse>>;

/** Rows whose contents are looked at to tell columns apart: evenly spread over the table. */
const SAMPLED_ROWS = 500;
const SAMPLES_SHOWN = 3;

/** What each column of a table is. */
export function readColumns(
  grid: Grid,
  rows: Row[],
  texts: string[][],
  choices: ColumnChoices,
  family: FamilyColumns | undefined,
): ColumnReading[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLED_ROWS));
  const sampled = rows.filter((_, index) => index % step === 0);
  const contents = Array.from({ length: grid.width }, (_, column) =>
    contentsOf(sampled.map((row) => row.cells[column])),
  );
  const columns = Array.from(
    { length: grid.width },
    (_, column): ColumnReading => ({
      use: 'ignored',
      by: 'nothing',
      confidence: 'guess',
      letters: columnLetters(column),
      headers: texts[column] ?? [],
      hidden: grid.sheet.hiddenColumns.includes(column),
      samples: samplesOf(rows, column),
    }),
  );
  for (const { own, headers, member } of blocksOf(texts, grid.width, family)) {
    const evidence = own.map((column, nth) => ({
      headers: headers[nth] ?? [],
      contents: contents[column] as ReturnType<typeof contentsOf>,
    }));
    const meanings = withChoices(
      recogniseColumns(evidence),
      own.map((column) => choices[column]),
    );
    for (const [nth, column] of own.entries()) {
      Object.assign(columns[column] as ColumnReading, meanings[nth], member !== undefined && { member });
    }
  }
  return columns;
}

/** Columns that are understood together: all, or where each row is a household those of each of its people. */
function blocksOf(
  texts: string[][],
  width: number,
  family: FamilyColumns | undefined,
): { own: number[]; headers: string[][]; member?: number }[] {
  const all = Array.from({ length: width }, (_, column) => column);
  if (!family) return [{ own: all, headers: texts }];
  const ofHead = family.own.map((column) => (texts[column] ?? []).map(withoutHead));
  const members = family.members.map(({ columns, headers }, index) => ({ own: columns, headers, member: index + 1 }));
  return [{ own: family.own, headers: ofHead }, ...members];
}

/** 户主身份证号 is the number of the household's first person; 户主 alone is their name. */
function withoutHead(text: string): string {
  return text.replace(/^户主(?:信息|情况)?(?:的)?(?=.)/, '') || text;
}

/** What the clerk chose stands, and takes a field away from the column that had it. */
function withChoices(meanings: ColumnMeaning[], choices: readonly (ColumnUse | undefined)[]): ColumnMeaning[] {
  const chosen = new Set(choices.filter((use) => use !== undefined && !JOINED_FIELDS.includes(use as RosterField)));
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

/** Where the fields of one person stand. @param member whose, where each row is a household */
export function columnsOfFields(columns: readonly ColumnReading[], member?: number): ColumnsOfFields {
  const byField: ColumnsOfFields = {};
  for (const [column, { use, member: whose }] of columns.entries()) {
    if (use === 'ignored' || whose !== member) continue;
    const present = byField[use];
    if (!present) byField[use] = [column];
    else if (JOINED_FIELDS.includes(use)) present.push(column);
  }
  // Hamlets without groups are the groups.
  if (!byField.villagersGroup && byField.hamlet) byField.villagersGroup = byField.hamlet;
  // Where a roster has no other address, the place of registration is where its people live.
  if (!byField.address && byField.registeredAt && (byField.relation || byField.headName)) {
    byField.address = byField.registeredAt;
  }
  return byField;
}
