/**
 * What a cell holds. `number` is a cell that the spreadsheet keeps as a number: of its digits only fifteen are exact.
 * `date` is a number that the spreadsheet shows as a date, `YYYY-MM-DD`. `error` is a formula that failed (#N/A).
 */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; value: number }
  | { kind: 'date'; date: string }
  | { kind: 'error'; text: string };

/** A row with at least one filled cell; `cells` is sparse, by column from 0. */
export interface Row {
  /** As the spreadsheet shows it, from 1. */
  number: number;
  cells: (Cell | undefined)[];
}

/** Cells merged into one; its value stands in the first. Columns from 0, rows as shown, all inclusive. */
export interface MergedCells {
  firstRow: number;
  lastRow: number;
  firstColumn: number;
  lastColumn: number;
}

export interface Sheet {
  name: string;
  hidden: boolean;
  /** In order, without empty rows. */
  rows: Row[];
  merges: MergedCells[];
  /** Columns that the spreadsheet hides, from 0. They are read all the same. */
  hiddenColumns: number[];
}

export interface Workbook {
  format: 'xlsx' | 'csv';
  /** The file carried macros. They are neither run nor looked at. */
  hadMacros: boolean;
  sheets: Sheet[];
}
