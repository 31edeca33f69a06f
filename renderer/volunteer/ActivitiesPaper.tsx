import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { activityColumns } from './activityColumns.ts';
import { type ActivityRow, readActivityYear } from './readActivities.ts';

/** 志愿服务活动台账: the activities of a year on paper: `/paper/activities/<year>`. */
export default function ActivitiesPaper() {
  const { t, format } = usePaperWords();
  const { year = '' } = useParams();
  const read = useCallback(
    async (station: Station) => {
      const [rows, settings] = await Promise.all([readActivityYear(station, year), readSettings(station)]);
      return { rows, name: settings?.name ?? '' };
    },
    [year],
  );
  const { value } = useLive(read);
  const title = t('activity.paper', { year });
  const heads = (rows: readonly ActivityRow[]) => rows.reduce((sum, { participants }) => sum + participants, 0);
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper<ActivityRow>
          title={title}
          about={t('team.paperAbout', { station: value.name, day: format.date(today()) })}
          columns={activityColumns(t, format)}
          rows={value.rows}
          keyOf={({ activity }) => activity.id}
          sum={(rows) =>
            t('activity.paperSum', { number: format.count(rows.length), heads: format.count(heads(rows)) })
          }
        />
      )}
    </PrintView>
  );
}
