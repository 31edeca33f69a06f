import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Meeting } from '../../shared/domain/council/meeting.ts';
import { minutesOf } from '../../shared/domain/council/minutes.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Attachments } from '../file/Attachments.tsx';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';

import styles from './council.module.css';
import { PaperFields } from './PaperFields.tsx';
import { PaperText } from './PaperText.tsx';
import { type PaperName, paperAddress } from './paperAddress.ts';
import { AFTERWARDS, readMeetingField } from './papers.ts';
import type { MeetingRoom } from './read.ts';
import { useMeetingPaper } from './useMeetingPaper.ts';

/** The minutes as they will be printed, and what follows the meeting. */
export function RecordStep({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { meeting, decisions, council } = room;
  const kept = useMeetingPaper(meeting);
  const undecided = meeting.motions.filter((paper) => !decisions.has(paper.id)).length;
  const paper = (name: PaperName) => void navigate(paperAddress(meeting.id, name));
  return (
    <>
      <p className={styles.acts}>
        <Button type="primary" icon={<PrinterOutlined />} onClick={() => paper('minutes')}>
          {t('meeting.printMinutes')}
        </Button>
        {council.council !== 'antiVice' && decisions.size > 0 && (
          <Button icon={<PrinterOutlined />} onClick={() => paper('notice')}>
            {t('meeting.printNotice')}
          </Button>
        )}
        <Finality meeting={meeting} />
      </p>
      {undecided > 0 && <p className={styles.needsYou}>{t('meeting.undecided', { number: undecided })}</p>}
      <PaperFields kept={kept} kind="meeting" lines={AFTERWARDS} read={readMeetingField} takesFocus={false} />
      <Attachments about={meeting.id} />
      <div className={styles.onScreen}>
        <PaperText paper={minutesOf(room)} />
      </div>
    </>
  );
}

/** 定稿 and back: an edit of the record, undone by its counterpart. */
function Finality({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const isFinal = meeting.status === 'confirmed';
  const turn = async (status: Meeting['status']) => {
    const trouble = refusalOf(await station.edit<'meeting'>(meeting.id, () => ({ status })));
    if (trouble) say({ says: { problem: trouble } });
    else if (status === 'confirmed') {
      say({
        says: { done: t('meeting.confirmed') },
        action: { label: t('action.undo'), run: () => turn('draft') },
      });
    }
  };
  return (
    <Button onClick={() => void turn(isFinal ? 'draft' : 'confirmed')}>
      {isFinal ? t('meeting.reopen') : t('meeting.confirm')}
    </Button>
  );
}
