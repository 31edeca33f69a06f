import { NotificationOutlined, PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { minutesOf } from '../../shared/domain/council/minutes.ts';
import { decisionDraft } from '../../shared/domain/council/notice.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Attachments } from '../file/Attachments.tsx';
import pieces from '../frame/pieces.module.css';
import { draftNotice } from '../notice/acts.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { Addenda } from './Addenda.tsx';
import { ConfirmMeeting } from './ConfirmMeeting.tsx';
import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { PaperText } from './PaperText.tsx';
import { type PaperName, paperAddress } from './paperAddress.ts';
import { AFTERWARDS, readMeetingField } from './papers.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** The minutes as they will be printed, and what follows the meeting. */
export function RecordStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { meeting, held, council, confirmation } = room;
  const kept = useMeetingPaper(meeting);
  const paper = (name: PaperName) => void navigate(paperAddress(meeting.id, name));
  return (
    <>
      <p className={pieces.acts}>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => paper('minutes')}>
          {t('meeting.printMinutes')}
        </Button>
        {council.council !== 'antiVice' && held.size > 0 && <PostDecisions room={room} />}
        {held.size > 0 && (
          <Button icon={<PrinterOutlined />} onClick={() => paper('decisions')}>
            {t('meeting.printDecisions')}
          </Button>
        )}
      </p>
      {confirmation ? <Addenda room={room} confirmation={confirmation} /> : <ConfirmMeeting room={room} />}
      <PaperFields kept={kept} kind="meeting" lines={AFTERWARDS} read={readMeetingField} takesFocus={false} />
      <Attachments about={meeting.id} />
      <div className={styles.onScreen}>
        <PaperText paper={minutesOf(room)} />
      </div>
    </>
  );
}
/** What was decided, drafted as a notice; the one that was drafted is opened again. */
function PostDecisions({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const { id } = room.meeting;
  const { value } = useLive(
    useCallback(async (one: Station) => (await partsOf(one.device, id, 'notice')).at(-1), [id]),
  );
  const draft = async () => {
    const made = decisionDraft(room);
    if (!made.ok) return say({ says: { problem: { reason: `notice.${made.reason}` } } });
    const drafted = await draftNotice(station, made.value);
    if (!drafted.ok) return say({ says: { problem: drafted.problem } });
    await navigate(addressOf(drafted.id));
  };
  return (
    <Button icon={<NotificationOutlined />} onClick={() => void (value ? navigate(addressOf(value)) : draft())}>
      {t(value ? 'meeting.seeNotice' : 'meeting.postDecisions')}
    </Button>
  );
}
