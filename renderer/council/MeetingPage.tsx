import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import styles from './council.module.css';
import { DiscussionStep } from './DiscussionStep.tsx';
import { PreparationStep } from './PreparationStep.tsx';
import { RecordStep } from './RecordStep.tsx';
import { RollCall } from './RollCall.tsx';
import { readMeeting } from './read.ts';
import { VoteStep } from './VoteStep.tsx';

/** The steps of a meeting, in the order in which an evening goes. */
export const STEPS = ['preparation', 'roll', 'discussion', 'vote', 'record'] as const;
export type Step = (typeof STEPS)[number];

function isStep(step: string | undefined): step is Step {
  return STEPS.some((one) => one === step);
}

/** One meeting, from calling it to its printed minutes. A final one shows its record. */
export function MeetingPage({ id, step }: { id: string; step: string | undefined }) {
  const { value: room, read } = useRoom(id);
  if (!read) return null;
  if (!room) return <Sentence problem={{ reason: 'meeting.gone' }} />;
  const isFinal = room.confirmation !== undefined;
  const present: Step = isFinal ? 'record' : isStep(step) ? step : 'preparation';
  return (
    <div className={styles.page}>
      <MeetingHead room={room} />
      {!isFinal && <StepBar id={id} present={present} />}
      <StepContent room={room} step={present} />
      {!isFinal && <NextStep id={id} present={present} />}
    </div>
  );
}

function useRoom(id: string) {
  const { value } = useLive(useCallback(async (station: Station) => ({ room: await readMeeting(station, id) }), [id]));
  return { value: value?.room, read: value !== undefined };
}

function MeetingHead({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { council, meeting, confirmation } = room;
  return (
    <header className={styles.head}>
      <div>
        <h1>{meeting.title}</h1>
        <p className={pieces.soft}>
          <Link to={addressOf(council.id)}>{council.name}</Link> · {format.date(meeting.heldOn)} {meeting.startsAt}
        </p>
      </div>
      <StateTag tone={confirmation ? 'settled' : 'plain'}>
        {t(confirmation ? 'meeting.status.confirmed' : 'meeting.status.draft')}
      </StateTag>
    </header>
  );
}

function stepAddress(id: string, step: Step): string {
  return `${addressOf(id)}/${step}`;
}

/** The steps as links; Alt and the number goes there from anywhere. */
function StepBar({ id, present }: { id: string; present: Step }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const step = STEPS[Number(event.key) - 1];
      if (!event.altKey || event.ctrlKey || !step) return;
      event.preventDefault();
      // What is being typed is left first, so that it goes on the record.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      void navigate(stepAddress(id, step));
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [id, navigate]);
  return (
    <nav className={styles.steps} aria-label={t('meeting.steps')}>
      {STEPS.map((step, index) => (
        <Link
          key={step}
          to={stepAddress(id, step)}
          aria-current={step === present ? 'step' : undefined}
          aria-keyshortcuts={`Alt+${index + 1}`}
        >
          {t(`meeting.step.${step}`)}
        </Link>
      ))}
    </nav>
  );
}

function StepContent({ room, step }: { room: MeetingRoom; step: Step }) {
  switch (step) {
    case 'preparation':
      return <PreparationStep room={room} />;
    case 'roll':
      return <RollCall room={room} />;
    case 'discussion':
      return <DiscussionStep room={room} />;
    case 'vote':
      return <VoteStep room={room} />;
    case 'record':
      return <RecordStep room={room} />;
  }
}

function NextStep({ id, present }: { id: string; present: Step }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const next = STEPS[STEPS.indexOf(present) + 1];
  if (!next) return null;
  return (
    <footer className={styles.next}>
      <span className={pieces.soft}>{t('meeting.keptAsTyped')}</span>
      <Button data-hand-in onClick={() => void navigate(stepAddress(id, next))}>
        {t('meeting.next', { step: t(`meeting.step.${next}`) })}
      </Button>
    </footer>
  );
}
