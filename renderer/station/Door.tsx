import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './door.module.css';

/** The page outside of any station: the program's name, one heading, one thing to do. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.door}>
      <header className={styles.brand}>
        <span className={styles.mark} aria-hidden>
          约
        </span>
        <div>
          <p className={styles.name}>{t('door.name')}</p>
          <p className={styles.about}>{t('door.about')}</p>
        </div>
      </header>
      <main className={styles.main}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}
