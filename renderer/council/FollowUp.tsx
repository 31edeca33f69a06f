import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FollowedDecision } from '../../shared/domain/council/decisions.ts';
import pieces from '../frame/pieces.module.css';
import { useLive } from '../station/station.ts';
import styles from './council.module.css';
import { FollowedLine } from './FollowedLine.tsx';
import { readFollowed } from './read.ts';

/** The decisions of all councils that are still to be carried out, the overdue first. */
export function FollowUp({ hint }: { hint: ReactNode }) {
  const { t } = useTranslation();
  const { value: followed } = useLive(readFollowed);
  if (!followed) return null;
  return (
    <div className={styles.page}>
      <h1>{t('council.decisions')}</h1>
      {followed.length === 0 ? (
        <p className={pieces.soft}>{t('council.noDecisions')}</p>
      ) : (
        <DecisionList followed={followed} />
      )}
      <p className={pieces.soft}>{hint}</p>
    </div>
  );
}

export function DecisionList({ followed }: { followed: readonly FollowedDecision[] }) {
  return (
    <ul className={styles.decisions}>
      {followed.map((one) => (
        <FollowedLine key={one.decision.id} {...one} />
      ))}
    </ul>
  );
}
