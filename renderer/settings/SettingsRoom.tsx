import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { WorkArea } from '../frame/WorkArea.tsx';
import { PARTS } from './parts.ts';
import styles from './settings.module.css';

/** 设置 · 数据: its parts on the left, the one in hand on the right. */
export function SettingsRoom({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <WorkArea
      list={
        <nav className={styles.parts} aria-label={t('nav.settings')}>
          <ul>
            {PARTS.map((part) => (
              <li key={part}>
                <Link
                  to={`/settings/${part}`}
                  aria-current={pathname.startsWith(`/settings/${part}`) ? 'page' : undefined}
                >
                  <span>{t(`settings.${part}.title`)}</span>
                  <span className={styles.about}>{t(`settings.${part}.about`)}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      }
      thing={children}
    />
  );
}
