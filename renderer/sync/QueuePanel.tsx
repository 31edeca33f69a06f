import { useTranslation } from 'react-i18next';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import { waitingByCollection } from './counts.ts';
import styles from './sync.module.css';

/** What the county does not have yet, by kind (SYNC V1). */
export function QueuePanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value: waiting } = useLive(waitingByCollection);
  return (
    <section className={styles.block}>
      <h2>{t('sync.queue')}</h2>
      {waiting?.length === 0 && <p className={pieces.soft}>{t('sync.nothingWaits')}</p>}
      <dl className={styles.facts}>
        {waiting?.map(({ collection, count }) => (
          <div key={collection}>
            <dt>{t(`sync.collection.${collection}`)}</dt>
            <dd className="figures">{t('sync.items', { number: format.count(count) })}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
