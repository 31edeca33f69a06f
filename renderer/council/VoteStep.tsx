import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { attended } from '../../shared/domain/council/attendance.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { addMotion } from './acts.ts';
import styles from './council.module.css';
import { DecidedMotion } from './DecidedMotion.tsx';
import { MotionCard } from './MotionCard.tsx';
import { Quorum } from './Quorum.tsx';
import type { MeetingRoom } from './read.ts';

/** What is voted on: each motion with its vote, then on the record. */
export function VoteStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { meeting, roll } = room;
  const people = meeting.called.filter(({ person }) => attended(roll.get(person)?.attendance)).map(({ name }) => name);
  const add = async () => {
    const trouble = refusalOf(await addMotion(station, meeting.id));
    if (trouble) say({ says: { problem: trouble } });
  };
  return (
    <>
      <Quorum room={room} />
      {meeting.motions.length === 0 && <p className={styles.soft}>{t('meeting.noMotions')}</p>}
      {meeting.motions.map((paper, index) => (
        <MotionOne key={paper.id} room={room} index={index} people={people} />
      ))}
      <p className={styles.acts}>
        <Button icon={<PlusOutlined />} onClick={() => void add()}>
          {t('meeting.addMotion')}
        </Button>
      </p>
    </>
  );
}

function MotionOne({ room, index, people }: { room: MeetingRoom; index: number; people: readonly string[] }) {
  const paper = room.meeting.motions[index];
  if (!paper) return null;
  const decision = room.decisions.get(paper.id);
  const card = <MotionCard room={room} paper={paper} index={index} people={people} />;
  return decision ? (
    <DecidedMotion decision={decision} index={index}>
      {card}
    </DecidedMotion>
  ) : (
    card
  );
}
