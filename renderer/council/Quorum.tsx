import { CheckCircleFilled, ExclamationCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { type QuorumCheck, quorumChecks } from '../../shared/domain/council/assembly.ts';
import { type Moment, quorumOf } from '../../shared/domain/council/attendance.ts';
import type { Charter } from '../../shared/domain/council/council.ts';
import { percentText } from '../../shared/domain/council/figures.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { countAt, isCounted } from '../../shared/domain/council/vote.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import styles from './council.module.css';

export interface QuorumProps {
  room: MeetingRoom;
  /** The moment that is asked about; now by default. */
  at?: Moment;
}

/** How many are there, and whether it is enough to vote: right after every key. */
export function Quorum({ room, at }: QuorumProps) {
  const { charter } = room;
  if (!charter) return <Sentence problem={{ reason: 'decision.noCharter' }} />;
  if (isCounted(charter)) return <EitherWay room={room} charter={charter} />;
  const { due, present, quorate } = countAt(room.setting, charter, at);
  return <Check due={due} present={present} needed={quorumOf(due, charter)} reached={quorate} />;
}

/** Each lawful way of counting; one of them is enough. */
function EitherWay({ room, charter }: { room: MeetingRoom; charter: Charter }) {
  const { t } = useTranslation();
  const checks = quorumChecks(room.turnout ?? {}, charter);
  if (checks.length === 0) return <p className={pieces.needsYou}>{t('turnout.none')}</p>;
  return checks.map((check) => <Check key={check.counting} {...check} />);
}

function Check({ counting, due, present, needed, reached }: Omit<QuorumCheck, 'counting'> & Partial<QuorumCheck>) {
  const { t } = useTranslation();
  return (
    <div className={styles.quorum} data-reached={reached} role="status">
      {counting && <span>{t(`turnout.${counting}`)}</span>}
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
      <span className={pieces.soft}>{label}</span>
      <strong>{value}</strong>
    </p>
  );
}
