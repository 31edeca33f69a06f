import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeMonth, type Month, type MonthClose, type MonthFigures } from '../../../shared/domain/merit/books.ts';
import { ConfirmFact } from '../../confirm/ConfirmFact.tsx';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { FieldRow } from '../../form/FieldRow.tsx';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { recordClose } from './acts.ts';
import { useMonthWords } from './monthWords.ts';

export interface CloseMonthProps {
  month: Month;
  figures: MonthFigures;
  closed: MonthClose | undefined;
}

/** Closing a month (月结), and closing it again for what came later. */
export function CloseMonth({ month, figures, closed }: CloseMonthProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const could = closeMonth(month, figures, { today: today(), before: closed, reason });
  const record = useRecord(month, reason, () => setAsking(false));
  const says = useSays(month, figures);
  const isOpen = could.ok || could.reason === 'reasonMissing' || could.reason === 'notBalanced';
  const ask = () => {
    if (could.ok) setAsking(true);
    else setProblem({ reason: `books.${could.reason}` });
  };
  const type = (typed: string) => {
    setReason(typed);
    setProblem(undefined);
  };
  return (
    <>
      {closed && (
        <p className={pieces.soft}>
          {t('books.closedBy', { at: format.moment(closed.createdAt), by: closed.createdBy })}
        </p>
      )}
      {!closed && !isOpen && <p className={pieces.soft}>{t('books.running')}</p>}
      {asking && <ConfirmFact says={says} onConfirm={() => void record()} onBack={() => setAsking(false)} />}
      {isOpen && !asking && closed && <Reason value={reason} problem={problem} onType={type} />}
      {isOpen && !asking && !closed && problem && <Sentence problem={problem} />}
      {isOpen && !asking && (
        <p className={pieces.acts}>
          <Button type="primary" onClick={ask}>
            {t(closed ? 'books.closeAgain' : 'books.close')}
          </Button>
        </p>
      )}
    </>
  );
}

function Reason(props: { value: string; problem: Problem | undefined; onType: (typed: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow id={id} label={t('books.reason')} problem={props.problem}>
      <Input id={id} value={props.value} onChange={(event) => props.onType(event.target.value)} />
    </FieldRow>
  );
}

/** The sentence of what will be on the record. */
function useSays(month: Month, { lines, entries }: MonthFigures): string {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useMonthWords();
  const held = lines.filter(({ line }) => line === 'household' || line === 'person');
  const after = held.reduce((sum, line) => sum + line.after, 0);
  return t('books.willClose', { month: words(month), number: format.count(entries), points: format.points(after) });
}

function useRecord(month: Month, reason: string, onDone: () => void): () => Promise<void> {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  return async () => {
    const made = await recordClose(station, month, reason);
    onDone();
    say({ says: made.ok ? { done: t('books.closedNow') } : { problem: made.problem } });
  };
}
