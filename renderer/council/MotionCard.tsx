import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MotionPaper } from '../../shared/domain/council/meeting.ts';
import { cast, decisionProblems, outcomeOf, type Votes, votesOf } from '../../shared/domain/council/vote.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import { useSentence } from '../errors/useSentence.ts';
import { useKept } from '../form/useKept.ts';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { editMotion, recordDecision, removeMotion } from './acts.ts';
import { useShareText } from './CharterLine.tsx';
import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { motionLines, motionTexts, readMotionField } from './papers.ts';
import type { MeetingRoom } from './read.ts';

export interface MotionCardProps {
  room: MeetingRoom;
  paper: MotionPaper;
  index: number;
  /** Who is there, to pick from. */
  people: readonly string[];
}

/** A motion and its vote, kept as typed until it goes on the record. */
export function MotionCard({ room, paper, index, people }: MotionCardProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { meeting } = room;
  const stored = useMemo(() => motionTexts(paper), [paper]);
  const lines = useMemo(() => motionLines(people), [people]);
  const kept = useKept({
    draft: `${meeting.id}/${paper.id}`,
    stored,
    read: readMotionField,
    commit: async (changed) => refusalOf(await editMotion(station, meeting.id, paper.id, changed)),
  });
  return (
    <section className={styles.motion} aria-label={t('motion.number', { number: index + 1 })}>
      <MotionHead room={room} paper={paper} index={index} />
      <PaperFields kept={kept} kind="motion" lines={lines} read={readMotionField}>
        <LiveResult room={room} paper={paper} />
        <RecordDecision room={room} paper={paper} />
      </PaperFields>
    </section>
  );
}

function MotionHead({ room, paper, index }: Omit<MotionCardProps, 'people'>) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { meeting, decisions } = room;
  const remove = async () => {
    const trouble = refusalOf(await removeMotion(station, meeting.id, paper.id));
    if (trouble) return say({ says: { problem: trouble } });
    const undo = async () => {
      await station.edit<'meeting'>(meeting.id, ({ motions }) => ({
        motions: [...motions.slice(0, index), paper, ...motions.slice(index)],
      }));
    };
    say({ says: { done: t('meeting.motionRemoved') }, action: { label: t('action.undo'), run: undo } });
  };
  return (
    <div className={styles.motionHead}>
      <h2>{t('motion.number', { number: index + 1 })}</h2>
      {!decisions.has(paper.id) && (
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t('meeting.removeMotion')}
          onClick={() => void remove()}
        />
      )}
    </div>
  );
}

/** What the numbers come to, as they are typed. */
function LiveResult({ room, paper }: { room: MeetingRoom; paper: MotionPaper }) {
  const { t } = useTranslation();
  const share = useShareText();
  const { charter, count } = room;
  const votes = votesOf(paper.ballot);
  if (!charter) return null;
  const needs = t('motion.needs', { share: share(charter.pass, charter.passStrict) });
  const outcome = votes && cast(votes) <= count.present ? outcomeOf(votes, count.present, charter) : undefined;
  return (
    <p className={styles.result} role="status">
      <span>{t('motion.presentNow', { present: count.present })}</span>
      <span>{needs}</span>
      {votes && <Difference votes={votes} present={count.present} />}
      {outcome && <strong data-outcome={outcome}>{t(`motion.outcome.${outcome}`)}</strong>}
    </p>
  );
}

function Difference({ votes, present }: { votes: Votes; present: number }) {
  const { t } = useTranslation();
  const silent = present - cast(votes);
  if (silent === 0) return null;
  return <span>{silent > 0 ? t('motion.silent', { number: silent }) : t('motion.tooMany', { number: -silent })}</span>;
}

/** The step onto the record: what is missing, or the sentence of what will stand there. */
function RecordDecision({ room, paper }: { room: MeetingRoom; paper: MotionPaper }) {
  const { t } = useTranslation();
  const station = useStation();
  const sentence = useSentence();
  const { say } = useToasts();
  const [asked, setAsked] = useState(false);
  const [tried, setTried] = useState(false);
  const says = useDecisionSentence(room);
  const problems = decisionProblems(paper, room.setting);
  const record = async () => {
    const trouble = refusalOf(await recordDecision(station, paper, room.setting));
    setAsked(false);
    say({ says: trouble ? { problem: trouble } : { done: t('meeting.recorded') } });
  };
  // The sentence follows the paper, so what it says at the moment of confirming is what goes on the record.
  if (asked && problems.length === 0)
    return <ConfirmFact says={says(paper)} onConfirm={() => void record()} onBack={() => setAsked(false)} />;
  return (
    <div className={styles.recordIt}>
      {tried && problems.length > 0 && (
        <div className={styles.needsYou} role="alert">
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
      >
        {t('meeting.record')}
      </Button>
    </div>
  );
}

/** The plain sentence of what a vote puts on the record. */
function useDecisionSentence({ charter, count }: MeetingRoom): (paper: MotionPaper) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ title, ballot }) => {
    const votes = votesOf(ballot);
    if (!votes || !charter) return '';
    const outcome = outcomeOf(votes, count.present, charter);
    const decision = t('meeting.willRecord', {
      title: title.trim(),
      ...count,
      ...votes,
      outcome: t(`motion.outcome.${outcome}`),
    });
    if (outcome !== 'passed') return decision;
    const deadline = ballot.deadline
      ? t('council.deadlineOn', { date: format.date(ballot.deadline) })
      : t('council.noDeadline');
    return t('meeting.willRecordDuty', { decision, responsible: ballot.responsible, deadline });
  };
}
