import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { AntiViceEntry } from '../../shared/domain/antiVice/antiVice.ts';
import { addressOf } from '../app/address.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { today } from '../station/today.ts';
import { entryIds, readEntries } from './read.ts';

/** The register's lines, the newest first. */
export function EntryList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const source = useStationRows(entryIds, readEntries);
  const columns: readonly Column<AntiViceEntry>[] = [
    { name: 'on', header: t('antiViceEntry.on'), width: '7.5rem', cell: ({ on }) => format.date(on) },
    {
      name: 'work',
      header: t('antiViceEntry.work'),
      width: '5rem',
      cell: ({ work }) => t(`antiViceEntry.workChoice.${work}`),
    },
    { name: 'title', header: t('antiViceEntry.title'), width: '1fr', cell: ({ title }) => title },
  ];
  return (
    <List<AntiViceEntry>
      name="antiVice"
      label={t('antiVice.list')}
      filterHint={t('antiVice.filter')}
      source={source}
      columns={columns}
      keyOf={({ id }) => id}
      opened={opened}
      onOpen={({ id }) => void navigate(addressOf(id))}
      add={{ label: t('antiVice.add'), run: () => void navigate('/antiViceEntry/new') }}
      print={{ label: t('action.print'), run: () => void navigate(`/paper/antiVice/${today().slice(0, 4)}`) }}
      narrow={<Button onClick={() => void navigate('/caseFile')}>{t('caseFile.list')}</Button>}
      empty={<p>{t('antiVice.empty')}</p>}
    />
  );
}
