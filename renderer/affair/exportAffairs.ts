import type { TFunction } from 'i18next';
import type { Station } from '../../shared/store/station.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import type { Format } from '../i18n/format.ts';
import { affairColumns } from './affairColumns.ts';
import { readAffairYear } from './read.ts';

/** Hands the affairs of a year to the clerk as a workbook. */
export async function exportAffairs(station: Station, year: string, t: TFunction, format: Format): Promise<void> {
  const rows = await readAffairYear(station, year);
  const columns = affairColumns(t, format);
  await saveXlsx({
    name: t('affair.paper', { year }),
    columns: columns.map(({ header, share }) => ({ header, width: share * 1.5 })),
    rows: rows.map((row) => columns.map(({ cell }) => String(cell(row)))),
  });
}
