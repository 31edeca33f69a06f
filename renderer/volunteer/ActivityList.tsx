import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { exportActivities } from './exportActivities.ts';
import { type ActivityRow, activityIds, readActivityRows } from './readActivities.ts';

/** The station's activities, the one written down last first. */
export function ActivityList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const columns: readonly Column<ActivityRow>[] = [
    { name: 'on', header: t('activity.on'), width: '7.5rem', cell: ({ activity }) => format.date(activity.on) },
    { name: 'title', header: t('activity.title'), width: '1fr', cell: ({ activity }) => activity.title },
    {
      name: 'participants',
      header: t('activity.participants'),
      width: '4rem',
      figures: true,
      cell: ({ participants }) => format.count(participants),
    },
  ];
  const year = today().slice(0, 4);
  const save = () => {
    exportActivities(station, year, t, format).catch((error: unknown) => say({ says: { problem: problemOf(error) } }));
  };
  return (
    <List<ActivityRow>
      name="activity"
      label={t('activity.list')}
      filterHint={t('activity.filter')}
      source={useStationRows(activityIds, readActivityRows)}
      columns={columns}
      keyOf={({ activity }) => activity.id}
      opened={opened}
      onOpen={({ activity }) => void navigate(addressOf(activity.id))}
      add={{ label: t('activity.add'), run: () => void navigate('/activity/new') }}
      print={{ label: t('action.print'), run: () => void navigate(`/paper/activities/${year}`) }}
      exports={{ label: t('action.export'), run: save }}
      empty={<p>{t('activity.empty')}</p>}
    />
  );
}
