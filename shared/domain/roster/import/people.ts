import type { Row } from '../../table/table.ts';
import { asLine, cellText, isNothing } from './cellText.ts';
import { columnsOfFields } from './columnReading.ts';
import type { RosterField } from './columnUse.ts';
import type { Grid } from './grid.ts';
import { groupOfCaption, groupWithin, looksLikeGroup, readGroup } from './groupText.ts';
import { hamletsCount, inHamlet } from './hamlet.ts';
import { type HouseholdLine, householdLineOf } from './householdLine.ts';
import { looksLikeId } from './idCell.ts';
import { readName } from './nameText.ts';
import { type ColumnsOfFields, type PersonRow, readPersonRow } from './personRow.ts';
import type { TableReading } from './rosterTable.ts';
import { type FieldColumns, type RowKind, rowKindOf } from './rowKind.ts';
import { householdStarts, withHouseholdNumbers } from './sequence.ts';
import { peopleInRow } from './severalInCell.ts';

/** After this many rows the reader pauses, so that its caller can show progress. */
const ROWS_AT_A_TIME = 500;

/** The rows of a table around its header. */
export interface TableRows {
  above: Row[];
  below: Row[];
  /** Where each row is a household: what its members are to the head, as far as the header says. */
  family: string[] | undefined;
}

/** A household whose members stand below a line of its own. */
interface Held {
  row: number;
  line: HouseholdLine;
  hasHead: boolean;
}

/** Reads the people of a table into its reading, and what its other rows are; yields the number of rows done. */
export function* readPeople(grid: Grid, rows: TableRows, reading: TableReading): Generator<number, void> {
  const columns = columnsOfFields(reading.columns);
  const below = rows.family ? rows.below : rows.below.flatMap((row) => peopleInRow(row, columns));
  const reader = new PeopleReader(grid, { ...rows, below }, reading);
  for (const [index, row] of below.entries()) {
    if (index % ROWS_AT_A_TIME === 0) yield index;
    reader.read(row, index);
  }
}

class PeopleReader {
  readonly #grid: Grid;
  readonly #reading: TableReading;
  readonly #rows: Row[];
  readonly #family: string[] | undefined;
  readonly #columns: ColumnsOfFields;
  readonly #members: ColumnsOfFields[];
  readonly #kinds: RowKind[];
  readonly #statusHeader: string;
  #group: string;
  #hamlet = '';
  readonly #hamletsCount: boolean;
  #held: Held | undefined;
  /** Rows with which households begin by their numbers, and the last of them. */
  readonly #starts: Set<number>;
  #start: number | undefined;

  constructor(grid: Grid, { above, below, family }: TableRows, reading: TableReading) {
    this.#grid = grid;
    this.#reading = reading;
    this.#rows = below;
    this.#family = family;
    const own = columnsOfFields(reading.columns);
    this.#members = (family ?? []).map((_, index) => withHouseholds(columnsOfFields(reading.columns, index + 1), own));
    const single = [own, ...this.#members].map(singleColumns);
    const lowest = reading.columns.map(({ headers }) => headers.at(-1) ?? '');
    this.#kinds = below.map((row) => kindOf(row, single, lowest));
    const people = below.filter((_, index) => this.#kinds[index] === 'person');
    this.#columns = withHouseholdNumbers(own, people);
    this.#starts = householdStarts(own, people);
    this.#statusHeader = lowest[own.status?.[0] ?? -1] ?? '';
    this.#group = groupOfTable(reading);
    this.#hamletsCount = hamletsCount(grid, people, own);
    for (const row of above) this.#hold(row, lineIn(row));
  }

  read(row: Row, index: number): void {
    const kind = this.#kinds[index] as RowKind;
    if (kind === 'person') {
      if (this.#family) this.#addFamily(row, this.#family);
      else
        this.#add(this.#numbered(this.#underLine(readPersonRow(this.#grid, row, this.#columns, this.#statusHeader))));
      return;
    }
    const texts = row.cells.map(cellText).filter((text) => text !== '');
    if (kind === 'groupCaption') this.#group = readGroup(groupOfCaption(texts) as string);
    if (kind === 'groupCaption' || kind === 'subtotal') this.#held = undefined;
    if (kind === 'household') this.#begin(row, index);
    this.#reading.otherRows.push({ row: row.number, kind, shown: texts.join(' ') });
  }

  #add(person: PersonRow): void {
    this.#group = person.household.group || this.#group;
    this.#hamlet = person.household.hamlet || this.#hamlet;
    const group = this.#group || (groupWithin(person.address) ?? '');
    this.#reading.people.push({ person, group: this.#hamletsCount ? inHamlet(this.#hamlet, group) : group });
  }

  /** A line of a household; its head is a person of their own where the line gives a number and no row below does. */
  #begin(row: Row, index: number): void {
    const line = lineIn(row) ?? this.#inColumns(row);
    this.#hold(row, line);
    const ended = this.#kinds.findIndex((kind, at) => at > index && (kind === 'household' || kind === 'groupCaption'));
    const below = this.#rows.slice(index + 1, ended === -1 ? undefined : ended);
    if (line && line.idNumber !== '' && !this.#names(below, line.headName)) this.#addHead(row, line);
  }

  #hold(row: Row, line: HouseholdLine | undefined): void {
    if (!line) return;
    if (line.group !== '') this.#group = readGroup(line.group);
    this.#held = { row: row.number, line, hasHead: false };
  }

  /** The line of a household under the table's own header: 户号 and 户主, and no person. */
  #inColumns({ cells }: Row): HouseholdLine | undefined {
    const text = (field: RosterField) => asLine(cellText(cells[this.#columns[field]?.[0] ?? -1]));
    const line = {
      headName: readName(text('headName')).name,
      number: text('householdNumber'),
      group: text('villagersGroup'),
    };
    if (line.headName === '' && line.number === '') return undefined;
    return {
      ...line,
      address: text('address'),
      idNumber: text('headIdNumber') || text('idNumber'),
      phone: text('phone'),
    };
  }

  #names(rows: readonly Row[], head: string): boolean {
    const column = this.#columns.name?.[0] ?? -1;
    return rows.some(({ cells }) => readName(cellText(cells[column])).name === head);
  }

  /** The head as if their line were a row of the table. */
  #addHead({ number }: Row, line: HouseholdLine): void {
    const cells: Row['cells'] = [];
    const put = (field: RosterField, text: string) => {
      const column = this.#columns[field]?.[0];
      if (column !== undefined && text !== '') cells[column] = { kind: 'text', text };
    };
    put('name', line.headName);
    put('idNumber', line.idNumber);
    put('phone', line.phone);
    put('relation', '户主');
    this.#add(this.#underLine(readPersonRow(this.#grid, { number, cells }, this.#columns, this.#statusHeader)));
  }

  /** A person under the line of a household belongs to it, unless the row says otherwise or is a second head's. */
  #underLine(person: PersonRow): PersonRow {
    const held = this.#held;
    const { isHead, number, headName } = person.household;
    if (held && isHead && held.hasHead) this.#held = undefined;
    if (!held || (isHead && held.hasHead) || number !== '' || (headName !== '' && !isHead)) return person;
    held.hasHead ||= isHead;
    return {
      ...person,
      address: person.address || held.line.address,
      household: { ...person.household, headName: held.line.headName, heldFrom: held.row },
    };
  }

