import { failure, type Result, success } from '../domain/result.ts';
import type { Workbook } from '../domain/table/table.ts';
import { readCsv } from './csv.ts';
import { byteOrderMark } from './encoding.ts';
import { FILE_BYTES_MAX } from './limits.ts';
import { Refused, type WorkbookRefusal } from './refusal.ts';
import { readXlsx, workbookPart } from './xlsx/xlsx.ts';
import { openArchive } from './zip.ts';

const ZIP = [0x50, 0x4b];
/** A compound file: Excel 97, and the shell around an encrypted workbook. */
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ENCRYPTED_STREAM = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);

/** How much of a file's beginning shows whether it is text. */
const SNIFFED_BYTES = 4096;

/** Why a file of this many bytes is not read; asked before it is, so that a huge one never comes into memory. */
export function sizeRefusal(bytes: number): 'empty' | 'tooLarge' | undefined {
  if (bytes === 0) return 'empty';
  return bytes > FILE_BYTES_MAX ? 'tooLarge' : undefined;
}

/**
 * A workbook from a file's bytes, told apart by what they are and not by the file's name. Formulas count with the result
 * that was saved; macros are never looked at.
 * @param fileName gives a .csv's only sheet its name
 */
export function readWorkbook(bytes: Uint8Array, fileName = ''): Result<Workbook, WorkbookRefusal> {
  try {
    const refusal = sizeRefusal(bytes.length);
    if (refusal) return failure(refusal);
    const workbook = startsWith(bytes, ZIP) ? readZipped(bytes) : readOther(bytes, fileName);
    return workbook.sheets.every(({ rows }) => rows.length === 0) ? failure('empty') : success(workbook);
  } catch (error) {
    if (error instanceof Refused) return failure(error.reason);
    throw error;
  }
}

function readZipped(bytes: Uint8Array): Workbook {
  const archive = openArchive(bytes);
  const part = workbookPart(archive);
  if (part) return readXlsx(archive, part);
  const otherTable = archive.has('xl/workbook.bin') || (archive.has('content.xml') && archive.has('mimetype'));
  throw new Refused(otherTable ? 'otherFormat' : 'notAWorkbook');
}

function readOther(bytes: Uint8Array, fileName: string): Workbook {
  if (startsWith(bytes, COMPOUND))
    throw new Refused(contains(bytes, ENCRYPTED_STREAM) ? 'passwordProtected' : 'oldFormat');
  const beginning = bytes.subarray(0, SNIFFED_BYTES);
  if (!byteOrderMark(bytes)) {
    // A power cut while saving leaves a file of the right length and nothing in it.
    if (beginning.every((byte) => byte === 0)) throw new Refused('damaged');
    if (beginning.some(isControl)) throw new Refused('notAWorkbook');
  }
  const words = String.fromCharCode(...beginning.subarray(0, 64)).trimStart();
  if (/^(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|\?xml|table|meta|style)/i.test(words)) throw new Refused('otherFormat');
  if (/^(?:%PDF|\{\\rtf)/.test(words)) throw new Refused('notAWorkbook');
  return readCsv(bytes, fileName.replace(/\.[^.]*$/, ''));
}

/** A byte that stands in no text: below a space, and neither tab nor a line's end. */
function isControl(byte: number): boolean {
  return byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d;
}

function startsWith(bytes: Uint8Array, beginning: number[]): boolean {
  return beginning.every((byte, index) => bytes[index] === byte);
}

function contains(bytes: Uint8Array, wanted: number[]): boolean {
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (startsWith(bytes.subarray(at, at + wanted.length), wanted)) return true;
  }
  return false;
}
