import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isOpenReview } from '../../shared/domain/review/way.ts';
import { addressOf } from '../app/address.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { type ReviewRow, readReviewRows, reviewIds } from './read.ts';

export function ReviewList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const source = useStationRows(reviewIds, readReviewRows);
  const columns: readonly Column<ReviewRow>[] = [
    { name: 'name', header: t('review.name'), width: '5rem', cell: ({ review }) => review.name },
    { name: 'title', header: t('review.title'), width: '1fr', cell: ({ review }) => review.title },
    {
      name: 'state',
      header: t('review.state'),
      width: '5.5rem',
      cell: ({ state }) => (
        <StateTag tone={isOpenReview(state) ? 'plain' : 'settled'}>{t(`review.stateOf.${state}`)}</StateTag>
      ),
    },
  ];
  return (
    <List<ReviewRow>
      name="review"
      label={t('review.list')}
      filterHint={t('review.filter')}
      source={source}
      columns={columns}
      keyOf={({ review }) => review.id}
      opened={opened}
      onOpen={({ review }) => void navigate(addressOf(review.id))}
      add={{ label: t('review.add'), run: () => void navigate('/review/new') }}
      empty={<p>{t('review.empty')}</p>}
    />
  );
}
