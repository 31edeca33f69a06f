import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import styles from './steps.module.css';

interface Taken {
  id: string;
  step: string;
  on: string;
  by: string;
  says: string;
}

export interface StepHistoryProps<Fact extends Taken> {
  /** The step's kind; the words of a step are `<kind>.step.<step>`. */
  kind: string;
  taken: readonly Fact[];
  /** Recorded elsewhere at the same time, and out of turn by now. */
  idle: readonly Fact[];
  /** What else a step says, beside its words. */
  more?: (fact: Fact) => ReactNode;
}

/** What was done in a case, step by step. Steps that moved nothing stay in sight: somebody wrote them. */
export function StepHistory<Fact extends Taken>({ kind, taken, idle, more }: StepHistoryProps<Fact>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (taken.length + idle.length === 0) return null;
  const line = (fact: Fact, isIdle: boolean) => (
    <li key={fact.id} data-idle={isIdle || undefined}>
      <p>
        <strong>{t(`${kind}.step.${fact.step}`)}</strong>
        <span className={pieces.soft}>{t('steps.byOn', { by: fact.by, date: format.date(fact.on) })}</span>
        {more?.(fact)}
      </p>
      {fact.says !== '' && <p>{fact.says}</p>}
      {isIdle && <p className={pieces.soft}>{t('steps.idle')}</p>}
    </li>
  );
  return (
    <section className={styles.panel} aria-label={t('steps.done')}>
      <h2>{t('steps.done')}</h2>
      <ol className={styles.history}>
        {taken.map((fact) => line(fact, false))}
        {idle.map((fact) => line(fact, true))}
      </ol>
    </section>
  );
}
