import { failure, type Result, success } from '../result.ts';
import { COLUMNS_MAX, LINES_MAX, type NoticeLine } from './notice.ts';

/** Why a list as typed cannot become lines; `detail` is the line's number. */
export type ListRefusal = 'tooManyColumns' | 'tooManyLines' | 'tooManyCells' | 'cellTooLong';

const CELL_MAX = 2000;

/** The heads of a list as a clerk types them: 户主、事由、积分. */
export function readHeads(typed: string): Result<string[], ListRefusal> {
  const heads = typed
    .split(/[、，,;；\t|]|\s+/)
    .map((head) => head.trim())
    .filter((head) => head !== '');
  return heads.length > COLUMNS_MAX ? failure('tooManyColumns') : success(heads);
}

export function writeHeads(heads: readonly string[]): string {
  return heads.join('、');
}

/**
 * The lines of a list as typed or pasted from a spreadsheet: with heads, a row a line, its cells apart by a tab, else by
 * spaces, the last cell taking what is left; without heads, items with their paragraphs, apart by an empty line.
 */
export function readList(heads: readonly string[], typed: string): Result<string[][], ListRefusal> {
  const rows = heads.length === 0 ? items(typed) : typed.split('\n').flatMap((row) => cellsOf(row, heads.length));
  if (rows.length > LINES_MAX) return failure('tooManyLines');
  for (const [index, cells] of rows.entries()) {
    const place = String(index + 1);
    if (cells.length > (heads.length || COLUMNS_MAX)) return failure('tooManyCells', place);
    if (cells.some((cell) => cell.length > CELL_MAX)) return failure('cellTooLong', place);
  }
  return success(rows);
}

function items(typed: string): string[][] {
  return typed
    .split(/\n\s*\n/)
    .map((item) => item.split('\n').flatMap((paragraph) => paragraph.trim() || []))
    .filter((item) => item.length > 0);
}

function cellsOf(row: string, width: number): string[][] {
  if (row.trim() === '') return [];
  if (row.includes('\t'))
    return [
      filled(
        row.split('\t').map((cell) => cell.trim()),
        width,
      ),
    ];
  const parts = row.trim().split(/\s+/);
  const last = parts.slice(width - 1).join(' ');
  return [filled([...parts.slice(0, width - 1), ...(last ? [last] : [])], width)];
}

/** A row as wide as the heads: what is missing at its end is empty. */
function filled(cells: string[], width: number): string[] {
  return [...cells, ...Array.from({ length: Math.max(width - cells.length, 0) }, () => '')];
}

/** The lines as `readList` reads them again. */
export function writeList(heads: readonly string[], lines: readonly NoticeLine[]): string {
  return heads.length === 0
    ? lines.map(({ cells }) => cells.join('\n')).join('\n\n')
    : lines.map(({ cells }) => cells.join('\t')).join('\n');
}
