import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { timeAt } from '../../shared/domain/calendar/day.ts';
import { contentAsAmended } from '../../shared/domain/council/amendment.ts';
import type { Motion } from '../../shared/domain/council/meeting.ts';
import { paragraphs } from '../../shared/domain/council/minutes.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { cast, countAt, isCounted, outcomeOf, type Votes, votesOf } from '../../shared/domain/council/vote.ts';
import type { Content } from '../../shared/store/station.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useKept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { addAmendment } from './acts.ts';
import { useShareText } from './CharterLine.tsx';
import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { motionLines, motionTexts, readMotionField } from './papers.ts';
import { RecordDecision } from './RecordDecision.tsx';
import { RollVote } from './RollVote.tsx';

export interface MotionCardProps {
  room: MeetingRoom;
  motion: Motion;
  index: number;
  /** Who is there, to pick from. */
  people: readonly string[];
}

/** A motion and its vote, kept as typed until it goes on the record. */
export function MotionCard({ room, motion, index, people }: MotionCardProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { charter } = room;
  const stored = useMemo(() => motionTexts(motion), [motion]);
  const byName = motion.method === 'roll' && charter !== undefined && !isCounted(charter);
  const isAmendment = motion.amends !== undefined;
  const { method } = motion;
  const lines = useMemo(
    () => motionLines({ method, byName, isAmendment, people }),
    [method, byName, isAmendment, people],
  );
  const kept = useKept({
    draft: motion.id,
    stored,
    read: readMotionField,
    commit: async (changed) => {
      const fields = { ...takenNow(room, motion, changed), ...changed } as Partial<Content<'motion'>>;
      return refusalOf(await station.edit<'motion'>(motion.id, () => fields));
    },
  });
  return (
    <section className={styles.motion} aria-label={t('motion.number', { number: index + 1 })}>
      <MotionHead room={room} motion={motion} index={index} />
      <AsAmended room={room} motion={motion} />
      <PaperFields kept={kept} kind="motion" lines={lines} read={readMotionField}>
        {byName && <RollVote room={room} charter={charter} motion={motion} />}
        <LiveResult room={room} motion={motion} />
        <RecordDecision room={room} motion={motion} />
      </PaperFields>
    </section>
  );
}

const COUNTED = ['for', 'against', 'abstain', 'given'];

/** A vote that is counted while the meeting is being held was taken now: it is not asked for. */
function takenNow({ meeting }: MeetingRoom, { takenAt }: Motion, changed: Record<string, unknown>) {
  const isCounting = takenAt === undefined && COUNTED.some((name) => changed[name] !== undefined);
  return isCounting && meeting.heldOn === today() ? { takenAt: timeAt(Date.now()) } : {};
}

function MotionHead({ room, motion, index }: Omit<MotionCardProps, 'people'>) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { held, drafts } = room;
  const amended = drafts.find(({ id }) => id === motion.amends);
  const remove = async () => {
    const trouble = refusalOf(await station.void(motion.id, t('meeting.motionRemoved')));
    if (trouble) return say({ says: { problem: trouble } });
    const undo = async () => {
      await station.edit<'motion'>(motion.id, () => ({ voided: undefined }) as never);
    };
    say({ says: { done: t('meeting.motionRemoved') }, action: { label: t('action.undo'), run: undo } });
  };
  const amend = async () => {
    const trouble = refusalOf(await addAmendment(station, motion));
    if (trouble) say({ says: { problem: trouble } });
  };
  return (
    <div className={styles.motionHead}>
      <h2>
        {amended
          ? t('motion.amendmentTo', { number: index + 1, title: amended.title })
          : t('motion.number', { number: index + 1 })}
      </h2>
      <span className={pieces.acts}>
        {!motion.amends && <Button onClick={() => void amend()}>{t('motion.amend')}</Button>}
        {!held.has(motion.id) && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t('meeting.removeMotion')}
            onClick={() => void remove()}
          />
        )}
      </span>
    </div>
  );
}

/** The words that are voted on now, where an amendment has changed them. */
function AsAmended({ room, motion }: { room: MeetingRoom; motion: Motion }) {
  const { t } = useTranslation();
  const content = contentAsAmended(motion, room.drafts, room.held);
  if (content === motion.content) return null;
  return (
    <div className={styles.amended}>
      <p className={styles.settled}>{t('motion.asAmended')}</p>
      {paragraphs(content).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

/** What the numbers come to, as they are typed, against those there at the moment of the vote. */
function LiveResult({ room, motion }: { room: MeetingRoom; motion: Motion }) {
  const { t } = useTranslation();
  const share = useShareText();
  const { charter, setting } = room;
  if (!charter) return null;
  const { present } = countAt(setting, charter, motion.takenAt);
  const votes = votesOf(motion, setting);
  const needs = t('motion.needs', { share: share(charter.pass, charter.passStrict) });
  const outcome = votes && cast(votes) <= present ? outcomeOf(votes, present, charter) : undefined;
  return (
    <p className={styles.result} role="status">
      <span>{t(motion.takenAt ? 'motion.presentAt' : 'motion.presentNow', { present, time: motion.takenAt })}</span>
      <span>{needs}</span>
      {votes && <Difference votes={votes} present={present} />}
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
