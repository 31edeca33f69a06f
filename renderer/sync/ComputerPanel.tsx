import { Button } from 'antd';
import { liveQuery } from 'dexie';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readMonthsData } from '../../shared/sync/metered.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { bytesText } from './bytes.ts';
import styles from './sync.module.css';

interface Storage {
  /** Whether the system has promised to keep the records (SYNC R5). */
  persisted: boolean;
  used: number;
  quota: number;
}

async function readStorage(): Promise<Storage> {
  const [persisted, { usage = 0, quota = 0 }] = await Promise.all([
    navigator.storage.persisted(),
    navigator.storage.estimate(),
  ]);
  return { persisted, used: usage, quota };
}

/** What sync asks of this computer: its disk, and the data it pays for. */
export function ComputerPanel() {
  const { t } = useTranslation();
  const { say } = useToasts();
  const [storage, setStorage] = useState<Storage>();
  const data = useMonthsData();
  useEffect(() => {
    let shown = true;
    void readStorage().then((read) => shown && setStorage(read));
    return () => {
      shown = false;
    };
  }, []);
  const ask = async () => {
    const granted = await navigator.storage.persist();
    setStorage(await readStorage());
    say({ says: granted ? { done: t('sync.persisted') } : { problem: { reason: 'sync.persistRefused' } } });
  };
  return (
    <section className={styles.block}>
      <h2>{t('sync.computer')}</h2>
      {data !== undefined && <p>{t('sync.monthsData', { amount: bytesText(data) })}</p>}
      {storage && (
        <>
          <p>{t('sync.storageUsed', { used: bytesText(storage.used), quota: bytesText(storage.quota) })}</p>
          <p className={storage.persisted ? styles.settled : styles.needsYou}>
            {t(storage.persisted ? 'sync.persisted' : 'sync.notPersisted')}
          </p>
          {!storage.persisted && (
            <div className={styles.acts}>
              <Button onClick={() => void ask()}>{t('sync.askPersist')}</Button>
            </div>
          )}
        </>
      )}
    </section>
  );
}

/** Bytes over the line this month, as they grow. */
function useMonthsData(): number | undefined {
  const { device } = useStation();
  const [bytes, setBytes] = useState<number>();
  useEffect(() => {
    const subscription = liveQuery(() => readMonthsData(device, Date.now())).subscribe((data) => setBytes(data.bytes));
    return () => subscription.unsubscribe();
  }, [device]);
  return bytes;
}
