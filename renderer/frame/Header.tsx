import { SearchOutlined } from '@ant-design/icons';
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
      <SyncLight light={light} />
    </header>
  );
}
