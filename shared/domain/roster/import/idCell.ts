import type { Cell } from '../../table/table.ts';
import { checkIdNumber, type IdCheck, type IdFault, tidyIdNumber } from '../idNumber.ts';
import { cellText, isNothing } from './cellText.ts';

/** An ID number as a cell gives it. */
export interface WrittenId {
  /** As it stands in the cell; of a number the digits that are left. Only ever shown. */
  shown: string;
  /** Valid, or as written where it is wrong, or empty where it is missing or has lost digits. */
  idNumber: string;
  valid: Extract<IdCheck, { ok: true }> | undefined;
  fault: IdFault | 'lostPrecision' | undefined;
  fullWidth: boolean;
  lowercaseX: boolean;
}

/** Spreadsheets keep fifteen digits of a number exactly. */
const EXACT_DIGITS = 15;

/** Longer than this, what is written in the column is no number at all; a person's `idNumber` holds no more. */
const KEPT_MAX = 40;

export function readId(cell: Cell | undefined): WrittenId {
  const shown = cellText(cell);
  const numeric = cell?.kind === 'number' || cell?.kind === 'date';
  const lost = (numeric && shown.length > EXACT_DIGITS) || /^\d(?:\.\d+)?E\+?\d+$/i.test(shown.normalize('NFKC'));
  if (lost) return { ...NOTHING, shown, fault: 'lostPrecision' };
  const check = checkIdNumber(isNothing(shown) || cell?.kind === 'error' ? '' : tidyIdNumber(shown));
  const written = { shown, fullWidth: /[０-９Ａ-Ｚａ-ｚ]/.test(shown), lowercaseX: /[xｘ]\s*$/.test(shown) };
  if (check.ok) return { ...written, idNumber: check.idNumber, valid: check, fault: undefined };
  const kept = check.fault === 'missing' ? '' : [...shown].slice(0, KEPT_MAX).join('');
  return { ...written, idNumber: kept, valid: undefined, fault: check.fault };
}

const NOTHING: WrittenId = {
  shown: '',
  idNumber: '',
  valid: undefined,
  fault: 'missing',
  fullWidth: false,
  lowercaseX: false,
};

/** Whether a cell holds an ID number or what is left of one, right or wrong. */
export function looksLikeId(cell: Cell | undefined): boolean {
  if (cell?.kind === 'number') return cell.value >= 1e14 && cell.value < 1e18;
  if (cell?.kind !== 'text') return false;
  const [, century, month, day] = /^\d{6}(\d{2})\d{2}(\d{2})(\d{2})\d{3}[\dX]$/.exec(tidyIdNumber(cell.text)) ?? [];
  return (century === '19' || century === '20') && Number(month) <= 12 && Number(day) <= 31;
}
