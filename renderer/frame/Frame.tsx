import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Finder } from '../find/Finder.tsx';
import { isTextField } from '../list/keys.ts';
import styles from './frame.module.css';
import { Header } from './Header.tsx';
import { Navigation } from './Navigation.tsx';

const MAIN = 'main';

/** What surrounds every screen: whose station this is, where one is, and whether the county has it all. */
export function Frame({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [isFinding, setFinding] = useState(false);
  const close = useCallback(() => setFinding(false), []);
  useFindKey(() => setFinding(true));
  return (
    <div className={styles.frame}>
      <a className={styles.skip} href={`#${MAIN}`} onClick={focusMain}>
        {t('frame.skip')}
      </a>
      <Header onFind={() => setFinding(true)} />
      <Navigation />
      <main id={MAIN} tabIndex={-1} className={styles.work}>
        {children}
      </main>
      {isFinding && <Finder onClose={close} />}
    </div>
  );
}

/** By focus, not by fragment: the address belongs to the thing in hand. */
function focusMain(event: React.MouseEvent): void {
  event.preventDefault();
  document.getElementById(MAIN)?.focus();
}

/** Ctrl K from anywhere, also while something is being typed; / wherever nothing is. */
function useFindKey(find: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `find` does the same whenever it was made
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.shiftKey || event.altKey || event.isComposing) return;
      const isCommand = event.ctrlKey || event.metaKey;
      const isCtrlK = isCommand && event.key.toLowerCase() === 'k';
      const isSlash = !isCommand && event.key === '/' && !event.defaultPrevented && !isTextField(event.target);
      if (!isCtrlK && !isSlash) return;
      event.preventDefault();
      find();
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, []);
}
