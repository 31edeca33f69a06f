import type { z } from 'zod';
import type { Workbook } from '../../table/table.ts';
import type { idProblem } from '../person.ts';
import { groupKey } from './groupText.ts';
import { type GroupedRow, groupHouseholds } from './households.ts';
import type { PersonRow } from './personRow.ts';
import type { RosterProblem } from './problem.ts';
import { type ColumnChoices, readSheet, type SheetReading } from './sheet.ts';
import { rolesOf, type SheetRole } from './sheetRole.ts';

/** A person to be imported. */
export interface PersonDraft extends Omit<PersonRow, 'problems' | 'household'> {
  /** Position of the sheet in the workbook. */
  sheet: number;
  residence: 'registered' | 'migrant';
  /** Worded as on the first row of the group. */
  villagersGroup: string;
  /** Position in the reading's households. */
  household: number | undefined;
  idProblem: z.infer<typeof idProblem> | undefined;
}

/** A household to be imported. */
export interface HouseholdDraft {
  /** Where its first member stands. */
  sheet: number;
  row: number;
  villagersGroup: string;
  headName: string;
  address: string;
  /** Positions in the reading's people. */
  head: number | undefined;
  members: number[];
}

/** What a workbook was understood to say. */
export interface RosterReading {
  sheets: (Omit<SheetReading, 'people'> & { role: SheetRole; people: number })[];
  people: PersonDraft[];
  households: HouseholdDraft[];
  problems: RosterProblem[];
}

/** The clerk's corrections, by the sheet's position in the workbook. */
export type RosterChoices = Readonly<Record<number, { role?: SheetRole; columns?: ColumnChoices }>>;

/** Rows read, of all rows. */
export interface RosterProgress {
  done: number;
  total: number;
}

/**
 * Understands a workbook as a roster. A generator, so that whoever runs it can show progress, let others have a turn, or
 * stop: it pauses every few hundred rows.
 */
export function* readRoster(workbook: Workbook, choices: RosterChoices = {}): Generator<RosterProgress, RosterReading> {
  const total = workbook.sheets.reduce((sum, { rows }) => sum + rows.length, 0);
  const sheets: SheetReading[] = [];
  let done = 0;
  for (const [index, sheet] of workbook.sheets.entries()) {
    const reading = readSheet(sheet, choices[index]?.columns);
    for (let step = reading.next(); ; step = reading.next()) {
      if (step.done) {
        sheets.push(step.value);
        break;
      }
      yield { done: done + step.value, total };
    }
    done += sheet.rows.length;
  }
  const roles = rolesOf(sheets.map(signsOf)).map((role, index) => choices[index]?.role ?? role);
  const drafts = new Drafts();
  for (const role of ['roster', 'migrants'] as const) {
    for (const [index, sheet] of sheets.entries()) if (roles[index] === role) drafts.add(sheet, index, role);
  }
  return {
    sheets: sheets.map(({ people, ...sheet }, index) => ({
      ...sheet,
      role: roles[index] as SheetRole,
      people: people.length,
    })),
    people: drafts.people,
    households: drafts.households,
    problems: drafts.problems,
  };
}

/** Runs a reader to its end at once. */
export function finish<T>(reader: Generator<unknown, T>): T {
  for (let step = reader.next(); ; step = reader.next()) if (step.done) return step.value;
}

function signsOf({ name, title, hidden, columns, people }: SheetReading) {
  return {
    name,
    title,
    hidden,
    uses: columns.map(({ use }) => use),
    people: people.map(({ person }) => person.id.valid?.idNumber ?? `${person.name} ${person.birthDate}`),
  };
}

/** Collects people and households over the sheets, in one numbering. */
class Drafts {
  readonly people: PersonDraft[] = [];
  readonly households: HouseholdDraft[] = [];
  readonly problems: RosterProblem[] = [];
  /** Where each valid ID number stood first. */
  readonly #seen = new Map<string, { sheet: string; row: number }>();
  /** How each villagers' group is worded first, so that one group has one name. */
  readonly #groups = new Map<string, string>();

  add(sheet: SheetReading, index: number, role: 'roster' | 'migrants'): void {
    const from = this.people.length;
    for (const row of sheet.people) this.#addPerson(sheet, index, row, role);
    if (role === 'roster') this.#addHouseholds(sheet, index, from);
    for (const { row, kind, shown } of sheet.otherRows) {
      if (kind !== 'nameless') continue;
      this.problems.push({ sheet: sheet.name, row, field: 'name', reason: 'nameMissing', name: '', shown });
    }
    this.problems.sort((one, other) => (one.sheet === other.sheet ? one.row - other.row : 0));
  }

  #addPerson(
    sheet: SheetReading,
    index: number,
    { person: row, group }: GroupedRow,
    role: 'roster' | 'migrants',
  ): void {
    const { problems, household: _, ...person } = row;
    const where = { sheet: sheet.name, row: row.row, name: row.name };
    this.problems.push(...problems.map((problem) => ({ ...problem, ...where })));
    const number = row.id.valid?.idNumber;
    const first = number === undefined ? undefined : this.#seen.get(number);
    if (first) {
      this.problems.push({ ...where, field: 'idNumber', reason: 'idDuplicate', shown: row.id.shown, first });
    } else if (number !== undefined) this.#seen.set(number, { sheet: sheet.name, row: row.row });
    this.people.push({
      ...person,
      sheet: index,
      residence: role === 'roster' ? 'registered' : 'migrant',
      villagersGroup: this.#wording(group),
      household: undefined,
      idProblem: first ? 'duplicate' : row.id.fault,
    });
  }

  #addHouseholds(sheet: SheetReading, index: number, from: number): void {
    const hasRelations = sheet.columns.some(({ use }) => use === 'relation');
    for (const { group, headName, address, head, members } of groupHouseholds(sheet.people)) {
      const first = this.people[from + (members[0] as number)] as PersonDraft;
      if (hasRelations && head === undefined) {
        const where = { sheet: sheet.name, row: first.row, name: first.name };
        this.problems.push({ ...where, field: 'relation', reason: 'headMissing', shown: headName });
      }
      for (const member of members) (this.people[from + member] as PersonDraft).household = this.households.length;
      this.households.push({
        sheet: index,
        row: first.row,
        villagersGroup: this.#wording(group),
        headName,
        address,
        head: head === undefined ? undefined : from + head,
        members: members.map((member) => from + member),
      });
    }
  }

  #wording(group: string): string {
    const key = groupKey(group);
    const known = this.#groups.get(key) ?? group;
    this.#groups.set(key, known);
    return known;
  }
}
