import type { Cell } from '../../table/table.ts';

/** A cell as text, as the spreadsheet holds it: a number with all the digits that are left of it. */
export function cellText(cell: Cell | undefined): string {
  switch (cell?.kind) {
    case undefined:
      return '';
    case 'text':
      return cell.text.trim();
    case 'number':
      return numberText(cell.value);
    case 'date':
      return cell.date;
    case 'error':
      return cell.text;
  }
}

/** Above this, JavaScript writes numbers with an exponent. */
const EXPONENT_FROM = 1e21;

function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < EXPONENT_FROM ? BigInt(value).toString() : String(value);
}

/** A cell's text for what is compared or kept in one line: one width for letters and digits, no line breaks. */
export function lineText(cell: Cell | undefined): string {
  return asLine(cellText(cell));
}

/** How far a full-width sign lies from its plain one. */
const WIDE = 0xfee0;

/** One width for letters and digits (Chinese punctuation is left as it is), spaces and line breaks made one space. */
export function asLine(text: string): string {
  return text
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - WIDE))
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Signs with which clerks say that there is nothing to write. */
export function isNothing(text: string): boolean {
  return /^(?:[-—–/\\、.。×xX*]+|无|没有|暂无|不详|不清楚|未知|未办|未办理|未上户|未录入|待补|待核实|空|null|none)?$/i.test(
    text.replace(/\s/g, ''),
  );
}
