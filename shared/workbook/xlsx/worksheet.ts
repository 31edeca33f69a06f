import { parseAddress, parseRange } from '../../domain/table/address.ts';
import type { Row, Sheet } from '../../domain/table/table.ts';
import type { Quota } from '../quota.ts';
import { walkXml } from '../xml.ts';
import { type CellContext, cellOf, type RawCell } from './cell.ts';
import { stringCollector } from './strings.ts';

/** A sheet's content, without its name. */
export function readWorksheet(
  bytes: Uint8Array,
  context: CellContext,
  quota: Quota,
): Pick<Sheet, 'rows' | 'merges' | 'hiddenColumns'> {
  const sheet: Pick<Sheet, 'rows' | 'merges' | 'hiddenColumns'> = { rows: [], merges: [], hiddenColumns: [] };
  const cells = rowReader(context, quota, (row) => sheet.rows.push(row));
  walkXml(bytes, {
    open(name, attributes) {
      if (name === 'mergeCell') {
        const range = parseRange(attributes().ref ?? '');
        if (range) sheet.merges.push(range);
      } else if (name === 'col') {
        const { hidden, min, max } = attributes();
        if (isTrue(hidden))
          for (const column of quota.columns(Number(min), Number(max))) sheet.hiddenColumns.push(column);
      } else cells.open(name, attributes);
    },
    close: cells.close,
    text: cells.text,
  });
  sheet.rows.sort((one, other) => one.number - other.number);
  return sheet;
}

function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}

/** Puts rows together from their cells; addresses may be left out, then each follows the one before. */
function rowReader(context: CellContext, quota: Quota, found: (row: Row) => void) {
  const inline = stringCollector();
  let row: Row = { number: 0, cells: [] };
  let column = -1;
  let raw: RawCell | undefined;
  let inValue = false;

  function finishCell(): void {
    const cell = raw && cellOf({ ...raw, inline: inline.take() }, context);
    if (cell) {
      quota.cell(column);
      row.cells[column] = cell;
    }
    raw = undefined;
  }

  return {
    open(name: string, attributes: () => Record<string, string>): void {
      if (name === 'row') {
        row = { number: Number(attributes().r ?? row.number + 1), cells: [] };
        column = -1;
      } else if (name === 'c') {
        const { r = '', t, s } = attributes();
        column = parseAddress(r)?.column ?? column + 1;
        raw = { type: t, style: s, value: '', inline: '' };
      } else if (name === 'v') inValue = true;
      else if (raw) inline.open(name);
    },
    close(name: string): void {
      if (name === 'v') inValue = false;
      else if (name === 'c') finishCell();
      else if (name === 'row') {
        if (row.cells.length === 0) return;
        quota.row();
        found(row);
      } else inline.close(name);
    },
    text(text: string): void {
      if (!raw) return;
      if (inValue) raw.value += text;
      else inline.text(text);
    },
  };
}
