import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addressOf } from '../../app/address.ts';
import { useFormat } from '../../i18n/format.ts';
import { type Column, List } from '../../list/List.tsx';
import { useStationRows } from '../../station/rows.ts';
import { type MerchantRow, merchantIds, readMerchantRows } from './read.ts';

/** The partner merchants, with what each brought and was not paid for. */
export function MerchantList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const source = useStationRows(merchantIds, readMerchantRows);
  const columns: readonly Column<MerchantRow>[] = [
    { name: 'name', header: t('merchant.name'), width: '1fr', cell: ({ merchant }) => merchant.name },
    { name: 'trade', header: t('merchant.trade'), width: '7rem', cell: ({ merchant }) => merchant.trade },
    {
      name: 'owed',
      header: t('merchant.owed'),
      width: '6rem',
      figures: true,
      cell: ({ owed }) => format.points(owed),
    },
  ];
  return (
    <List<MerchantRow>
      name="merchant"
      label={t('merchant.list')}
      filterHint={t('merchant.filter')}
      source={source}
      columns={columns}
      keyOf={({ merchant }) => merchant.id}
      opened={opened}
      onOpen={({ merchant }) => void navigate(addressOf(merchant.id))}
      add={{ label: t('merchant.add'), run: () => void navigate('/merchant/new') }}
      empty={<p>{t('merchant.empty')}</p>}
    />
  );
}
