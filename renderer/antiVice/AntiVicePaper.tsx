import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { AntiViceEntry } from '../../shared/domain/antiVice/antiVice.ts';
import type { Station } from '../../shared/store/station.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { readYear } from './read.ts';

/** The register of a year on paper. Case files are no part of it. */
export default function AntiVicePaper() {
  const { t, format } = usePaperWords();
  const { year = '' } = useParams();
  const read = useCallback(
    async (station: Station) => {
      const [entries, settings] = await Promise.all([readYear(station, year), readSettings(station)]);
      return { entries, village: settings?.village ?? '' };
    },
    [year],
  );
  const { value } = useLive(read);
  const title = t('antiVice.paper', { year });
  const columns: RegisterColumn<AntiViceEntry>[] = [
    { name: 'on', header: t('antiViceEntry.on'), cell: ({ on }) => format.date(on), share: 11 },
    {
      name: 'work',
      header: t('antiViceEntry.work'),
      cell: ({ work }) => t(`antiViceEntry.workChoice.${work}`),
      share: 8,
    },
    { name: 'title', header: t('antiViceEntry.title'), cell: ({ title: words }) => words, share: 22 },
    { name: 'place', header: t('antiViceEntry.place'), cell: ({ place }) => place, share: 14 },
    { name: 'by', header: t('antiViceEntry.by'), cell: ({ by }) => by, share: 12 },
    {
      name: 'reached',
      header: t('antiViceEntry.reached'),
      cell: ({ reached }) => format.count(reached),
      share: 8,
      figures: true,
    },
  ];
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper
          title={title}
          about={t('antiVice.paperAbout', { village: value.village, day: format.date(today()) })}
          columns={columns}
          rows={value.entries}
          keyOf={({ id }) => id}
          sum={(rows) =>
            t('antiVice.sum', {
              times: format.count(rows.length),
              people: format.count(rows.reduce((all, { reached }) => all + reached, 0)),
            })
          }
        />
      )}
    </PrintView>
  );
}
