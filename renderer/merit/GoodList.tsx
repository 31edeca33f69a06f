import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { addressOf } from '../app/address.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { useStation } from '../station/station.ts';
import { goodIds } from './read.ts';
import { saveStock } from './stock/exportStock.ts';
import { type GoodRow, readGoodRows } from './stock/read.ts';

/** The goods of the points shop. */
export function GoodList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const station = useStation();
  const source = useStationRows(goodIds, readGoodRows);
  const columns: readonly Column<GoodRow>[] = [
    { name: 'name', header: t('good.name'), width: '1fr', cell: ({ good }) => good.name },
    { name: 'unit', header: t('good.unit'), width: '4rem', cell: ({ good }) => good.unit },
    {
      name: 'price',
      header: t('good.price'),
      width: '5.5rem',
      figures: true,
      cell: ({ price }) => format.points(price),
    },
    { name: 'stock', header: t('good.stock'), width: '6.5rem', figures: true, cell: (row) => <Stock row={row} /> },
  ];
  return (
    <List<GoodRow>
      name="good"
      label={t('good.list')}
      filterHint={t('good.filter')}
      source={source}
      columns={columns}
      keyOf={({ good }) => good.id}
      opened={opened}
      onOpen={({ good }) => void navigate(addressOf(good.id))}
      add={{ label: t('good.add'), run: () => void navigate('/good/new') }}
      print={{ label: t('action.print'), run: () => void navigate('/paper/stock') }}
      exports={{ label: t('action.export'), run: () => void saveStock(station, t, format) }}
      narrow={
        <>
          <Link to="/good/rule">{t('shopRule.link')}</Link>
          <Link to="/merchant">{t('merchant.link')}</Link>
        </>
      }
      empty={<p>{t('good.empty')}</p>}
    />
  );
}

/** How many there are; amber where more must be had. */
function Stock({ row: { good, there } }: { row: GoodRow }) {
  const format = useFormat();
  if (there === undefined) return null;
  const isLow = there <= (good.lowAt ?? -1) || there < 0;
  return isLow ? <StateTag tone="needsYou">{format.count(there)}</StateTag> : format.count(there);
}
