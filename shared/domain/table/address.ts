import type { MergedCells } from './table.ts';

const LETTERS = 26;
const CODE_BEFORE_A = 64;

/** 0 → A, 25 → Z, 26 → AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
    letters = String.fromCharCode(CODE_BEFORE_A + 1 + ((rest - 1) % LETTERS)) + letters;
  }
  return letters;
}

export interface CellAddress {
  row: number;
  /** From 0. */
  column: number;
}

/** B3 → row 3, column 1; undefined for what is no address. */
export function parseAddress(text: string): CellAddress | undefined {
  const [, letters, row] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text) ?? [];
  if (letters === undefined) return undefined;
  const column = [...letters].reduce((sum, letter) => sum * LETTERS + letter.charCodeAt(0) - CODE_BEFORE_A, 0) - 1;
  return { row: Number(row), column };
}

/** A1:N1; a single address is a range of one cell. */
export function parseRange(text: string): MergedCells | undefined {
  const [from, to = from] = text.split(':').map(parseAddress);
  if (!from || !to) return undefined;
  return { firstRow: from.row, lastRow: to.row, firstColumn: from.column, lastColumn: to.column };
}
