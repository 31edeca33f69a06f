import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { AffairForm } from './AffairForm.tsx';
import { AffairList } from './AffairList.tsx';
import { AffairPage } from './AffairPage.tsx';
import { LimitsPage } from './LimitsPage.tsx';

/** Where the limits stand: `/affair/limits`. */
const LIMITS = 'limits';

/** 红白事: declared beforehand, ruled on by the council, checked on site, closed. */
export default function AffairRoom() {
  const { t } = useTranslation();
  const part = useParams().id;
  const id = part === LIMITS ? undefined : idAt('affair', part);
  const thing = () => {
    if (part === LIMITS) return <LimitsPage />;
    if (part === NEW) return <AffairForm />;
    return id ? <AffairPage key={id} id={id} /> : undefined;
  };
  return <WorkArea list={<AffairList opened={id} />} thing={thing()} hint={t('affair.hint')} />;
}
