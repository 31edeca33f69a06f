import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import { problemOf } from '../errors/problemOf.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { exportAffairs } from './exportAffairs.ts';
import { type AffairRow, affairIds, readAffairRows } from './read.ts';

/** The affairs, the one declared last first; what waits for somebody says so. */
export function AffairList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const columns: readonly Column<AffairRow>[] = [
    { name: 'on', header: t('affair.on'), width: '7.5rem', cell: ({ affair }) => format.date(affair.on) },
    {
      name: 'host',
      header: t('affair.what'),
      width: '1fr',
      cell: ({ affair }) => `${affair.hostName} ${affair.occasion}`,
    },
    {
      name: 'state',
      header: t('affair.state'),
      width: '6rem',
      cell: ({ state, wait }) =>
        wait ? (
          <StateTag tone="needsYou">{t(`affair.waitFor.${wait}`)}</StateTag>
        ) : (
          <StateTag tone={state === 'ruled' ? 'plain' : 'settled'}>{t(`affair.stateOf.${state}`)}</StateTag>
        ),
    },
  ];
  const year = today().slice(0, 4);
  const save = () => {
    exportAffairs(station, year, t, format).catch((error: unknown) => say({ says: { problem: problemOf(error) } }));
  };
  return (
    <List<AffairRow>
      name="affair"
      label={t('affair.list')}
      filterHint={t('affair.filter')}
      source={useStationRows(affairIds, readAffairRows)}
      columns={columns}
      keyOf={({ affair }) => affair.id}
      opened={opened}
      onOpen={({ affair }) => void navigate(addressOf(affair.id))}
      add={{ label: t('affair.add'), run: () => void navigate('/affair/new') }}
      print={{ label: t('action.print'), run: () => void navigate(`/paper/affairs/${year}`) }}
      exports={{ label: t('action.export'), run: save }}
      narrow={<Link to="/affair/limits">{t('affairLimit.link')}</Link>}
      empty={<p>{t('affair.empty')}</p>}
    />
  );
}
