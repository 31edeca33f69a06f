import { Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { parseDay } from '../../shared/domain/calendar/parse.ts';
import { fullDate } from '../../shared/domain/calendar/write.ts';
import type { DecisionState, FollowedDecision } from '../../shared/domain/council/decisions.ts';
import { addressOf } from '../app/address.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag, type StateTagProps } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { postpone, recordFulfilment } from './acts.ts';
import styles from './council.module.css';

const TONES: Record<DecisionState, StateTagProps['tone']> = {
  overdue: 'needsYou',
  open: 'plain',
  done: 'settled',
  dropped: 'plain',
  rejected: 'plain',
};

/** What can be reported on a decision: carried out, given more time, laid aside. */
type Report = 'done' | 'postponed' | 'dropped';

/** One decision with where it stands, and what there is to report on it. */
export function FollowedLine(followed: FollowedDecision) {
  const { t } = useTranslation();
  const format = useFormat();
  const [reporting, setReporting] = useState<Report>();
  const { decision, state, due, postponed, closed } = followed;
  const { title } = decision.motion;
  const deadline = due ? t('council.deadlineOn', { date: format.date(due) }) : t('council.noDeadline');
  const duty = [
    t('council.responsibleBy', { name: decision.responsible }),
    deadline,
    postponed > 0 && t('council.postponedTimes', { number: postponed }),
    closed?.note,
  ].filter(Boolean);
  const isOpen = state === 'open' || state === 'overdue';
  return (
    <li>
      <div className={styles.decision}>
        <StateTag tone={TONES[state]}>{t(`council.state.${state}`)}</StateTag>
        <Link to={`${addressOf(decision.meeting)}/vote`}>{title}</Link>
        <span className={pieces.soft}>{decision.passed && duty.join(' · ')}</span>
        {isOpen && !reporting && (
          <span className={styles.done}>
            {(['done', 'postponed', 'dropped'] as const).map((report) => (
              <Button key={report} onClick={() => setReporting(report)}>
                {t(`council.report.${report}`)}
              </Button>
            ))}
          </span>
        )}
      </div>
      {reporting && <ReportForm followed={followed} report={reporting} onEnd={() => setReporting(undefined)} />}
    </li>
  );
}

interface ReportFormProps {
  followed: FollowedDecision;
  report: Report;
  onEnd: () => void;
}

/** The note, and for more time the new day; then the sentence that goes on the record. */
function ReportForm({ followed: { decision }, report, onEnd }: ReportFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [note, setNote] = useState('');
  const [until, setUntil] = useState('');
  const [asking, setAsking] = useState(report === 'done');
  const { title } = decision.motion;
  const day = parseDay(until, today(), 'future');
  const later = day.ok && day.value > today() ? day.value : undefined;
  const record = async () => {
    const written =
      report === 'postponed'
        ? await postpone(station, decision, later ?? '', note.trim())
        : await recordFulfilment(station, decision, { outcome: report, note: note.trim() });
    const trouble = refusalOf(written);
    onEnd();
    say({ says: trouble ? { problem: trouble } : { done: t(`council.reported.${report}`) } });
  };
  const says = t(`council.willReport.${report}`, {
    title,
    date: format.date(later ?? today()),
    note: note.trim(),
  });
  // Laying a decision aside asks for a reason; more time asks for a day to come.
  const isComplete = (report !== 'postponed' || later !== undefined) && (report === 'done' || note.trim() !== '');
  return (
    <div className={styles.report}>
      {report === 'postponed' && (
        <Input
          aria-label={t('council.newDeadline')}
          placeholder={t('council.newDeadlineHint')}
          value={until}
          suffix={later && fullDate(later)}
          onChange={(event) => setUntil(event.target.value)}
        />
      )}
      <Input
        aria-label={t('council.note')}
        placeholder={t(report === 'done' ? 'council.noteHint' : 'council.reasonHint')}
        value={note}
        maxLength={200}
        onChange={(event) => setNote(event.target.value)}
      />
      {asking && isComplete ? (
        <ConfirmFact says={says} onConfirm={() => void record()} onBack={onEnd} />
      ) : (
        <p className={pieces.acts}>
          <Button disabled={!isComplete} onClick={() => setAsking(true)}>
            {t(`council.report.${report}`)}
          </Button>
          <Button onClick={onEnd}>{t('action.back')}</Button>
        </p>
      )}
    </div>
  );
}
