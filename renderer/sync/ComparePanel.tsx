import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useSync, useSyncStatus } from './SyncRoom.tsx';
import type { Comparison } from './stationSync.ts';
import styles from './sync.module.css';

/** 核对: goes through everything on both sides, and ends with counts (SYNC R2). */
export function ComparePanel() {
  const { t } = useTranslation();
  const { compare } = useSync();
  const { connected, comparison } = useSyncStatus();
  if (!connected) return null;
  return (
    <section className={styles.block}>
      <h2>{t('sync.compare')}</h2>
      <p className={pieces.soft}>{t('sync.compareAbout')}</p>
      {comparison && <Outcome comparison={comparison} />}
      <div className={styles.acts}>
        <Button disabled={comparison?.is === 'running'} onClick={compare}>
          {comparison?.is === 'running' ? t('sync.comparing') : t('sync.compare')}
        </Button>
      </div>
    </section>
  );
}

function Outcome({ comparison }: { comparison: Comparison }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (comparison.is === 'running') return null;
  if (comparison.is === 'failed') return <Sentence problem={{ reason: `sync.${comparison.problem}` }} />;
  const { same, sent, fetched, disputed } = comparison.came;
  const counts = { same, sent, fetched, disputed };
  const words = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, format.count(count)]));
  return <p role="status">{t('sync.compared', words)}</p>;
}
