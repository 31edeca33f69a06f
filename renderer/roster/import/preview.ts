import type { ColumnReading } from '../../../shared/domain/roster/import/columnReading.ts';
import { figuresOf, type RosterFigures } from '../../../shared/domain/roster/import/figures.ts';
import type { RosterProblem } from '../../../shared/domain/roster/import/problem.ts';
import type { PersonDraft, RosterReading } from '../../../shared/domain/roster/import/roster.ts';
import type { TableReading } from '../../../shared/domain/roster/import/rosterTable.ts';
import type { RowKind } from '../../../shared/domain/roster/import/rowKind.ts';
import type { TableRole } from '../../../shared/domain/roster/import/tableRole.ts';

/** A column with something in it, and its number from 0. */
export type ColumnPreview = ColumnReading & { column: number };

/** A table as the clerk is shown it. */
export interface TablePreview extends Pick<TableReading, 'sheet' | 'hidden' | 'rows' | 'headerRows' | 'firstRows'> {
  role: TableRole;
  people: number;
  /** Other tables stand on the same sheet. */
  sharesSheet: boolean;
  columns: ColumnPreview[];
  /** How many rows of each kind were not taken for people. */
  leftOut: Partial<Record<RowKind, number>>;
}

/** A person as they will stand on the roster. */
export type PersonPreview = Pick<
  PersonDraft,
  'row' | 'name' | 'relation' | 'sex' | 'birthDate' | 'villagersGroup' | 'phone' | 'address' | 'residence'
> & { idNumber: string; headName: string };

/** What the page shows of a reading; the people themselves stay with the worker until they are imported. */
export interface RosterPreview {
  figures: RosterFigures;
  /** All who would be imported. */
  people: number;
  hadMacros: boolean;
  tables: TablePreview[];
  /** The first `PROBLEMS_MAX`. */
  problems: RosterProblem[];
  problemCount: number;
  firstPeople: PersonPreview[];
}

/** A workbook that needs more corrections than this has a column wrong, not its cells. */
export const PROBLEMS_MAX = 20_000;
const FIRST_PEOPLE = 30;

export function previewOf(reading: RosterReading, hadMacros: boolean): RosterPreview {
  const { tables, people, problems } = reading;
  return {
    figures: figuresOf(reading),
    people: people.length,
    hadMacros,
    tables: tables.map((table) => tablePreview(table, tables)),
    problems: problems.slice(0, PROBLEMS_MAX),
    problemCount: problems.length,
    firstPeople: people.slice(0, FIRST_PEOPLE).map((person) => personPreview(person, reading)),
  };
}

function tablePreview(table: RosterReading['tables'][number], all: RosterReading['tables']): TablePreview {
  const { sheet, hidden, rows, headerRows, firstRows, role, people, columns, otherRows } = table;
  return {
    sheet,
    hidden,
    rows,
    headerRows,
    firstRows,
    role,
    people,
    sharesSheet: all.some((other) => other !== table && other.sheet === sheet),
    columns: columns
      .map((reading, column) => ({ ...reading, column }))
      .filter(({ headers, samples }) => headers.length + samples.length > 0),
    leftOut: countKinds(otherRows),
  };
}

function countKinds(rows: readonly { kind: RowKind }[]): TablePreview['leftOut'] {
  const counts: TablePreview['leftOut'] = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

function personPreview(person: PersonDraft, { households }: RosterReading): PersonPreview {
  const household = person.household === undefined ? undefined : households[person.household];
  const { row, name, relation, sex, birthDate, villagersGroup, phone, address, residence } = person;
  return {
    row,
    name,
    relation,
    sex,
    birthDate,
    villagersGroup,
    phone,
    address: address || (household?.address ?? ''),
    residence,
    idNumber: person.id.idNumber,
    headName: household?.headName ?? '',
  };
}
