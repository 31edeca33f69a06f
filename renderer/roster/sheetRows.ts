import { HEAD_RELATION } from '../../shared/domain/roster/happening.ts';
import { checkIdNumber, tidyIdNumber } from '../../shared/domain/roster/idNumber.ts';
import type { Content } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { type Field, fieldsOf } from '../form/plan.ts';
import { readField } from '../form/read.ts';
import type { TypedValues } from '../form/typed.ts';
import { PERSON } from './plans.ts';

/** The cells of a member's row, in the order in which Enter goes through them. */
export const CELLS = ['name', 'relation', 'idNumber', 'sex', 'birthDate', 'phone'] as const;
export type Cell = (typeof CELLS)[number];

/** Rows of one sheet: the paper form has twelve, the largest families need more. */
export const ROWS_MAX = 30;

/** Under which name a cell stands among the typed values of the form; `id` is the member's, reserved with the row. */
export const cellName = (row: number, cell: Cell | 'id') => `row ${row} ${cell}`;

export function cellText(values: TypedValues, row: number, cell: Cell | 'id'): string {
  const typed = values[cellName(row, cell)];
  return typeof typed === 'string' ? typed : '';
}

/** How many rows are shown: those with a name, and one to go on with. */
export function rowsShown(values: TypedValues): number {
  let last = -1;
  for (let row = 0; row < ROWS_MAX; row += 1) if (isWritten(values, row)) last = row;
  return Math.min(last + 2, ROWS_MAX);
}

function isWritten(values: TypedValues, row: number): boolean {
  return CELLS.some((cell) => cellText(values, row, cell).trim() !== '');
}

/** Cells that need no typing: a valid ID number says birth date and sex. */
export function cellsToType(values: TypedValues, row: number): readonly Cell[] {
  if (!isWritten(values, row)) return ['name'];
  if (!checkIdNumber(tidyIdNumber(cellText(values, row, 'idNumber'))).ok) return CELLS;
  return CELLS.filter((cell) => cell !== 'sex' && cell !== 'birthDate');
}

/** Words for a sex, as they are written and as they are kept. */
const SEXES: Record<string, '1' | '2'> = { 男: '1', 女: '2', '1': '1', '2': '2' };

export interface SheetMember {
  row: number;
  id: string;
  content: Pick<Content<'person'>, 'name' | 'relation' | 'idNumber' | 'sex' | 'birthDate' | 'phone'> &
    Pick<Content<'person'>, 'idProblem'>;
}

export interface CellProblem {
  row: number;
  cell: Cell;
  problem: Problem;
}

/** The members written on a sheet, the head first, and what is wrong in which cell. `today` is the station's day. */
export function readRows(values: TypedValues, today: string): { members: SheetMember[]; problems: CellProblem[] } {
  const members: SheetMember[] = [];
  const problems: CellProblem[] = [];
  for (let row = 0; row < ROWS_MAX; row += 1) {
    if (!isWritten(values, row)) continue;
    const text = (cell: Cell) => cellText(values, row, cell).trim();
    const read = (cell: Cell): string => {
      const one = readField(PERSON, fieldOf(cell), text(cell), today);
      if (!one.ok) problems.push({ row, cell, problem: one.problem });
      return one.ok ? String(one.value ?? '') : '';
    };
    const idNumber = tidyIdNumber(text('idNumber'));
    const checked = checkIdNumber(idNumber);
    const sex = SEXES[text('sex')];
    if (!checked.ok && text('sex') !== '' && !sex)
      problems.push({ row, cell: 'sex', problem: { reason: 'form.notUnderstood' } });
    members.push({
      row,
      id: cellText(values, row, 'id'),
      content: {
        name: read('name'),
        relation: text('relation') || (members.length === 0 ? HEAD_RELATION : ''),
        phone: read('phone'),
        idNumber,
        ...(checked.ok
          ? { sex: checked.sex, birthDate: checked.birthDate }
          : { idProblem: checked.fault, sex: sex ?? '0', birthDate: read('birthDate') }),
      },
    });
  }
  return { members: headFirst(members), problems };
}

const FIELDS = new Map(fieldsOf(PERSON).map((field) => [field.name, field]));

function fieldOf(cell: Cell): Field {
  const field = FIELDS.get(cell);
  if (!field) throw new Error(`the form of a person has no ${cell}`);
  return field;
}

function headFirst(members: readonly SheetMember[]): SheetMember[] {
  const head = members.find(({ content }) => content.relation === HEAD_RELATION);
  return head ? [head, ...members.filter((one) => one !== head)] : [...members];
}
