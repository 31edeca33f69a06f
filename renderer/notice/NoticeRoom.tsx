import { useTranslation } from 'react-i18next';
import { Link, useMatch } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { WorkArea } from '../frame/WorkArea.tsx';
import { NewNotice } from './NewNotice.tsx';
import { NoticeList } from './NoticeList.tsx';
import { NoticePage } from './NoticePage.tsx';
import styles from './notice.module.css';
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
  return (
    <WorkArea
      list={
        <div className={styles.side}>
          <Places current={part === TERMS ? 'rules' : 'board'} />
          <div className={styles.listHolder}>
            <NoticeList opened={id} />
          </div>
        </div>
      }
      thing={thing()}
      hint={t('notice.hint')}
    />
  );
}

function Places({ current }: { current: 'board' | 'rules' }) {
  const { t } = useTranslation();
  const here = (place: typeof current) => (current === place ? 'page' : undefined);
  return (
    <nav className={styles.places} aria-label={t('notice.places')}>
      <Link to="/notice" aria-current={here('board')}>
        {t('notice.place.board')}
      </Link>
      <Link to={`/notice/${TERMS}`} aria-current={here('rules')}>
        {t('notice.place.rules')}
      </Link>
      <Link to="/paper/notices/slides" className={styles.display}>
        {t('notice.slides')}
      </Link>
    </nav>
  );
}
