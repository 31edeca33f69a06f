import type { z } from 'zod';
import type { Workbook } from '../../table/table.ts';
import type { idProblem } from '../person.ts';
import { groupKey } from './groupText.ts';
import { withHouseholdsListed } from './householdList.ts';
import { type GroupedRow, groupHouseholds } from './households.ts';
import type { PersonRow } from './personRow.ts';
import type { RosterProblem } from './problem.ts';
import { readTable, type TableChoices, type TableReading } from './rosterTable.ts';
import { rolesOf, type TableRole, type TableSigns } from './tableRole.ts';
import { tablesOf } from './tablesOf.ts';

/** A person to be imported. */
export interface PersonDraft extends Omit<PersonRow, 'problems' | 'household'> {
  /** Position of the table in the reading. */
  table: number;
  residence: 'registered' | 'migrant';
  /** Worded as on the first row of the group. */
  villagersGroup: string;
  /** Position in the reading's households. */
  household: number | undefined;
  idProblem: z.infer<typeof idProblem> | undefined;
}

/** A household to be imported. */
export interface HouseholdDraft {
  /** Where its first member stands; the table by its position. */
  table: number;
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
  tables: (Omit<TableReading, 'people'> & { role: TableRole; people: number })[];
  people: PersonDraft[];
  households: HouseholdDraft[];
  problems: RosterProblem[];
}

/** The clerk's corrections, by the table's position in the reading; they do not change which tables there are. */
export type RosterChoices = Readonly<Record<number, TableChoices & { role?: TableRole }>>;

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
  const parted = workbook.sheets.map(tablesOf);
  const total = parted.flat().reduce((sum, { rows }) => sum + rows.length, 0);
  const tables: TableReading[] = [];
  let done = 0;
  for (const table of parted.flat()) {
    const reading = readTable(table, choices[tables.length] ?? {});
    let step = reading.next();
    for (; !step.done; step = reading.next()) yield { done: done + step.value, total };
    tables.push(step.value);
    done += table.rows.length;
  }
  const shared = parted.flatMap((ofSheet) => ofSheet.map(() => ofSheet.length > 1));
  const signs = tables.map((table, index) => signsOf(table, shared[index] === true));
  const roles = rolesOf(signs).map((role, index) => choices[index]?.role ?? role);
  const lists = tables.filter((_, index) => roles[index] === 'households').flatMap(({ people }) => people);
  const drafts = new Drafts();
  for (const role of ['roster', 'migrants'] as const) {
    for (const [index, table] of tables.entries()) {
      if (roles[index] !== role) continue;
      const people = role === 'roster' ? withHouseholdsListed(table.people, lists) : table.people;
      drafts.add({ ...table, people }, index, role);
    }
  }
  return {
    tables: tables.map(({ people, ...table }, index) => ({
      ...table,
      role: roles[index] as TableRole,
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

/** @param sharesSheet other tables stand on the same sheet: the title names this one, the sheet's name all of them */
function signsOf({ sheet, title, hidden, columns, people }: TableReading, sharesSheet: boolean): TableSigns {
  return {
    sheet,
    title,
    hidden,
    sharesSheet,
    uses: columns.map(({ use }) => use),
    people: people.map(({ person }) => person.id.valid?.idNumber ?? `${person.name} ${person.birthDate}`),
    names: people.map(({ person }) => person.name),
    numbers: people.map(({ person }) => person.household.number),
  };
}

/** Collects people and households over the tables, in one numbering. */
class Drafts {
  readonly people: PersonDraft[] = [];
  readonly households: HouseholdDraft[] = [];
  readonly problems: RosterProblem[] = [];
  /** Where each valid ID number stood first. */
  readonly #seen = new Map<string, { sheet: string; row: number }>();
  /** How each villagers' group is worded first, so that one group has one name. */
  readonly #groups = new Map<string, string>();

  add(table: TableReading, index: number, role: 'roster' | 'migrants'): void {
    const from = this.people.length;
    for (const row of table.people) this.#addPerson(table, index, row, role);
    if (role === 'roster') this.#addHouseholds(table, index, from);
    for (const { row, kind, shown } of table.otherRows) {
      if (kind !== 'nameless') continue;
      this.problems.push({ sheet: table.sheet, row, field: 'name', reason: 'nameMissing', name: '', shown });
    }
    this.problems.sort((one, other) => (one.sheet === other.sheet ? one.row - other.row : 0));
  }

  #addPerson(
    table: TableReading,
    index: number,
    { person: row, group }: GroupedRow,
    role: 'roster' | 'migrants',
  ): void {
    const { problems, household: _, ...person } = row;
    const where = { sheet: table.sheet, row: row.row, name: row.name };
    this.problems.push(...problems.map((problem) => ({ ...problem, ...where })));
    const number = row.id.valid?.idNumber;
    const first = number === undefined ? undefined : this.#seen.get(number);
    if (first) {
      this.problems.push({ ...where, field: 'idNumber', reason: 'idDuplicate', shown: row.id.shown, first });
    } else if (number !== undefined) this.#seen.set(number, { sheet: table.sheet, row: row.row });
    this.people.push({
      ...person,
      table: index,
      residence: role === 'roster' ? 'registered' : 'migrant',
      villagersGroup: this.#wording(group),
      household: undefined,
      idProblem: first ? 'duplicate' : row.id.fault,
    });
  }

  #addHouseholds(table: TableReading, index: number, from: number): void {
    const hasRelations = table.columns.some(({ use }) => use === 'relation');
    for (const { group, headName, address, head, members } of groupHouseholds(table.people)) {
      const first = this.people[from + (members[0] as number)] as PersonDraft;
      if (hasRelations && head === undefined) {
        const where = { sheet: table.sheet, row: first.row, name: first.name };
        this.problems.push({ ...where, field: 'relation', reason: 'headMissing', shown: headName });
      }
      for (const member of members) (this.people[from + member] as PersonDraft).household = this.households.length;
      this.households.push({
        table: index,
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
