import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { inVotingOrder } from '../../shared/domain/council/amendment.ts';
import { attended } from '../../shared/domain/council/attendance.ts';
import type { Motion } from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { addMotion } from './acts.ts';
import { DecidedMotion } from './DecidedMotion.tsx';
import { MotionCard } from './MotionCard.tsx';
import { Quorum } from './Quorum.tsx';

/** What is voted on: each motion with its vote, the amendments to it first, then on the record. */
export function VoteStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { meeting, roll, drafts } = room;
  const people = meeting.called.filter(({ person }) => attended(roll.get(person)?.attendance)).map(({ name }) => name);
  const add = async () => {
    const trouble = refusalOf(await addMotion(station, meeting.id));
    if (trouble) say({ says: { problem: trouble } });
  };
  return (
    <>
      <Quorum room={room} />
      {drafts.length === 0 && <p className={pieces.soft}>{t('meeting.noMotions')}</p>}
      {inVotingOrder(drafts).map((motion, index) => (
        <MotionOne key={motion.id} room={room} motion={motion} index={index} people={people} />
      ))}
      <p className={pieces.acts}>
        <Button icon={<PlusOutlined />} onClick={() => void add()}>
          {t('meeting.addMotion')}
        </Button>
      </p>
    </>
  );
}

interface MotionOneProps {
  room: MeetingRoom;
  motion: Motion;
  index: number;
  people: readonly string[];
}

function MotionOne({ room, motion, index, people }: MotionOneProps) {
  const rounds = room.rounds.get(motion.id) ?? [];
  const card = <MotionCard room={room} motion={motion} index={index} people={people} />;
  if (rounds.length === 0) return card;
  return (
    <DecidedMotion room={room} motion={motion} rounds={rounds} index={index}>
      {card}
    </DecidedMotion>
  );
}
