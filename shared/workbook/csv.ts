/// <reference path="./papaparse.d.ts" />
import Papa from 'papaparse';
import type { Row, Workbook } from '../domain/table/table.ts';
import { byteOrderMark, decodeText } from './encoding.ts';
import { ROWS_MAX } from './limits.ts';
import { newQuota } from './quota.ts';
import { Refused } from './refusal.ts';
import { textCell } from './xlsx/cell.ts';

const DELIMITERS = [',', '\t', ';'];

/** Lines that are looked at to tell what separates the columns. */
const LINES_LOOKED_AT = 50;

/**
 * A table of text as one sheet. Encodings in the order in which they can be told apart: a byte order mark, UTF-8 (which
 * other text is hardly ever by chance), GB18030 as Excel and WPS write .csv in China.
 * @throws Refused `unknownEncoding`, `tooManyRows`
 */
export function readCsv(bytes: Uint8Array, sheetName: string): Workbook {
  const marked = byteOrderMark(bytes);
  const text = marked ? decodeText(bytes, marked) : (decodeText(bytes, 'utf-8') ?? decodeText(bytes, 'gb18030'));
  if (text === undefined) throw new Refused('unknownEncoding');
  const { data } = Papa.parse(text, { delimiter: delimiterOf(text), preview: ROWS_MAX + 1 });
  return {
    format: 'csv',
    hadMacros: false,
    sheets: [{ name: sheetName, hidden: false, rows: rowsOf(data), merges: [], hiddenColumns: [] }],
  };
}

function delimiterOf(text: string): string {
  const lines = text.split('\n', LINES_LOOKED_AT).join('\n');
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: lines.split(delimiter).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

function rowsOf(records: string[][]): Row[] {
  const quota = newQuota();
  const rows: Row[] = [];
  for (const [index, record] of records.entries()) {
    const row: Row = { number: index + 1, cells: [] };
    for (const [column, text] of record.entries()) {
      const cell = textCell(text);
      if (!cell) continue;
      quota.cell(column);
      row.cells[column] = cell;
    }
    if (row.cells.length === 0) continue;
    quota.row();
    rows.push(row);
  }
  return rows;
}
