import type { Cell, Row } from '../../table/table.ts';
import { cellText } from './cellText.ts';
import type { RosterField } from './columnUse.ts';
import { readName } from './nameText.ts';
import type { ColumnsOfFields } from './personRow.ts';
import { looksLikeName } from './words.ts';

/** What stands between people in one cell. A single space may be within a name. */
const BETWEEN = /\s*[、，,；;/／\n\r]\s*|\s{2,}/;

/** What a row says of each of its people, where it says it of several in one cell. */
const OF_ONE: readonly RosterField[] = ['name', 'relation', 'sex', 'idNumber', 'birthDate', 'phone'];

/** What a row says of the household, and so of all its people. */
const OF_ALL: readonly RosterField[] = [
  'hamlet',
  'villagersGroup',
  'householdNumber',
  'headName',
  'headIdNumber',
  'address',
];

/**
 * The people of a household that a clerk wrote into one row, all their names in one cell (张三、李四), a row each.
 * Other cells with as many parts are shared out among them, what is said of the household is said of all, and the rest of
 * the first; the household's head comes before members that are named alone. Any other row is given back as it is.
 */
export function peopleInRow(row: Row, columns: ColumnsOfFields): Row[] {
  const nameColumn = columns.name?.[0] ?? -1;
  const members = partsOf(row.cells[nameColumn]);
  if (members.length < 2 || !members.every((member) => looksLikeName(readName(member).name))) return [row];
  const head = readName(cellText(row.cells[columns.headName?.[0] ?? -1])).name;
  const isOutside = looksLikeName(head) && !members.some((member) => readName(member).name === head);
  const names = isOutside ? [head, ...members] : members;
  const ofOne = OF_ONE.flatMap((field) => columns[field] ?? []);
  const ofAll = OF_ALL.flatMap((field) => columns[field] ?? []);
  return names.map((name, index) => ({
    ...row,
    cells: row.cells.map((cell, column) => {
      if (column === nameColumn) return textCell(name);
      const parts = ofOne.includes(column) ? partsOf(cell) : [];
      if (parts.length !== members.length) return index === 0 || ofAll.includes(column) ? cell : undefined;
      const own = parts[index - (names.length - members.length)];
      return own === undefined ? undefined : textCell(own);
    }),
  }));
}

function partsOf(cell: Cell | undefined): string[] {
  return cellText(cell)
    .split(BETWEEN)
    .filter((part) => part !== '');
}

function textCell(text: string): Cell {
  return { kind: 'text', text };
}
