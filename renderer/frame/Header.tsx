import { BlockOutlined, SearchOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';
import { useIdentity } from './identity.ts';
import { SyncLight } from './SyncLight.tsx';

export function Header({ onFind }: { onFind: () => void }) {
  const { t } = useTranslation();
  const { station, clerk, light } = useIdentity();
  return (
    <header className={styles.header}>
      <p className={styles.identity}>
        <strong>{station}</strong>
        <span aria-hidden> · </span>
        <span>{clerk}</span>
      </p>
      <button type="button" className={styles.find} aria-keyshortcuts="Control+K" onClick={onFind}>
        <SearchOutlined aria-hidden />
        <span>{t('frame.find')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <div className={styles.right}>
        <SyncLight light={light} />
        <button type="button" className={styles.newWindow} title={t('frame.newWindowAbout')} onClick={openWindow}>
          <BlockOutlined aria-hidden />
          <span>{t('frame.newWindow')}</span>
        </button>
      </div>
    </header>
  );
}

/** What is in hand, in a window of its own, so that two things can be compared. */
function openWindow(): void {
  window.open(location.pathname + location.search, '_blank', 'noopener');
}
