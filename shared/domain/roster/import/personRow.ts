import type { Row } from '../../table/table.ts';
import { agrees, readBirth } from './birthCell.ts';
import { asLine, cellText, isNothing, lineText } from './cellText.ts';
import { JOINED_FIELDS, type RosterField } from './columnUse.ts';
import type { Grid } from './grid.ts';
import { readGroup } from './groupText.ts';
import { readId, type WrittenId } from './idCell.ts';
import { readName } from './nameText.ts';
import { readPhone } from './phoneCell.ts';
import type { RowProblem } from './problem.ts';
import { readSex } from './sexCell.ts';
import { readAliveAnswer, readStatus } from './statusText.ts';
import { isHeadRelation } from './words.ts';

/** A row of a person as it was read, before its household is known. Texts are within a form's line. */
export interface PersonRow {
  row: number;
  name: string;
  id: WrittenId;
  /** GB/T 2261.1. From the ID number where the column says nothing. */
  sex: '0' | '1' | '2';
  /** `YYYY-MM-DD`, or empty. From the ID number where the column says nothing more exact. */
  birthDate: string;
  relation: string;
  ethnicity: string;
  education: string;
  politicalStatus: string;
  phone: string;
  address: string;
  registeredAt: string;
  arrived: string;
  note: string;
  status: 'living' | 'deceased' | 'movedOut';
  household: HouseholdSigns;
  /** Whether the columns contradict a valid ID number. */
  contradicts: { sex: boolean; birth: boolean };
  problems: RowProblem[];
}

/** What a row says about the household it belongs to; empty where it says nothing. */
export interface HouseholdSigns {
  hamlet: string;
  group: string;
  number: string;
  headName: string;
  headIdNumber: string;
  isHead: boolean;
  /** Row of what holds a household together: its merged cells, or the line above its members. */
  heldFrom: number | undefined;
}

/** Columns by field; several where a field is given twice. */
export type ColumnsOfFields = Partial<Record<RosterField, number[]>>;

/** The longest text that a document's line takes (`line` in `document.ts`). */
const LINE_MAX = 200;

/** Values that a household's merged cells hold for all its rows. */
const SHARED_BY_MERGE: readonly RosterField[] = [
  'hamlet',
  'villagersGroup',
  'householdNumber',
  'headName',
  'headIdNumber',
  'ethnicity',
  'address',
  'registeredAt',
  'arrived',
];
const HOLD_HOUSEHOLDS: readonly RosterField[] = ['headName', 'householdNumber', 'headIdNumber', 'address', 'sequence'];

export function readPersonRow(grid: Grid, row: Row, columns: ColumnsOfFields, statusHeader: string): PersonRow {
  const problems: RowProblem[] = [];
  const text = (field: RosterField) => shortened(field, textOf(grid, row, columns, field, problems), problems);
  const { name, remark } = readName(text('name'));
  const signs = householdSigns(grid, row, columns, text);
  const note = text('note');
  const id = readIdCell(row, columns, problems);
  const { sex, contradictsSex } = readSexCell(text('sex'), id, problems);
  const { birthDate, contradictsBirth } = readBirthCell(row, columns, id, problems);
  const status = text('status');
  const relationRemark = readName(text('relation')).remark;
  return {
    row: row.number,
    name: name || signs.headName,
    id,
    sex,
    birthDate,
    relation: text('relation') || (signs.isHead ? '户主' : ''),
    ethnicity: text('ethnicity'),
    education: text('education'),
    politicalStatus: text('politicalStatus'),
    phone: readPhoneCells(row, columns, problems),
    address: text('address'),
    registeredAt: text('registeredAt'),
    arrived: text('arrived'),
    note: shortened('note', [note, ...(note.includes(remark) ? [] : [remark])].filter(Boolean).join('、'), problems),
    status: readAliveAnswer(statusHeader, status) ?? readStatus([note, remark, relationRemark, status]),
    household: { ...signs, isHead: signs.isHead || (name === '' && signs.headName !== '') },
    contradicts: { sex: contradictsSex, birth: contradictsBirth },
    problems,
  };
}

function textOf(grid: Grid, row: Row, columns: ColumnsOfFields, field: RosterField, problems: RowProblem[]): string {
  const cells = (columns[field] ?? []).map((column) =>
    SHARED_BY_MERGE.includes(field) ? grid.filled(row, column) : row.cells[column],
  );
  const failed = cells.find((cell) => cell?.kind === 'error');
  if (failed) problems.push({ field, reason: 'formulaFailed', shown: cellText(failed) });
  const texts = cells.filter((cell) => cell?.kind !== 'error').map(lineText);
  const kept = texts.filter((text) => text !== '' && (field === 'note' || field === 'name' || !isNothing(text)));
  return (JOINED_FIELDS.includes(field) ? kept : kept.slice(0, 1)).join('、');
}

