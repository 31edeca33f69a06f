import type { TFunction } from 'i18next';
import { useCallback } from 'react';
import { useParams } from 'react-router';
import { type Month, sumOf, type TrialLine } from '../../../shared/domain/merit/books.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Format } from '../../i18n/format.ts';
import { PrintView } from '../../print/PrintView.tsx';
import { usePaperWords } from '../../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../../print/RegisterPaper.tsx';
import { readSettings } from '../../station/settings.ts';
import { useLive } from '../../station/station.ts';
import { monthAt, monthWords, shopWords } from './monthWords.ts';
import { readFigures } from './read.ts';

async function readPaper(station: Station, month: Month) {
  const [figures, settings] = await Promise.all([readFigures(station, month), readSettings(station)]);
  return { figures, name: settings?.name ?? '' };
}

/** 月报: a month's trial balance, with the shop's figures beneath, for whoever signs the books: `/paper/books/2026-03`. */
export default function BooksPaper() {
  const { t, format } = usePaperWords();
  const month = monthAt(useParams().month);
  const { value } = useLive(useCallback((station: Station) => readPaper(station, month), [month]));
  const title = t('books.paper');
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper<TrialLine>
          title={title}
          about={t('books.paperAbout', {
            station: value.name,
            month: monthWords(month, t),
            number: format.count(value.figures.entries),
          })}
          columns={columnsOf(t, format)}
          rows={value.figures.lines}
          keyOf={({ line }) => line}
          sum={(lines) => sumWords(lines, t, format)}
          foot={<p>{shopWords(value.figures.shop, t, format)}</p>}
        />
      )}
    </PrintView>
  );
}

function columnsOf(t: TFunction, format: Format): RegisterColumn<TrialLine>[] {
  const figures = (['before', 'gained', 'spent', 'after'] as const).map((name): RegisterColumn<TrialLine> => {
    return {
      name,
      header: t(`books.column.${name}`),
      cell: (line) => format.points(line[name]),
      share: 15,
      figures: true,
    };
  });
  return [
    { name: 'line', header: t('books.account'), cell: ({ line }) => t(`books.line.${line}`), share: 30 },
    ...figures,
  ];
}

function sumWords(lines: readonly TrialLine[], t: TFunction, format: Format): string {
  const { gained, spent } = sumOf(lines);
  return t('books.paperSum', { gained: format.points(gained), spent: format.points(spent) });
}
