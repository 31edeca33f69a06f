import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';

const MAIN = 'main';

/** What surrounds every screen: whose station this is, where one is, and whether the county has it all. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${MAIN}`} onClick={focusMain}>
        {t('frame.skip')}
      </a>
      <Header />
      <Navigation />
      <main id={MAIN} tabIndex={-1} className={styles.work}>
        {children}
      </main>
    </div>
  );
}

/** By focus, not by fragment: the address belongs to the thing in hand. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById(MAIN)?.focus();
}
