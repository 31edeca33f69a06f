import { useTranslation } from 'react-i18next';
import { Link, matchPath, useLocation } from 'react-router';
import { FEATURES, type Feature } from '../app/features.tsx';
import styles from './frame.module.css';

function holds(feature: Feature, pathname: string): boolean {
  return feature.screens.some(({ path }) => matchPath(path, pathname));
}

export function Navigation() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <nav className={styles.navigation} aria-label={t('frame.navigation')}>
      <ul>
        {FEATURES.map(({ icon: Icon, ...feature }) =>
          Icon ? (
            <li key={feature.name}>
              <Link to={feature.home} aria-current={holds(feature, pathname) ? 'page' : undefined}>
                <span aria-hidden className={styles.navIcon}>
                  <Icon />
                </span>
                <span>{t(`nav.${feature.name}`)}</span>
              </Link>
            </li>
          ) : null,
        )}
      </ul>
    </nav>
  );
}
