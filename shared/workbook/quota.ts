import { CELLS_MAX, COLUMNS_MAX, ROWS_MAX } from './limits.ts';
import { Refused } from './refusal.ts';

/** Counts what a workbook holds and refuses it at the bound, before the rest is taken into memory. */
export interface Quota {
  row(): void;
  cell(column: number): void;
  /** Columns from 0 of a range counted from 1, as far as columns are read. */
  columns(first: number, last: number): number[];
}

export function newQuota(): Quota {
  let rows = 0;
  let cells = 0;
  return {
    row() {
      rows += 1;
      if (rows > ROWS_MAX) throw new Refused('tooManyRows');
    },
    cell(column) {
      cells += 1;
      if (cells > CELLS_MAX || column >= COLUMNS_MAX) throw new Refused('tooManyRows');
    },
    columns(first, last) {
      const end = Math.min(last, COLUMNS_MAX);
      return first >= 1 && end >= first ? Array.from({ length: end - first + 1 }, (_, n) => first - 1 + n) : [];
    },
  };
}
