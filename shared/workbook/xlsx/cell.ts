import { DAYS_1904, dayOfSerial } from '../../domain/table/serialDate.ts';
import type { Cell } from '../../domain/table/table.ts';
import { decodeEscapes } from './strings.ts';

/** What cells of a workbook refer to. */
export interface CellContext {
  sharedStrings: string[];
  dateStyles: boolean[];
  from1904: boolean;
}

/** A cell as the sheet's XML gives it. */
export interface RawCell {
  /** The `t` attribute; absent for a number. */
  type: string | undefined;
  style: string | undefined;
  /** Content of `v`, a formula's last result included. */
  value: string;
  /** Content of `is`. */
  inline: string;
}

/** The cell's content, or undefined where it is empty. */
export function cellOf(raw: RawCell, context: CellContext): Cell | undefined {
  switch (raw.type) {
    case 's':
      return textCell(context.sharedStrings[Number(raw.value)] ?? '');
    case 'inlineStr':
      return textCell(raw.inline || raw.value);
    case 'str':
      return textCell(decodeEscapes(raw.value));
    case 'b':
      return textCell(raw.value === '1' ? 'TRUE' : raw.value === '' ? '' : 'FALSE');
    case 'e':
      return raw.value === '' ? undefined : { kind: 'error', text: raw.value };
    case 'd':
      return /^\d{4}-\d\d-\d\d/.test(raw.value) ? { kind: 'date', date: raw.value.slice(0, 10) } : textCell(raw.value);
    default:
      return numberCell(raw, context);
  }
}

export function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text };
}

function numberCell({ value, style }: RawCell, { dateStyles, from1904 }: CellContext): Cell | undefined {
  if (value.trim() === '') return undefined;
  const number = Number(value);
  if (!Number.isFinite(number)) return textCell(value);
  const date = dateStyles[Number(style)] ? dayOfSerial(number + (from1904 ? DAYS_1904 : 0)) : undefined;
  return date === undefined ? { kind: 'number', value: number } : { kind: 'date', date };
}
