import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Good } from '../../shared/domain/merit/merit.ts';
import { addressOf } from '../app/address.ts';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { goodIds, readGoods } from './read.ts';

/** The goods of the points shop. */
export function GoodList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const source = useStationRows(goodIds, readGoods);
  const columns: readonly Column<Good>[] = [
    { name: 'name', header: t('good.name'), width: '1fr', cell: (good) => good.name },
    { name: 'unit', header: t('good.unit'), width: '5rem', cell: (good) => good.unit },
    { name: 'price', header: t('good.price'), width: '6rem', figures: true, cell: (good) => format.points(good.price) },
  ];
  return (
    <List<Good>
      name="good"
      label={t('good.list')}
      filterHint={t('good.filter')}
      source={source}
      columns={columns}
      keyOf={(good) => good.id}
      opened={opened}
      onOpen={(good) => void navigate(addressOf(good.id))}
      add={{ label: t('good.add'), run: () => void navigate('/good/new') }}
      empty={<p>{t('good.empty')}</p>}
    />
  );
}
