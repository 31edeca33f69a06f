import writeXlsxFile from 'write-excel-file/browser';
import { saveFile } from './saveFile.ts';

export interface Sheet {
  /** The name of the sheet, and of the file without its ending. */
  name: string;
  columns: readonly { header: string /** In characters. */; width: number }[];
  /** Everything as text: an ID number must never become a number. */
  rows: readonly (readonly string[])[];
}

/** The workbook as bytes of an .xlsx file, its head bold and always in sight. */
export function xlsxOf({ name, columns, rows }: Sheet): Promise<Blob> {
  const head = columns.map(({ header }) => ({ value: header, type: String, fontWeight: 'bold' as const }));
  const cells = rows.map((row) => row.map((value) => (value === '' ? null : { value, type: String })));
  return writeXlsxFile([head, ...cells], {
    sheet: name,
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
  }).toBlob();
}

/** Hands a workbook to the clerk as a file, the way the browser does. */
export async function saveXlsx(sheet: Sheet): Promise<void> {
  saveFile(`${sheet.name}.xlsx`, await xlsxOf(sheet));
}
