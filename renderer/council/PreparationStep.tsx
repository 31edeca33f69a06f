import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { refusalOf } from '../errors/refusalOf.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';

import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { paperAddress } from './paperAddress.ts';
import { PREPARATION, readMeetingField } from './papers.ts';
import type { MeetingRoom } from './read.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** Before the meeting: when, where, who leads, what is on the agenda. */
export function PreparationStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { meeting, decisions } = room;
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
      <PaperFields kept={kept} kind="meeting" lines={PREPARATION} read={readMeetingField} />
      <p className={styles.acts}>
        <Button onClick={() => void navigate(paperAddress(meeting.id, 'call'))}>{t('meeting.printCall')}</Button>
        {decisions.size === 0 && <Button onClick={() => void voidIt()}>{t('meeting.voidIt')}</Button>}
      </p>
    </>
  );
}
