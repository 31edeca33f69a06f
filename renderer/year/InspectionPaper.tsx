import { useCallback } from 'react';
import { useParams } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { affairColumns } from '../affair/affairColumns.ts';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { type RegisterColumn, RegisterPaper } from '../print/RegisterPaper.tsx';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { activityColumns } from '../volunteer/activityColumns.ts';
import { teamColumns } from '../volunteer/teamColumns.ts';
import { type Inspection, readInspection } from './inspection.ts';
import { councilColumns, decisionColumns, meetingColumns, noticeColumns, pactColumns } from './inspectionColumns.ts';
import styles from './year.module.css';

/** 检查台账: pact, councils, meetings, decisions and notices of a year in one print. */
export default function InspectionPaper() {
  const { t } = usePaperWords();
  const [, typed] = /^(\d{4})$/.exec(useParams().year ?? '') ?? [];
  const year = Number(typed ?? today().slice(0, 4));
  const { value } = useLive(useCallback((station: Station) => readInspection(station, year), [year]));
  return (
    <PrintView title={t('inspection.title', { year })} ready={value !== undefined}>
      {value && <Registers year={year} found={value} />}
    </PrintView>
  );
}

function Registers({ year, found }: { year: number; found: Inspection }) {
  const { t, format } = usePaperWords();
  const about = t('inspection.about', { village: found.village, year, day: format.date(today()) });
  const register = <Row,>(
    name: string,
    rows: readonly Row[],
    columns: readonly RegisterColumn<Row>[],
    keyOf: (row: Row) => string,
  ) => (
    <div key={name} className={styles.register}>
      <RegisterPaper
        title={t('inspection.register', { year, name: t(`inspection.name.${name}`) })}
        about={about}
        columns={columns}
        rows={rows}
        keyOf={keyOf}
        sum={(some) => t('inspection.sum', { number: format.count(some.length) })}
      />
    </div>
  );
  return [
    register('pact', found.pacts, pactColumns(t, format), ({ id }) => id),
    register('councils', found.councils, councilColumns(t, format), ({ id }) => id),
    register('meetings', found.meetings, meetingColumns(t, format), ({ meeting }) => meeting.id),
    register('decisions', found.decisions, decisionColumns(t, format), ({ decision }) => decision.id),
    register('notices', found.notices, noticeColumns(t, format), ({ posted }) => posted.id),
    register('affairs', found.affairs, affairColumns(t, format), ({ affair }) => affair.id),
    register('volunteers', found.volunteers, teamColumns(t, format), ({ member }) => member.id),
    register('activities', found.activities, activityColumns(t, format), ({ activity }) => activity.id),
  ];
}
