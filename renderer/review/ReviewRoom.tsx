import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { CouncilPlaces } from '../council/CouncilPlaces.tsx';
import { WorkArea } from '../frame/WorkArea.tsx';
import { Nominate } from './Nominate.tsx';
import { ReviewList } from './ReviewList.tsx';
import { ReviewPage } from './ReviewPage.tsx';

/** 道德评议: nominated, told, heard, reviewed, made known. */
export default function ReviewRoom() {
  const { t } = useTranslation();
  const part = useParams().id;
  const id = idAt('review', part);
  const thing = id ? <ReviewPage key={id} id={id} /> : part === NEW ? <Nominate /> : undefined;
  const list = (
    <CouncilPlaces>
      <ReviewList opened={id} />
    </CouncilPlaces>
  );
  return <WorkArea list={list} thing={thing} hint={t('review.hint')} />;
}
