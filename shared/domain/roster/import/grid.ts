import type { Cell, MergedCells, Row, Sheet } from '../../table/table.ts';

/** A sheet with its merged cells made answerable: where one covers a cell, and what it holds. */
export interface Grid {
  sheet: Sheet;
  /** How many columns have a filled cell. */
  width: number;
  /** The merged cells that cover this one. */
  mergeAt(row: number, column: number): MergedCells | undefined;
  /** The cell's content, and for a cell covered by merged ones theirs. */
  filled(row: Row, column: number): Cell | undefined;
}

export function gridOf(sheet: Sheet): Grid {
  const rows = new Map(sheet.rows.map((row) => [row.number, row]));
  const width = sheet.rows.reduce((widest, row) => Math.max(widest, row.cells.length), 0);
  const columns = Array.from({ length: width }, (_, column) =>
    sheet.merges
      .filter(({ firstColumn, lastColumn }) => firstColumn <= column && column <= lastColumn)
      .sort((one, other) => one.firstRow - other.firstRow),
  );
  const mergeAt = (row: number, column: number) => covering(columns[column] ?? [], row);
  return {
    sheet,
    width,
    mergeAt,
    filled(row, column) {
      const own = row.cells[column];
      const merge = own ? undefined : mergeAt(row.number, column);
      return merge ? rows.get(merge.firstRow)?.cells[merge.firstColumn] : own;
    },
  };
}

/** Of merges in order of their first rows, the one that reaches over this row. */
function covering(merges: MergedCells[], row: number): MergedCells | undefined {
  let low = 0;
  let high = merges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((merges[middle] as MergedCells).firstRow <= row) low = middle + 1;
    else high = middle;
  }
  const candidate = merges[low - 1];
  return candidate && row <= candidate.lastRow ? candidate : undefined;
}
