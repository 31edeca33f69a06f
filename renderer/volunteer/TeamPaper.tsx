import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { RegisterPaper } from '../print/RegisterPaper.tsx';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { readVolunteers, type VolunteerRow } from './readVolunteers.ts';
import { memberColumns, teamColumns } from './teamColumns.ts';

/** 志愿服务队花名册: of one team, `/paper/team/<id>`, or of all that serve, `/paper/teams`; phones masked. */
export default function TeamPaper() {
  const { t, format } = usePaperWords();
  const { id } = useParams();
  const read = useCallback(
    async (station: Station) => {
      const [rows, settings] = await Promise.all([
        readVolunteers(station, today(), id === undefined ? undefined : `team:${id}`),
        readSettings(station),
      ]);
      return { rows, name: settings?.name ?? '' };
    },
    [id],
  );
  const { value } = useLive(read);
  const title = id === undefined ? t('team.paper') : t('team.paperOf', { name: value?.rows[0]?.team ?? '' });
  return (
    <PrintView title={title} ready={value !== undefined}>
      {value && (
        <RegisterPaper<VolunteerRow>
          title={title}
          about={t('team.paperAbout', { station: value.name, day: format.date(today()) })}
          columns={id === undefined ? teamColumns(t, format) : memberColumns(t, format)}
          rows={value.rows}
          keyOf={({ member }) => member.id}
          sum={(rows) => t('team.paperSum', { number: format.count(rows.length) })}
        />
      )}
    </PrintView>
  );
}
