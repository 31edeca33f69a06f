import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DecisionState, FollowedDecision } from '../../shared/domain/council/decisions.ts';
import { addressOf } from '../app/address.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import { StateTag, type StateTagProps } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordFulfilment } from './acts.ts';
import styles from './council.module.css';
import { readFollowed } from './read.ts';

/** The decisions of all councils with where each stands, the overdue first. */
export function FollowUp({ hint }: { hint: ReactNode }) {
  const { t } = useTranslation();
  const { value: followed } = useLive(readFollowed);
  if (!followed) return null;
  return (
    <div className={styles.page}>
      <h1>{t('council.decisions')}</h1>
      {followed.length === 0 ? (
        <p className={styles.soft}>{t('council.noDecisions')}</p>
      ) : (
        <DecisionList followed={followed} />
      )}
      <p className={styles.soft}>{hint}</p>
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

const TONES: Record<DecisionState, StateTagProps['tone']> = {
  overdue: 'needsYou',
  open: 'plain',
  done: 'settled',
  rejected: 'plain',
};

function FollowedLine({ decision, state }: FollowedDecision) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const { title } = decision.motion;
  const report = async () => {
    const trouble = refusalOf(await recordFulfilment(station, decision));
    setAsking(false);
    say({ says: trouble ? { problem: trouble } : { done: t('council.recordedDone') } });
  };
  const deadline = decision.deadline
    ? t('council.deadlineOn', { date: format.date(decision.deadline) })
    : t('council.noDeadline');
  const isOpen = state === 'open' || state === 'overdue';
  return (
    <li>
      <div className={styles.decision}>
        <StateTag tone={TONES[state]}>{t(`council.state.${state}`)}</StateTag>
        <Link to={`${addressOf(decision.meeting)}/vote`}>{title}</Link>
        <span className={styles.soft}>
          {decision.passed && `${t('council.responsibleBy', { name: decision.responsible })} · ${deadline}`}
        </span>
        {isOpen && !asking && (
          <Button className={styles.done as string} onClick={() => setAsking(true)}>
            {t('council.done')}
          </Button>
        )}
      </div>
      {asking && (
        <ConfirmFact
          says={t('council.willRecordDone', { title, date: format.date(today()) })}
          onConfirm={() => void report()}
          onBack={() => setAsking(false)}
        />
      )}
    </li>
  );
}
