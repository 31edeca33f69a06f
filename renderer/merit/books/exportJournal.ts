import type { TFunction } from 'i18next';
import { daysOf, type Month } from '../../../shared/domain/merit/books.ts';
import { entriesBetween } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { saveXlsx } from '../../export/saveXlsx.ts';
import type { Format } from '../../i18n/format.ts';
import { readJournal } from './read.ts';

/** Entries read together, so that the page answers in between. */
const PAGE = 200;

/** Hands every entry of a month to the clerk as a workbook, the earliest first. */
export async function saveJournal(station: Station, month: Month, t: TFunction, format: Format): Promise<void> {
  const { from, to } = daysOf(month);
  const ids = (await entriesBetween(station.device, from, to)).reverse();
  const rows: string[][] = [];
  for (let at = 0; at < ids.length; at += PAGE) {
    for (const line of await readJournal(station, ids.slice(at, at + PAGE))) {
      const kind = t(`journal.kind.${line.kind}`, { defaultValue: line.kind });
      rows.push([line.postedOn, kind, line.name, line.text, format.points(line.points), line.by]);
    }
  }
  await saveXlsx({
    name: t('books.file', { month }),
    columns: [
      { header: t('books.day'), width: 12 },
      { header: t('books.kind'), width: 10 },
      { header: t('books.who'), width: 12 },
      { header: t('books.text'), width: 40 },
      { header: t('books.points'), width: 10 },
      { header: t('books.by'), width: 12 },
    ],
    rows,
  });
}
