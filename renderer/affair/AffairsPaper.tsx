import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { affairColumns } from './affairColumns.ts';
import { type AffairRow, readAffairYear } from './read.ts';

/** 红白事台账: the affairs of a year on paper, phones masked: `/paper/affairs/<year>`. */
export default function AffairsPaper() {
  const { t, format } = usePaperWords();
  const { year = '' } = useParams();
  const read = useCallback(
    async (station: Station) => {
      const [rows, settings] = await Promise.all([readAffairYear(station, year), readSettings(station)]);
      return { rows, name: settings?.name ?? '' };
    },
    [year],
  );
  const { value } = useLive(read);
  const title = t('affair.paper', { year });
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper<AffairRow>
          title={title}
          about={t('affair.paperAbout', { station: value.name, day: format.date(today()) })}
          columns={affairColumns(t, format)}
          rows={value.rows}
          keyOf={({ affair }) => affair.id}
          sum={(rows) => t('affair.paperSum', { number: format.count(rows.length) })}
        />
      )}
    </PrintView>
  );
}
