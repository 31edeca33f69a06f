import type { TFunction } from 'i18next';
import type { Station } from '../../../shared/store/station.ts';
import { saveXlsx } from '../../export/saveXlsx.ts';
import type { Format } from '../../i18n/format.ts';
import { goodIds } from '../read.ts';
import { readGoodRows } from './read.ts';

/** Hands the shop's goods with price and stock to the clerk as a workbook. */
export async function saveStock(station: Station, t: TFunction, format: Format): Promise<void> {
  const rows = await readGoodRows(station, await goodIds(station, ''));
  await saveXlsx({
    name: t('stockMove.paper'),
    columns: [
      { header: t('good.name'), width: 24 },
      { header: t('good.unit'), width: 8 },
      { header: t('good.barcode'), width: 18 },
      { header: t('good.priceToday'), width: 12 },
      { header: t('good.stock'), width: 10 },
    ],
    rows: rows.map(({ good, price, there }) => [
      good.name,
      good.unit,
      good.barcode ?? '',
      format.points(price),
      there === undefined ? '' : String(there),
    ]),
  });
}
