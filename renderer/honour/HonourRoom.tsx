import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { MeritPlaces } from '../merit/MeritPlaces.tsx';
import { HonourList } from './HonourList.tsx';
import { HonourPage } from './HonourPage.tsx';
import { Nominate } from './Nominate.tsx';

/** 评优: the year's honours, from nomination to certificate. */
export default function HonourRoom() {
  const { t } = useTranslation();
  const part = useParams().id;
  const id = idAt('honour', part);
  const thing = id ? <HonourPage key={id} id={id} /> : part === NEW ? <Nominate /> : undefined;
  const list = (
    <MeritPlaces>
      <HonourList opened={id} />
    </MeritPlaces>
  );
  return <WorkArea list={list} thing={thing} hint={t('honour.hint')} />;
}
