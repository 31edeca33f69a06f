import { Select } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import { numberText } from '../../shared/domain/notice/numbering.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import styles from './notice.module.css';
import { STATE_TONES } from './noticeState.ts';
import { type NoticeRow, noticeIds, readNoticeRows, SHELVES } from './read.ts';

/** The notices of one shelf: first drafts and what hangs. */
export function NoticeList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useSearchParams();
  const shelf = SHELVES.find((one) => one === query.get('shelf')) ?? 'current';
  const idsOf = useCallback((station: Station, filter: string) => noticeIds(station, shelf, filter), [shelf]);
  const source = useStationRows(idsOf, readNoticeRows);
  return (
    <List<NoticeRow>
      name={`notice-${shelf}`}
      key={shelf}
      label={t('notice.list')}
      filterHint={t('notice.filter')}
      source={source}
      columns={useColumns()}
      keyOf={({ notice }) => notice.id}
      opened={opened}
      onOpen={({ notice }) => void navigate({ pathname: addressOf(notice.id), search: query.toString() })}
      add={{ label: t('notice.add'), run: () => void navigate('/notice/new') }}
      narrow={
        <Select
          className={styles.shelf as string}
          aria-label={t('notice.shelf')}
          value={shelf}
          options={SHELVES.map((value) => ({ value, label: t(`notice.shelfName.${value}`) }))}
          onChange={(chosen) => setQuery({ shelf: chosen })}
        />
      }
      empty={<p>{t(`notice.empty.${shelf}`)}</p>}
    />
  );
}

function useColumns(): readonly Column<NoticeRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      name: 'number',
      header: t('notice.numberHead'),
      width: '6.5rem',
      cell: ({ posted }) => (posted ? numberText(posted.row, posted.place) : '—'),
    },
    { name: 'title', header: t('notice.title'), width: '1fr', cell: ({ notice }) => notice.title },
    {
      name: 'to',
      header: t('notice.toHead'),
      width: '4.5rem',
      cell: ({ posted }) => (posted ? format.nearDate(posted.row.to) : ''),
    },
    {
      name: 'state',
      header: '',
      width: '5rem',
      cell: ({ posted }) => {
        const state = posted?.state ?? 'draft';
        return <StateTag tone={STATE_TONES[state]}>{t(`notice.state.${state}`)}</StateTag>;
      },
    },
  ];
}
