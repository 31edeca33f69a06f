import { figuresOf, type RosterFigures } from '../../../shared/domain/roster/import/figures.ts';
import type { RosterProblem } from '../../../shared/domain/roster/import/problem.ts';
import type { PersonDraft, RosterReading } from '../../../shared/domain/roster/import/roster.ts';
import type { RowKind } from '../../../shared/domain/roster/import/rowKind.ts';
import type { ColumnReading } from '../../../shared/domain/roster/import/sheet.ts';
import type { SheetRole } from '../../../shared/domain/roster/import/sheetRole.ts';

/** A sheet as the clerk is shown it. */
export interface SheetPreview {
  name: string;
  hidden: boolean;
  role: SheetRole;
  people: number;
  headerRows: number[];
  columns: ColumnReading[];
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
  sheets: SheetPreview[];
  /** The first `PROBLEMS_MAX`. */
  problems: RosterProblem[];
  problemCount: number;
  firstPeople: PersonPreview[];
}

/** A workbook that needs more corrections than this has a column wrong, not its cells. */
export const PROBLEMS_MAX = 20_000;
const FIRST_PEOPLE = 30;

export function previewOf(reading: RosterReading, hadMacros: boolean): RosterPreview {
  const { sheets, people, problems } = reading;
  return {
    figures: figuresOf(reading),
    people: people.length,
    hadMacros,
    sheets: sheets.map(({ name, hidden, role, people: count, headerRows, columns, otherRows }) => ({
      name,
      hidden,
      role,
      people: count,
      headerRows,
      columns,
      leftOut: countKinds(otherRows),
    })),
    problems: problems.slice(0, PROBLEMS_MAX),
    problemCount: problems.length,
    firstPeople: people.slice(0, FIRST_PEOPLE).map((person) => personPreview(person, reading)),
  };
}

function countKinds(rows: readonly { kind: RowKind }[]): SheetPreview['leftOut'] {
  const counts: SheetPreview['leftOut'] = {};
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
