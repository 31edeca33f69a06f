import { useTranslation } from 'react-i18next';
import { FilesPanel } from '../file/FilesPanel.tsx';
import { ComparePanel } from './ComparePanel.tsx';
import { ComputerPanel } from './ComputerPanel.tsx';
import { CountyPanel } from './CountyPanel.tsx';
import { CourierPanel } from './courier/CourierPanel.tsx';
import { QueuePanel } from './QueuePanel.tsx';
import { StatePanel } from './StatePanel.tsx';
import styles from './sync.module.css';
import { ToSettlePanel } from './ToSettlePanel.tsx';

/** The state of sync on one page: what needs a person first. */
export function SyncPage() {
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <h1>{t('nav.sync')}</h1>
      <StatePanel />
      <div className={styles.columns}>
        <div className={styles.column}>
          <ToSettlePanel />
          <QueuePanel />
          <CourierPanel />
          <FilesPanel />
          <ComparePanel />
        </div>
        <div className={styles.column}>
          <CountyPanel />
          <ComputerPanel />
        </div>
      </div>
    </div>
  );
}
