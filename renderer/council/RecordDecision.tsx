import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Motion } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { countAt, decisionProblems, outcomeOf, votesOf } from '../../shared/domain/council/vote.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import { useSentence } from '../errors/useSentence.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordDecision } from './acts.ts';
import styles from './council.module.css';

/** The step onto the record: what is missing, or the sentence of what will stand there. */
export function RecordDecision({ room, motion }: { room: MeetingRoom; motion: Motion }) {
  const { t } = useTranslation();
  const station = useStation();
  const sentence = useSentence();
  const { say } = useToasts();
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const says = useDecisionSentence(room);
  const problems = decisionProblems(motion, room.setting);
  const record = async () => {
    const trouble = refusalOf(await recordDecision(station, motion, room.setting));
    setAsked(false);
    say({ says: trouble ? { problem: trouble } : { done: t('meeting.recorded') } });
  };
  // The sentence follows the paper, so what it says at the moment of confirming is what goes on the record.
  if (asked && problems.length === 0)
    return <ConfirmFact says={says(motion)} onConfirm={() => void record()} onBack={() => setAsked(false)} />;
  return (
    <div className={styles.recordIt}>
      {tried && problems.length > 0 && (
        <div className={pieces.needsYou} role="alert">
          <p>{t('meeting.notYet')}</p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{sentence({ reason: `decision.${problem}` })}</li>
            ))}
          </ul>
        </div>
      )}
      <Button
        type="primary"
        data-hand-in
        onClick={() => {
          setTried(true);
          setAsked(true);
        }}
        // Pressed straight from the last field, it asks when that is saved; whoever goes back to the paper asks again.
        onBlur={() => setAsked(false)}
      >
        {t('meeting.record')}
      </Button>
    </div>
  );
}

/** The plain sentence of what a vote puts on the record. */
function useDecisionSentence({ charter, setting }: MeetingRoom): (motion: Motion) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (motion) => {
    const votes = votesOf(motion, setting);
    if (!votes || !charter) return '';
    const { due, present } = countAt(setting, charter, motion.takenAt);
    const outcome = outcomeOf(votes, present, charter);
    const decision = t('meeting.willRecord', {
      ...{ title: motion.title.trim(), due, present },
      ...votes,
      outcome: t(`motion.outcome.${outcome}`),
    });
    if (outcome !== 'passed' || motion.amends !== undefined) return decision;
    const deadline = motion.deadline
      ? t('council.deadlineOn', { date: format.date(motion.deadline) })
      : t('council.noDeadline');
    return t('meeting.willRecordDuty', { decision, responsible: motion.responsible, deadline });
  };
}
