import { CheckCircleOutlined, DiffOutlined, InboxOutlined, RightOutlined, RollbackOutlined } from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../i18n/format.ts';
import { PARTS, type Part, partAddress } from './places.ts';
import { useSyncStatus } from './SyncRoom.tsx';
import type { StationSyncStatus } from './stationSync.ts';
import styles from './sync.module.css';

const ICONS: Record<Part, ComponentType> = { refused: RollbackOutlined, disputes: DiffOutlined, aside: InboxOutlined };

/** How many things of each part wait for a person. */
export function countsOf({ refused, disputes, setAside }: StationSyncStatus): Record<Part, number> {
  return { refused, disputes, aside: setAside };
}

/** What waits for a person, with the way there. */
export function ToSettlePanel() {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = countsOf(useSyncStatus());
  const waiting = PARTS.filter((part) => counts[part] > 0);
  return (
    <section className={styles.block}>
      <h2>{t('sync.attention')}</h2>
      {waiting.length === 0 && (
        <p className={styles.settled}>
          <CheckCircleOutlined aria-hidden /> {t('sync.nothingToSettle')}
        </p>
      )}
      <ul className={styles.ways}>
        {waiting.map((part) => {
          const Icon = ICONS[part];
          return (
            <li key={part}>
              <Link to={partAddress(part)}>
                <span aria-hidden>
                  <Icon />
                </span>
                <span className={styles.way}>{t(`sync.part.${part}`)}</span>
                <strong className="figures">{t('sync.items', { number: format.count(counts[part]) })}</strong>
                <RightOutlined aria-hidden />
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
