import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deposit, Redemption } from '../../shared/domain/merit/entry.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordReversal } from './acts.ts';
import styles from './merit.module.css';

export interface ReverseProps {
  entry: string;
  /** What the entry was for, in the passbook's words. */
  text: string;
  /** What it did to the household, in hundredths of a point. */
  points: number;
  onDone: () => void;
}

/** Taking back an entry: a reason, one sentence, and a further entry the other way round. */
export function Reverse({ entry, text, points, onDone }: ReverseProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const id = useId();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const record = useReversal(entry, onDone);
  const ask = () => {
    if (reason.trim() === '') setProblem({ reason: 'reversal.reasonMissing' });
    else setAsking(true);
  };
  if (asking) {
    const moved = format.points(-points);
    return (
      <ConfirmFact
        says={t('reversal.willRecord', { text, points: points < 0 ? `+${moved}` : moved, reason: reason.trim() })}
        onConfirm={() => void record(reason)}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <div className={styles.reverse}>
      <FieldRow id={id} label={t('reversal.reason')} problem={problem}>
        <Input
          id={id}
          autoFocus
          value={reason}
          status={problem ? 'error' : ''}
          onChange={(event) => {
            setReason(event.target.value);
            setProblem(undefined);
          }}
          // The key must not go on to the button that takes the focus: that would confirm what nobody has read.
          onPressEnter={(event) => {
            event.preventDefault();
            ask();
          }}
        />
      </FieldRow>
      <p className={pieces.acts}>
        <Button type="primary" onClick={ask}>
          {t('reversal.record')}
        </Button>
        <Button onClick={onDone}>{t('action.back')}</Button>
      </p>
    </div>
  );
}

function useReversal(entry: string, onDone: () => void): (reason: string) => Promise<void> {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  return async (reason) => {
    const found = (await station.getMany([entry])).get(entry) as unknown as Deposit | Redemption | undefined;
    if (!found) return say({ says: { problem: { reason: 'merit.entryGone' } } });
    const made = await recordReversal(station, found, reason);
    say({ says: made.ok ? { done: t('reversal.recorded') } : { problem: made.problem } });
    onDone();
  };
}
