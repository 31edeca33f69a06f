import type { Station } from '../../../shared/store/station.ts';
import { PrintView } from '../../print/PrintView.tsx';
import { usePaperWords } from '../../print/paperWords.ts';
import { RegisterPaper } from '../../print/RegisterPaper.tsx';
import { readSettings } from '../../station/settings.ts';
import { useLive } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { goodIds } from '../read.ts';
import { type GoodRow, readGoodRows } from './read.ts';

async function readPaper(station: Station) {
  const [rows, settings] = await Promise.all([
    goodIds(station, '').then((ids) => readGoodRows(station, ids)),
    readSettings(station),
  ]);
  return { rows: rows.filter(({ good }) => !good.voided), name: settings?.name ?? '' };
}

/** 库存台账: every good with its price and how many there are, to count against the shelf: `/paper/stock`. */
export default function StockPaper() {
  const { t, format } = usePaperWords();
  const { value } = useLive(readPaper);
  const title = t('stockMove.paper');
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper<GoodRow>
          title={title}
          about={t('stockMove.paperAbout', {
            station: value.name,
            day: format.date(today()),
            number: value.rows.length,
          })}
          rows={value.rows}
          keyOf={({ good }) => good.id}
          sum={(rows) => t('stockMove.paperSum', { number: rows.length })}
          columns={[
            { name: 'name', header: t('good.name'), cell: ({ good }) => good.name, share: 30 },
            { name: 'unit', header: t('good.unit'), cell: ({ good }) => good.unit, share: 10 },
            {
              name: 'price',
              header: t('good.priceToday'),
              cell: ({ price }) => format.points(price),
              share: 14,
              figures: true,
            },
            {
              name: 'there',
              header: t('good.stock'),
              cell: ({ there }) => (there === undefined ? '' : format.count(there)),
              share: 12,
              figures: true,
            },
            // Filled in by hand beside the shelf.
            { name: 'counted', header: t('stockMove.onShelf'), cell: () => '', share: 14 },
            { name: 'reason', header: t('stockMove.reason'), cell: () => '', share: 20 },
          ]}
        />
      )}
    </PrintView>
  );
}
