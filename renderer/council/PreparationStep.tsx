import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { announceBy, noticeGiven } from '../../shared/domain/council/assembly.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { Agenda } from './Agenda.tsx';
import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { paperAddress } from './paperAddress.ts';
import { PREPARATION, readMeetingField } from './papers.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** Before the meeting: when, where, who leads, what is on the agenda, and who was told in time. */
export function PreparationStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { meeting, held } = room;
  const kept = useMeetingPaper(meeting);
  const voidIt = async () => {
    const trouble = refusalOf(await station.void(meeting.id, t('meeting.voidReason')));
    if (trouble) return say({ says: { problem: trouble } });
    const undo = async () => {
      await station.edit<'meeting'>(meeting.id, () => ({ voided: undefined }) as never);
    };
    say({ says: { done: t('meeting.voided') }, action: { label: t('action.undo'), run: undo } });
    await navigate('/council');
  };
  return (
    <>
      <PaperFields kept={kept} kind="meeting" lines={PREPARATION} read={readMeetingField}>
        <NoticeCheck room={room} />
      </PaperFields>
      <Agenda room={room} />
      <p className={pieces.acts}>
        <Button onClick={() => void navigate(paperAddress(meeting.id, 'call'))}>{t('meeting.printCall')}</Button>
        {held.size === 0 && <Button onClick={() => void voidIt()}>{t('meeting.voidIt')}</Button>}
      </p>
    </>
  );
}

/** Whether the members were told as many days before as the charter asks. */
function NoticeCheck({ room: { charter, meeting } }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!charter || charter.noticeDays === 0) return null;
  const by = announceBy(meeting.heldOn, charter);
  const { announcedOn } = meeting;
  const inTime = announcedOn !== undefined && noticeGiven(announcedOn, meeting.heldOn, charter);
  const key = announcedOn === undefined ? 'noticeDue' : inTime ? 'noticeGiven' : 'noticeLate';
  return (
    <p className={inTime ? styles.settled : pieces.needsYou} role="status">
      {t(`meeting.${key}`, { days: charter.noticeDays, by: format.date(by) })}
    </p>
  );
}
