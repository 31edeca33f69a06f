import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { exportTeams } from './exportTeams.ts';
import { readTeamRows, type TeamRow, teamIds } from './readTeams.ts';

/** The station's volunteer teams, those that serve first. */
export function TeamList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const columns: readonly Column<TeamRow>[] = [
    {
      name: 'name',
      header: t('team.name'),
      width: '1fr',
      cell: ({ team, serves }) => (
        <>
          {team.name} <span className={pieces.soft}>{serves ? team.field : t('team.dissolved')}</span>
        </>
      ),
    },
    { name: 'leader', header: t('team.postOf.leader'), width: '5rem', cell: ({ leader }) => leader ?? '—' },
    {
      name: 'members',
      header: t('team.heads'),
      width: '3.5rem',
      figures: true,
      cell: ({ members }) => format.count(members),
    },
  ];
  const save = () => {
    exportTeams(station, t, format).catch((error: unknown) => say({ says: { problem: problemOf(error) } }));
  };
  return (
    <List<TeamRow>
      name="team"
      label={t('team.list')}
      filterHint={t('team.filter')}
      source={useStationRows(teamIds, readTeamRows)}
      columns={columns}
      keyOf={({ team }) => team.id}
      opened={opened}
      onOpen={({ team }) => void navigate(addressOf(team.id))}
      add={{ label: t('team.add'), run: () => void navigate('/team/new') }}
      print={{ label: t('action.print'), run: () => void navigate('/paper/teams') }}
      exports={{ label: t('action.export'), run: save }}
      narrow={<Link to="/team/rule">{t('team.rule')}</Link>}
      empty={<p>{t('team.empty')}</p>}
    />
  );
}
