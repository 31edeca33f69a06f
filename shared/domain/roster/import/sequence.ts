import type { Row } from '../../table/table.ts';
import { asLine, cellText } from './cellText.ts';
import type { RosterField } from './columnUse.ts';
import type { ColumnsOfFields } from './personRow.ts';

/** Fewer people numbered than this: the numbers count households, not people. */
const NUMBERED_EACH_SHARE = 0.8;
/** More rows than this with the number of the row above: it is the household's. */
const REPEATED_NUMBER_SHARE = 0.3;

/** Many forms number households in the column 序号: once a household, or the same on each of its rows. */
export function withHouseholdNumbers(columns: ColumnsOfFields, people: Row[]): ColumnsOfFields {
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

/** No household has more people, and on the average they have fewer: what counts higher counts a group's. */
const HOUSEHOLD_PEOPLE_MAX = 20;
const HOUSEHOLD_PEOPLE_USUAL = 8;

/** Fields by which households are told apart; numbers count only where none of them is there. */
const TOLD_BY: readonly RosterField[] = ['relation', 'headName', 'headMark', 'headIdNumber', 'householdNumber'];

/**
 * The rows with which households begin where nothing tells them apart but numbers that begin anew with each: 1 2 3 1 2.
 * @returns row numbers as the spreadsheet has them; none where the numbers do not say so
 */
export function householdStarts(columns: ColumnsOfFields, people: Row[]): Set<number> {
  const column = columns.sequence?.[0];
  if (column === undefined || people.length === 0 || TOLD_BY.some((field) => columns[field])) return new Set();
  const numbers = people.map((row) => Number(asLine(cellText(row.cells[column]))));
  const goesOn = numbers.every((number, index) => number === 1 || number === (numbers[index - 1] ?? 0) + 1);
  const starts = people.filter((_, index) => numbers[index] === 1).map(({ number }) => number);
  const areHouseholds =
    goesOn &&
    starts.length > 1 &&
    Math.max(...numbers) <= HOUSEHOLD_PEOPLE_MAX &&
    people.length / starts.length <= HOUSEHOLD_PEOPLE_USUAL;
  return new Set(areHouseholds ? starts : []);
}
