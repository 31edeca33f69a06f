import type { Cell, Row, Sheet, Workbook } from '../../../table/table.ts';
import type { LaidCell, LaidSheet } from './layouts.ts';

/** Laid-out sheets as a workbook, without a file between. */
export function workbookOf(...sheets: (LaidSheet & { hidden?: boolean; hiddenColumns?: number[] })[]): Workbook {
  return { format: 'xlsx', hadMacros: false, sheets: sheets.map(sheetOf) };
}

function sheetOf({ name, rows, hidden = false, hiddenColumns = [] }: Parameters<typeof workbookOf>[0]): Sheet {
  const sheet: Sheet = { name, hidden, hiddenColumns, rows: [], merges: [] };
  for (const [index, laid] of rows.entries()) {
    const row: Row = { number: index + 1, cells: [] };
    for (const [column, cell] of laid.entries()) {
      const value = cellOf(cell);
      if (value) row.cells[column] = value;
      if (typeof cell !== 'object' || 'day' in cell) continue;
      const { rows: down = 1, columns: across = 1 } = cell;
      sheet.merges.push({
        firstRow: row.number,
        lastRow: row.number + down - 1,
        firstColumn: column,
        lastColumn: column + across - 1,
      });
    }
    if (row.cells.length > 0) sheet.rows.push(row);
  }
  return sheet;
}

function cellOf(cell: LaidCell): Cell | undefined {
  if (cell === undefined || cell === '') return undefined;
  if (typeof cell === 'string') return { kind: 'text', text: cell };
  if (typeof cell === 'number') return { kind: 'number', value: cell };
  return 'day' in cell ? { kind: 'date', date: cell.day } : cellOf(cell.value);
}
