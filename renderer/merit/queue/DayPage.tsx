import { Button } from 'antd';
import { useCallback, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { join, leave, type RedemptionDay, type Ticket } from '../../../shared/domain/merit/queue.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import type { Person } from '../../../shared/domain/roster/person.ts';
import type { Station } from '../../../shared/store/station.ts';
import type { Problem } from '../../errors/problem.ts';
import { FieldRow } from '../../form/FieldRow.tsx';
import { PickControl } from '../../form/PickControl.tsx';
import type { Picked } from '../../form/typed.ts';
import pieces from '../../frame/pieces.module.css';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useLetters } from '../../list/letters.ts';
import { useLive, useStation } from '../../station/station.ts';
import styles from '../merit.module.css';
import { useCalling } from './useCalling.ts';
import { readDay, useDay, writeDay } from './useDay.ts';

/** 兑换日: households take numbers as they come and are called one after another to this counter. */
export function DayPage() {
  const { t } = useTranslation();
  const line = useDay();
  const { next } = useCalling();
  useLetters({ k: line && line.waiting.length > 0 ? { run: () => void next() } : undefined });
  if (!line) return null;
  return (
    <ThingPage
      title={t('queue.title')}
      about={t('queue.about')}
      acts={
        <Button
          type="primary"
          disabled={line.waiting.length === 0}
          aria-keyshortcuts="K Alt+K"
          onClick={() => void next()}
        >
          {t('queue.next')} <kbd className={styles.key}>K</kbd>
        </Button>
      }
    >
      <TakeNumber />
      <Standing line={line} />
      <Waiting waiting={line.waiting} />
    </ThingPage>
  );
}

/** The household that somebody is of, by a person of it or by itself. */
async function householdOf(station: Station, id: string): Promise<string | undefined> {
  if (id.startsWith('household:')) return id;
  return ((await station.get<'person'>(id)) as Person | undefined)?.household;
}

function TakeNumber() {
  const { t } = useTranslation();
  const station = useStation();
  const id = useId();
  const [problem, setProblem] = useState<Problem>();
  const [given, setGiven] = useState<number>();
  const take = async (picked: Picked | undefined) => {
    if (!picked) return;
    const household = await householdOf(station, picked.id);
    if (!household) return setProblem({ reason: 'queue.noHousehold' });
    const made = join(await readDay(station), household);
    setGiven(made.ok ? made.value.last : undefined);
    setProblem(made.ok ? undefined : { reason: `queue.${made.reason}`, values: { number: made.detail ?? '' } });
    if (made.ok) await writeDay(station, made.value);
  };
  return (
    <section className={pieces.block}>
      <FieldRow id={id} label={t('queue.take')} problem={problem}>
        <PickControl
          id={id}
          kinds={['household', 'person']}
          value={undefined}
          placeholder={t('queue.takeHint')}
          onChange={(picked) => void take(picked)}
          invalid={problem !== undefined}
        />
      </FieldRow>
      {given !== undefined && <p role="status">{t('queue.given', { number: given })}</p>}
    </section>
  );
}

function Standing({ line: { called, served, waiting } }: { line: RedemptionDay }) {
  const { t } = useTranslation();
  const format = useFormat();
  const counts = { served: format.count(served), waiting: format.count(waiting.length) };
  return (
    <p className={styles.balance} role="status">
      {called && <strong>{t('queue.called', { number: called.number })}</strong>}{' '}
      <span className={pieces.soft}>{t('queue.counts', counts)}</span>
    </p>
  );
}

function Waiting({ waiting }: { waiting: readonly Ticket[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const ids = waiting.map(({ household }) => household).join();
  const read = useCallback(
    async (one: Station) => (await one.getMany(ids === '' ? [] : ids.split(','))) as unknown as Map<string, Household>,
    [ids],
  );
  const { value: households } = useLive(read);
  if (waiting.length === 0) return <p className={pieces.soft}>{t('queue.empty')}</p>;
  const go = async (number: number) => writeDay(station, leave(await readDay(station), number));
  return (
    <table className={`${styles.table} ${pieces.block}`} aria-label={t('queue.line')}>
      <tbody>
        {waiting.map(({ number, household }) => {
          const { headName = '', villagersGroup = '' } = households?.get(household) ?? {};
          return (
            <tr key={number}>
              <td className="figures">{t('queue.number', { number })}</td>
              <td>{t('merit.householdOf', { name: headName })}</td>
              <td>{villagersGroup}</td>
              <td>
                <Button type="text" aria-label={t('queue.leaveOf', { number })} onClick={() => void go(number)}>
                  {t('queue.leave')}
                </Button>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
