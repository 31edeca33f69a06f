import { Button, Input } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Told } from '../../shared/domain/roster/following.ts';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { actProblem, takeBack } from './eventActs.ts';
import { type HistoryLine, readHistory } from './history.ts';
import styles from './roster.module.css';

/** What happened to a person or a household, the latest first; what was written by mistake is taken back here. */
export function RosterHistory({ record }: { record: Person | Household }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { id, createdAt, createdBy } = record;
  const read = useCallback((station: Station) => readHistory(station, id), [id]);
  const lines = useLive(read).value ?? [];
  return (
    <section className={styles.history}>
      <h2>{t('roster.history')}</h2>
      <ol>
        {lines.map((line) => (
          <HistoryItem key={line.id} line={line} of={id} />
        ))}
        <li>
          <span className={styles.when}>{format.moment(createdAt)}</span>
          <span>{t('roster.registered', { clerk: createdBy })}</span>
        </li>
      </ol>
    </section>
  );
}

function HistoryItem({ line, of }: { line: HistoryLine; of: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const isUndone = line.as === 'event' && line.told.reversals.length > 0;
  return (
    <li data-undone={isUndone || undefined}>
      <span className={styles.when}>{format.date(line.on)}</span>
      <span>
        <HistoryWords line={line} of={of} />
        {line.as === 'event' && isUndone && (
          <span className={styles.undone}>
            {t('roster.takenBack', {
              reason: line.told.reversals[0]?.reason,
              clerk: line.told.reversals[0]?.createdBy,
            })}
          </span>
        )}
        {line.as === 'event' && asking && <TakeBack told={line.told} onDone={() => setAsking(false)} />}
      </span>
      {line.as === 'event' && !isUndone && !asking && (
        <Button size="small" onClick={() => setAsking(true)}>
          {t('roster.takeBack')}
        </Button>
      )}
    </li>
  );
}

/** What happened, to whom; the others of it lead to their own sheets. */
export function HistoryWords({ line, of }: { line: HistoryLine; of?: string }) {
  const { t } = useTranslation();
  if (line.as === 'arrival') {
    const { entry = 'birth', cameFrom = '', name, id } = line.person;
    return (
      <>
        <strong>{t(`rosterEvent.eventChoice.${entry}`)}</strong>
        {id !== of && <Link to={addressOf(id)}>{name}</Link>}
        {cameFrom !== '' && <span>{t('roster.from', { place: cameFrom })}</span>}
      </>
    );
  }
  const { event, reason, people, survivor, founded } = line.told.event;
  return (
    <>
      <strong>{t(`rosterEvent.eventChoice.${event}`)}</strong>
      {people
        .filter(({ person }) => person !== of)
        .map(({ person, name }) => (
          <Link key={person} to={addressOf(person)}>
            {name}
          </Link>
        ))}
      {survivor && survivor !== of && <Link to={addressOf(survivor)}>{t('roster.survivor')}</Link>}
      {founded && founded.household !== of && (
        <Link to={addressOf(founded.household)}>{t('roster.householdTitle', { name: founded.headName })}</Link>
      )}
      {reason !== '' && <span>{reason}</span>}
    </>
  );
}

function TakeBack({ told, onDone }: { told: Told; onDone: () => void }) {
  const { t } = useTranslation();
  const station = useStation();
  const [reason, setReason] = useState('');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const record = async () => {
    setBusy(true);
    const taken = await takeBack(station, told, reason);
    setBusy(false);
    if (taken.ok) return onDone();
    setProblem(actProblem(taken.reason));
    setAsking(false);
  };
  const event = t(`rosterEvent.eventChoice.${told.event.event}`);
  if (asking) {
    return (
      <ConfirmFact
        says={t('roster.takeBackSentence', { event, reason })}
        busy={busy}
        onConfirm={() => void record()}
        onBack={() => setAsking(false)}
      />
    );
  }
  return (
    <span className={styles.takeBack}>
      {problem && <Sentence problem={problem} />}
      <Input
        autoFocus
        aria-label={t('rosterReversal.reason')}
        placeholder={t('rosterReversal.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        onPressEnter={() => reason.trim() !== '' && setAsking(true)}
      />
      <Button disabled={reason.trim() === ''} onClick={() => setAsking(true)}>
        {t('roster.takeBack')}
      </Button>
      <Button onClick={onDone}>{t('action.back')}</Button>
    </span>
  );
}
