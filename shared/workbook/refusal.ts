/**
 * Why a file was not read.
 * - `empty`: no bytes, or no filled cell
 * - `tooLarge`: beyond `FILE_BYTES_MAX`, or what it unpacks to is
 * - `tooManyRows`: beyond `ROWS_MAX`, `CELLS_MAX`, `COLUMNS_MAX` or `SHEETS_MAX`
 * - `oldFormat`: Excel 97 or WPS .xls, .et
 * - `passwordProtected`: an encrypted workbook
 * - `otherFormat`: a table in another format (.xlsb, .ods, a web page named .xls)
 * - `notAWorkbook`: no table at all
 * - `damaged`: a workbook cut short or with broken parts
 * - `unknownEncoding`: text that is neither UTF-8 nor GB18030
 */
export type WorkbookRefusal =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'oldFormat'
  | 'passwordProtected'
  | 'otherFormat'
  | 'notAWorkbook'
  | 'damaged'
  | 'unknownEncoding';

/** Carries a refusal out of the depths of a parser; `readWorkbook` turns it into a result, nobody else sees it. */
export class Refused extends Error {
  constructor(readonly reason: WorkbookRefusal) {
    super(reason);
  }
}
