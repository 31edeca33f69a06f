import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { passbookAddress } from './passbookAddress.ts';
import { householdIds, type PassbookRow, readPassbookRows } from './read.ts';

/** Every household with its balance, found by the letters of any of its people. In the roster's order: no ranking. */
export function PassbookList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const source = useStationRows(householdIds, readPassbookRows);
  const columns: readonly Column<PassbookRow>[] = [
    { name: 'headName', header: t('passbook.headName'), width: '1fr', cell: (row) => row.household.headName },
    { name: 'group', header: t('passbook.group'), width: '5rem', cell: (row) => row.household.villagersGroup },
    {
      name: 'balance',
      header: t('passbook.balance'),
      width: '6rem',
      figures: true,
      cell: (row) => format.points(row.balance),
    },
  ];
  return (
    <List<PassbookRow>
      name="passbook"
      label={t('passbook.list')}
      filterHint={t('passbook.filter')}
      source={source}
      columns={columns}
      keyOf={(row) => row.household.id}
      opened={opened}
      onOpen={(row) => void navigate(passbookAddress(row.household.id))}
      narrow={
        <>
          <Link to="/passbook/queue">{t('queue.link')}</Link>
          <Link to="/passbook/redList">{t('redList.link')}</Link>
          <Link to="/passbook/opening">{t('passbook.importOpening')}</Link>
        </>
      }
      empty={<p>{t('passbook.empty')}</p>}
    />
  );
}
