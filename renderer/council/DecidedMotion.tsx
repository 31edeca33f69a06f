import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../../shared/domain/council/meeting.ts';
import { itemText, voteLines } from '../../shared/domain/council/minutes.ts';
import styles from './council.module.css';

export interface DecidedMotionProps {
  decision: Decision;
  index: number;
  /** The motion's card, for a correction. */
  children: ReactNode;
}

/** A motion whose vote is on the record; a mistake is corrected by recording the vote once more. */
export function DecidedMotion({ decision, index, children }: DecidedMotionProps) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new decision on the record ends the correction
  useEffect(() => setCorrecting(false), [decision.id]);
  return (
    <section className={styles.motion} aria-label={t('motion.number', { number: index + 1 })}>
      <p className={styles.settled}>
        <CheckCircleFilled aria-hidden /> {t('meeting.onRecord')}
      </p>
      <h2>{itemText(index, decision.motion.title)}</h2>
      {voteLines(decision).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className={styles.acts}>
        <Button onClick={() => setCorrecting(!correcting)}>
          {correcting ? t('meeting.correctBack') : t('meeting.correct')}
        </Button>
      </p>
      {correcting && children}
    </section>
  );
}
