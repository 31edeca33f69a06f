import { useTranslation } from 'react-i18next';
import { useMatch } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { Places } from '../frame/Places.tsx';
import { WorkArea } from '../frame/WorkArea.tsx';
import { NewNotice } from './NewNotice.tsx';
import { NoticeList } from './NoticeList.tsx';
import { NoticePage } from './NoticePage.tsx';
import { TermsPage } from './TermsPage.tsx';

/** Where the terms stand; no notice has such a name. */
const TERMS = 'terms';

/** 公示: what is drafted, hangs and hung on the left, the one in hand on the right. */
export default function NoticeRoom() {
  const { t } = useTranslation();
  const part = useMatch('/notice/:id')?.params.id;
  const id = part === TERMS ? undefined : idAt('notice', part);
  const thing = () => {
    if (part === TERMS) return <TermsPage />;
    if (part === NEW) return <NewNotice />;
    return id ? <NoticePage key={id} id={id} /> : undefined;
  };
  const places = [
    { path: '/notice', words: t('notice.place.board') },
    { path: `/notice/${TERMS}`, words: t('notice.place.rules') },
    { path: '/paper/notices/slides', words: t('notice.slides') },
  ];
  const list = (
    <Places label={t('notice.places')} places={places}>
      <NoticeList opened={id} />
    </Places>
  );
  return <WorkArea list={list} thing={thing()} hint={t('notice.hint')} />;
}
