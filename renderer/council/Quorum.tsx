import { CheckCircleFilled, ExclamationCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { quorumOf, quorumReached } from '../../shared/domain/council/attendance.ts';
import { percentText } from '../../shared/domain/council/figures.ts';
import { Sentence } from '../errors/Sentence.tsx';
import styles from './council.module.css';
import type { MeetingRoom } from './read.ts';

/** How many are there, and whether it is enough to vote: right after every key. */
export function Quorum({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const { charter, count } = room;
  if (!charter) return <Sentence problem={{ reason: 'decision.noCharter' }} />;
  const { due, present } = count;
  const needed = quorumOf(due, charter);
  const reached = quorumReached(count, charter);
  return (
    <div className={styles.quorum} data-reached={reached} role="status">
      <Figure label={t('meeting.due')} value={t('meeting.heads', { number: due })} />
      <Figure label={t('meeting.present')} value={t('meeting.heads', { number: present })} />
      <Figure label={t('meeting.rate')} value={percentText(present, due)} />
      <p className={styles.verdict}>
        {reached ? <CheckCircleFilled aria-hidden /> : <ExclamationCircleOutlined aria-hidden />}
        {reached
          ? t('meeting.quorumReached', { needed })
          : t('meeting.quorumShort', { needed, short: needed - present })}
      </p>
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <p className={styles.figure}>
      <span className={styles.soft}>{label}</span>
      <strong>{value}</strong>
    </p>
  );
}
