import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { meetingProblems } from '../../shared/domain/council/vote.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import { refusalOf } from '../errors/refusalOf.ts';
import { useSentence } from '../errors/useSentence.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { confirmMeeting } from './acts.ts';

/** 定稿: the meeting is put on the record as it stands, and can only be added to from then on. */
export function ConfirmMeeting({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const sentence = useSentence();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const { meeting, drafts, held, setting } = room;
  const undecided = drafts.filter(({ id }) => !held.has(id)).length;
  // A meeting without a quorum was held all the same and has its minutes; one that is to come has not.
  const inTheWay = meetingProblems(setting, undefined).filter(
    (problem) => problem === 'meetingNotHeld' || problem === 'rollCallOpen',
  );
  const confirm = async () => {
    const trouble = refusalOf(await confirmMeeting(station, room));
    setAsking(false);
    say({ says: trouble ? { problem: trouble } : { done: t('meeting.confirmed') } });
  };
  return (
    <>
      {undecided > 0 && <p className={pieces.needsYou}>{t('meeting.undecided', { number: undecided })}</p>}
      {inTheWay.map((problem) => (
        <p key={problem} className={pieces.needsYou}>
          {sentence({ reason: `decision.${problem}` })}
        </p>
      ))}
      {asking ? (
        <ConfirmFact
          says={t('meeting.willConfirm', { title: meeting.title, decisions: held.size })}
          onConfirm={() => void confirm()}
          onBack={() => setAsking(false)}
        />
      ) : (
        <p className={pieces.acts}>
          <Button disabled={inTheWay.length > 0} onClick={() => setAsking(true)}>
            {t('meeting.confirm')}
          </Button>
          <span className={pieces.soft}>{t('meeting.confirmHint')}</span>
        </p>
      )}
    </>
  );
}
