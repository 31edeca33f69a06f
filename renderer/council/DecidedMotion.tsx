import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isSettled } from '../../shared/domain/council/amendment.ts';
import type { Decision, Motion } from '../../shared/domain/council/meeting.ts';
import { itemText, voteLines } from '../../shared/domain/council/minutes.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { voteAgain } from './acts.ts';
import styles from './council.module.css';

export interface DecidedMotionProps {
  room: MeetingRoom;
  motion: Motion;
  /** The votes on it, the first first. */
  rounds: readonly Decision[];
  index: number;
  /** The motion's card, for a correction or a further vote. */
  children: ReactNode;
}

/**
 * A motion whose vote is on the record. A slip is corrected by recording the same vote once more; where people vote
 * again, that is a round of its own, and both stay.
 */
export function DecidedMotion({ room, motion, rounds, index, children }: DecidedMotionProps) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [correcting, setCorrecting] = useState(false);
  const last = rounds.at(-1) as Decision;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new decision on the record ends the correction
  useEffect(() => setCorrecting(false), [last.id]);
  const votingAgain = motion.round > last.round;
  const again = async () => {
    const trouble = refusalOf(await voteAgain(station, motion.id));
    if (trouble) say({ says: { problem: trouble } });
  };
  const mustVoteAgain = room.charter !== undefined && !isSettled(last, room.charter);
  return (
    <section className={styles.motion} aria-label={t('motion.number', { number: index + 1 })}>
      <p className={styles.settled}>
        <CheckCircleFilled aria-hidden /> {t('meeting.onRecord')}
      </p>
      <h2>{itemText(index, last.motion.title)}</h2>
      {rounds.map((decision) => (
        <Round key={decision.id} decision={decision} isOnly={rounds.length === 1} />
      ))}
      {mustVoteAgain && !votingAgain && <p className={pieces.needsYou}>{t('meeting.mustVoteAgain')}</p>}
      {!votingAgain && (
        <p className={pieces.acts}>
          <Button onClick={() => setCorrecting(!correcting)}>
            {correcting ? t('meeting.correctBack') : t('meeting.correct')}
          </Button>
          {!correcting && <Button onClick={() => void again()}>{t('meeting.voteAgain')}</Button>}
        </p>
      )}
      {votingAgain && <p className={pieces.needsYou}>{t('meeting.votingAgain', { round: motion.round })}</p>}
      {(correcting || votingAgain) && children}
    </section>
  );
}

function Round({ decision, isOnly }: { decision: Decision; isOnly: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      {!isOnly && <h3>{t('meeting.round', { round: decision.round })}</h3>}
      {voteLines(decision).map((line) => (
        <p key={line}>{line}</p>
      ))}
    </>
  );
}
