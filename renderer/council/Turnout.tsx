import { Button, Input } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { FieldRow } from '../form/FieldRow.tsx';
import { useKept } from '../form/useKept.ts';
import pieces from '../frame/pieces.module.css';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { countTurnout } from './acts.ts';
import styles from './council.module.css';
import { Quorum } from './Quorum.tsx';

const FIELDS = ['adultsDue', 'adultsPresent', 'householdsDue', 'householdsPresent'] as const;
type TurnoutField = (typeof FIELDS)[number];

/** Who came to a meeting that is counted in heads: adults, household representatives, or both. */
export function Turnout({ room }: { room: MeetingRoom }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [asking, setAsking] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const { meeting, turnout } = room;
  const stored = useMemo(() => textsOf(turnout), [turnout]);
  // What is typed stays a draft until it is put on the record as one fact.
  const kept = useKept({
    draft: `${meeting.id}/turnout`,
    stored,
    read: () => ({ ok: false, problem: { reason: 'form.notANumber' } }),
    commit: async () => undefined,
  });
  const texts = Object.fromEntries(FIELDS.map((name) => [name, kept.text(name)])) as Record<TurnoutField, string>;
  const counted = readTurnout(texts);
  const ask = () => {
    setTrouble(counted ? undefined : { reason: 'turnout.unclear' });
    setAsking(counted !== undefined);
  };
  const record = async () => {
    if (!counted) return;
    const refused = refusalOf(await countTurnout(station, meeting.id, counted));
    setAsking(false);
    say({ says: refused ? { problem: refused } : { done: t('turnout.recorded') } });
  };
  if (!kept.ready) return null;
  return (
    <div className={styles.rollCall}>
      <Quorum room={room} />
      <p className={pieces.soft}>{t('turnout.help')}</p>
      <div className={pieces.block}>
        {(['adults', 'households'] as const).map((counting) => (
          <div key={counting} className={styles.together}>
            <Heads kept={kept} name={`${counting}Due`} />
            <Heads kept={kept} name={`${counting}Present`} />
          </div>
        ))}
        {trouble && <Sentence problem={trouble} />}
        {asking && counted ? (
          <ConfirmFact
            says={t('turnout.willRecord', {
              adults: part(counted.adults),
              households: part(counted.households),
            })}
            onConfirm={() => void record()}
            onBack={() => setAsking(false)}
          />
        ) : (
          <p className={pieces.acts}>
            <Button type="primary" onClick={ask}>
              {t('turnout.record')}
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}

function part(count: { due: number; present: number } | undefined): string {
  return count ? `${count.present}/${count.due}` : '—';
}

function Heads({ kept, name }: { kept: ReturnType<typeof useKept>; name: TurnoutField }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <FieldRow id={id} label={t(`turnout.${name}`)}>
      <Input
        id={id}
        inputMode="numeric"
        value={kept.text(name)}
        onChange={(event) => kept.change(name, event.target.value)}
      />
    </FieldRow>
  );
}

function textsOf(turnout: MeetingRoom['turnout']): Record<TurnoutField, string> {
  const text = (heads: number | undefined) => (heads === undefined ? '' : String(heads));
  return {
    adultsDue: text(turnout?.adults?.due),
    adultsPresent: text(turnout?.adults?.present),
    householdsDue: text(turnout?.households?.due),
    householdsPresent: text(turnout?.households?.present),
  };
}

/** Both numbers of a way of counting, or neither; at least one way. Nobody more present than due. */
function readTurnout(texts: Record<TurnoutField, string>) {
  const adults = readCount(texts.adultsDue, texts.adultsPresent);
  const households = readCount(texts.householdsDue, texts.householdsPresent);
  if (adults === 'unclear' || households === 'unclear' || (!adults && !households)) return undefined;
  return { adults, households };
}

function readCount(dueText: string, presentText: string) {
  const [due, present] = [dueText, presentText].map((text) => text.normalize('NFKC').trim()) as [string, string];
  if (due === '' && present === '') return undefined;
  if (!/^\d{1,6}$/.test(due) || !/^\d{1,6}$/.test(present) || Number(present) > Number(due)) return 'unclear';
  return { due: Number(due), present: Number(present) };
}