function shortened(field: RosterField, text: string, problems: RowProblem[]): string {
  if (text.length <= LINE_MAX) return text;
  problems.push({ field, reason: 'tooLong', shown: text });
  // Not between the two halves of a rare character.
  return text.slice(0, LINE_MAX).replace(/[\ud800-\udbff]$/, '');
}

function householdSigns(
  grid: Grid,
  row: Row,
  columns: ColumnsOfFields,
  text: (field: RosterField) => string,
): HouseholdSigns {
  const head = text('headName');
  // Under 户主 some forms say yes or no instead of a name.
  const answers = /^[是否√✓]$/.test(head);
  const mark = answers ? head : text('headMark');
  const headName = answers ? '' : readName(head).name;
  const relation = readName(text('relation')).name;
  const isNamedHead = relation === '' && headName !== '' && readName(text('name')).name === headName;
  return {
    hamlet: text('hamlet').replace(/\s/g, ''),
    group: readGroup(text('villagersGroup')),
    number: text('householdNumber').replace(/\s/g, ''),
    headName,
    headIdNumber: text('headIdNumber').replace(/\s/g, ''),
    isHead: isHeadRelation(relation) || isNamedHead || /^(?:是|√|✓|1|户主)$/.test(mark),
    heldFrom: heldFrom(grid, row, columns),
  };
}

function heldFrom(grid: Grid, row: Row, columns: ColumnsOfFields): number | undefined {
  for (const field of HOLD_HOUSEHOLDS) {
    const column = columns[field]?.[0];
    const merge = column === undefined ? undefined : grid.mergeAt(row.number, column);
    if (merge && merge.lastRow > merge.firstRow) return merge.firstRow;
  }
  return undefined;
}

const ID_REASONS = {
  missing: 'idMissing',
  lostPrecision: 'idLostPrecision',
  wrongLength: 'idWrongLength',
  checksumBad: 'idChecksumBad',
  birthImpossible: 'idBirthImpossible',
} as const;

function readIdCell(row: Row, columns: ColumnsOfFields, problems: RowProblem[]): WrittenId {
  const column = columns.idNumber?.[0];
  const id = readId(column === undefined ? undefined : row.cells[column]);
  if (id.fault) problems.push({ field: 'idNumber', reason: ID_REASONS[id.fault], shown: id.shown });
  return id;
}

function readSexCell(text: string, id: WrittenId, problems: RowProblem[]) {
  const written = readSex(text);
  if (written === undefined) problems.push({ field: 'sex', reason: 'sexUnreadable', shown: text });
  if (written === undefined || written === 'none') return { sex: id.valid?.sex ?? '0', contradictsSex: false } as const;
  const contradictsSex = id.valid !== undefined && id.valid.sex !== written;
  if (contradictsSex) problems.push({ field: 'sex', reason: 'sexContradictsId', shown: text });
  return { sex: written, contradictsSex };
}

function readBirthCell(row: Row, columns: ColumnsOfFields, id: WrittenId, problems: RowProblem[]) {
  const column = columns.birthDate?.[0];
  const cell = column === undefined ? undefined : row.cells[column];
  const written = readBirth(cell);
  const problem = (reason: RowProblem['reason']) =>
    problems.push({ field: 'birthDate', reason, shown: cellText(cell) });
  if (written.kind === 'unreadable') problem('birthUnreadable');
  const contradictsBirth = id.valid !== undefined && !agrees(written, id.valid.birthDate);
  if (contradictsBirth) problem('birthContradictsId');
  if (written.kind === 'part' && (contradictsBirth || !id.valid)) problem('birthIncomplete');
  if (written.kind === 'unsure' && !id.valid) problem('birthUnreadable');
  if (written.kind === 'day') return { birthDate: written.day as string, contradictsBirth };
  return { birthDate: contradictsBirth ? '' : (id.valid?.birthDate ?? ''), contradictsBirth };
}

function readPhoneCells(row: Row, columns: ColumnsOfFields, problems: RowProblem[]): string {
  const phones = (columns.phone ?? []).map((column) => {
    const phone = readPhone(row.cells[column]);
    const shown = cellText(row.cells[column]);
    if (phone.fault === 'lostDigits') problems.push({ field: 'phone', reason: 'phoneLostDigits', shown });
    if (phone.fault === 'unreadable') problems.push({ field: 'phone', reason: 'phoneUnreadable', shown });
    return phone.text;
  });
  return asLine([...new Set(phones.filter(Boolean))].join('/')).slice(0, LINE_MAX);
}
