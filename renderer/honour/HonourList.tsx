import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { draftHonours } from './acts.ts';
import { type HonourRow, honourIds, readHonourRows } from './read.ts';

/** Every nomination, the latest first. */
export function HonourList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const source = useStationRows(honourIds, readHonourRows);
  const columns: readonly Column<HonourRow>[] = [
    { name: 'title', header: t('honour.title'), width: '7rem', cell: ({ honour }) => honour.title },
    { name: 'name', header: t('honour.name'), width: '1fr', cell: ({ honour }) => honour.name },
    { name: 'year', header: t('honour.year'), width: '4rem', cell: ({ honour }) => String(honour.year) },
    { name: 'state', header: t('honour.state'), width: '5.5rem', cell: ({ state }) => <HonourTag state={state} /> },
  ];
  return (
    <List<HonourRow>
      name="honour"
      label={t('honour.list')}
      filterHint={t('honour.filter')}
      source={source}
      columns={columns}
      keyOf={({ honour }) => honour.id}
      opened={opened}
      onOpen={({ honour }) => void navigate(addressOf(honour.id))}
      add={{ label: t('honour.nominate'), run: () => void navigate('/honour/new') }}
      narrow={<YearNotice />}
      empty={<p>{t('honour.empty')}</p>}
    />
  );
}

export function HonourTag({ state }: Pick<HonourRow, 'state'>) {
  const { t } = useTranslation();
  const tone = state === 'awarded' ? 'settled' : state === 'nominated' ? 'needsYou' : 'plain';
  return <StateTag tone={tone}>{t(`honour.stateOf.${state}`)}</StateTag>;
}

/** The notice of those honoured this year. */
function YearNotice() {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const year = Number(today().slice(0, 4));
  const draft = async () => {
    const drafted = await draftHonours(station, year);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    say({ says: { done: t('honour.drafted') } });
    await navigate(addressOf(drafted.id));
  };
  return (
    <Button size="small" onClick={() => void draft()}>
      {t('honour.draft', { year })}
    </Button>
  );
}