  /** Where numbers begin anew with each household, they hold it together. */
  #numbered(person: PersonRow): PersonRow {
    if (this.#starts.has(person.row)) this.#start = person.row;
    const { household } = person;
    return household.heldFrom === undefined
      ? { ...person, household: { ...household, heldFrom: this.#start } }
      : person;
  }

  #addFamily(row: Row, relations: string[]): void {
    const head = readPersonRow(this.#grid, row, this.#columns, this.#statusHeader);
    const members = relations.flatMap((relation, index) => this.#member(row, relation, index));
    const isAmongMembers = members.some(({ name }) => name === head.name);
    const isSomebody = this.#columns.name !== undefined && !isAmongMembers;
    const address = head.address;
    const together = (person: PersonRow, isHead: boolean): PersonRow => ({
      ...person,
      relation: person.relation || (isHead ? '户主' : ''),
      address: person.address || address,
      household: {
        ...person.household,
        headName: head.name || person.household.headName,
        isHead,
        heldFrom: row.number,
      },
    });
    if (isSomebody) this.#add(together(head, true));
    for (const member of members)
      this.#add(together(member, !isSomebody && (member.household.isHead || member.name === head.name)));
  }

  #member(row: Row, relation: string, index: number): PersonRow[] {
    const columns = this.#members[index] as ColumnsOfFields;
    const cell = (field: RosterField) => row.cells[columns[field]?.[0] ?? -1];
    const hasName = !isNothing(asLine(cellText(cell('name'))));
    if (!hasName) {
      if (!looksLikeId(cell('idNumber'))) return [];
      this.#reading.otherRows.push({ row: row.number, kind: 'nameless', shown: cellText(cell('idNumber')) });
      return [];
    }
    const person = readPersonRow(this.#grid, row, columns, '');
    return [{ ...person, relation: person.relation || relation }];
  }
}

function lineIn({ cells }: Row): HouseholdLine | undefined {
  return householdLineOf(cells.map(cellText).filter((text) => text !== ''));
}

/** A member's columns, and those of the household that say where it belongs. */
function withHouseholds(
  member: ColumnsOfFields,
  { hamlet, villagersGroup, address }: ColumnsOfFields,
): ColumnsOfFields {
  return {
    ...(hamlet && { hamlet }),
    ...(villagersGroup && { villagersGroup }),
    ...(address && { address }),
    ...member,
  };
}

/** A household's row is one where anybody in it is a person's. */
function kindOf(row: Row, people: FieldColumns[], headers: readonly string[]): RowKind {
  const kinds = people.map((columns) => rowKindOf(row, columns, headers));
  return kinds.find((kind) => kind === 'person') ?? (kinds[0] as RowKind);
}

function singleColumns(columns: ColumnsOfFields): FieldColumns {
  return Object.fromEntries(Object.entries(columns).map(([field, [column]]) => [field, column]));
}

function groupOfTable({ title, sheet, columns }: TableReading): string {
  const named = readGroup(sheet);
  return (
    columns.flatMap(({ headers }) => headers.slice(0, -1).map(groupWithin)).find((group) => group !== undefined) ??
    (looksLikeGroup(named) ? named : groupWithin(title)) ??
    groupWithin(sheet) ??
    ''
  );
}
