import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import styles from './merit.module.css';

const PLACES = [
  { name: 'deeds', path: '/deed' },
  { name: 'passbooks', path: '/passbook' },
  { name: 'goods', path: '/good' },
  { name: 'rubrics', path: '/rubric' },
] as const;

/** The four places of the merit bank. */
export function MeritPlaces() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav className={styles.places} aria-label={t('merit.places')}>
      {PLACES.map(({ name, path }) => (
        <Link
          key={name}
          to={path}
          aria-current={pathname === path || pathname.startsWith(`${path}/`) ? 'page' : undefined}
        >
          {t(`merit.place.${name}`)}
        </Link>
      ))}
    </nav>
  );
}
