import { Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { DeedStage } from '../../shared/domain/merit/judging.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useLive } from '../station/station.ts';
import styles from './merit.module.css';
import { type DeedRow, deedIds, readDeedRows, readWaiting } from './read.ts';

const STAGES: readonly DeedStage[] = ['waiting', 'judged', 'deposited', 'refused'];

/** Deeds by where they stand: first those that wait, or those that the address names. */
export function DeedList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const stage = STAGES.find((one) => one === query.get('stage')) ?? 'waiting';
  const idsOf = useCallback((station: Station, filter: string) => deedIds(station, stage, filter), [stage]);
  const source = useStationRows(idsOf, readDeedRows);
  return (
    <List<DeedRow>
      name={`deed-${stage}`}
      key={stage}
      label={t('deed.list')}
      filterHint={t('deed.filter')}
      source={source}
      columns={useDeedColumns()}
      keyOf={(row) => row.deed.id}
      opened={opened}
      onOpen={(row) => void navigate({ pathname: addressOf(row.deed.id), search: query.toString() })}
      add={{ label: t('deed.add'), run: () => void navigate('/deed/new') }}
      narrow={
        <>
          <StageChoice stage={stage} onChoose={(chosen) => setQuery({ stage: chosen })} />
          {stage === 'waiting' && <Link to="/deed/sitting">{t('command.sitting')}</Link>}
          {stage === 'waiting' && <Link to="/deed/round">{t('command.round')}</Link>}
          {stage === 'judged' && <Link to="/deed/depositing">{t('command.depositing')}</Link>}
        </>
      }
      empty={<p>{stage === 'waiting' ? t('deed.empty') : t('deed.noneHere', { stage: t(`deed.stage.${stage}`) })}</p>}
    />
  );
}

/** What is shown, with how many wait there. */
function StageChoice({ stage, onChoose }: { stage: DeedStage; onChoose: (stage: DeedStage) => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value: counts } = useLive(readWaiting);
  const label = (one: DeedStage) => {
    const count = one === 'waiting' ? counts?.waiting : one === 'judged' ? counts?.judged : undefined;
    return count ? `${t(`deed.stage.${one}`)} ${format.count(count)}` : t(`deed.stage.${one}`);
  };
  return (
    <Select
      className={styles.choice as string}
      aria-label={t('deed.stageChoice')}
      value={stage}
      options={STAGES.map((one) => ({ value: one, label: label(one) }))}
      onChange={onChoose}
    />
  );
}

function useDeedColumns(): readonly Column<DeedRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      name: 'happenedOn',
      header: t('deed.happenedOn'),
      width: '7.5rem',
      cell: ({ deed }) => format.date(deed.happenedOn),
    },
    { name: 'household', header: t('deed.headName'), width: '4.5rem', cell: ({ headName }) => headName },
    { name: 'description', header: t('deed.description'), width: '1fr', cell: ({ deed }) => deed.description },
  ];
}
