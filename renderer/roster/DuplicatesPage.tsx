import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { maskIdNumber, maskPhone } from '../../shared/domain/roster/mask.ts';
import { fillable } from '../../shared/domain/roster/merging.ts';
import { type TwinReason, twinReason } from '../../shared/domain/roster/twins.ts';
import { countTwins, openTwins } from '../../shared/store/derived/residents.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { ConfirmFact } from '../confirm/ConfirmFact.tsx';
import type { Problem } from '../errors/problem.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { troubleOf } from '../errors/troubleOf.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { actProblem, mergePeople, tellApart } from './eventActs.ts';
import { type PersonRow, readPersonRows } from './read.ts';
import styles from './roster.module.css';

/** Sets shown at once; the others follow as these are settled. */
const SHOWN_MAX = 10;

interface TwinSet {
  key: string;
  reason: TwinReason;
  rows: PersonRow[];
}

/** Sets of records that look like one person; two that share both number and birth date are one set. */
async function readTwins(station: Station): Promise<{ sets: TwinSet[]; count: number }> {
  const [open, count] = await Promise.all([
    openTwins(station.device, { offset: 0, limit: 2 * SHOWN_MAX }),
    countTwins(station.device),
  ]);
  const once = new Map([...open].reverse().map((row) => [row.ids.join(' '), row]));
  const sets = [...once.values()].reverse().slice(0, SHOWN_MAX);
  return {
    count,
    sets: await Promise.all(
      sets.map(async ({ key, ids }) => ({ key, reason: twinReason(key), rows: await readPersonRows(station, ids) })),
    ),
  };
}

/** 查重: people who are on the roster twice, to be made one or told apart. */
export function DuplicatesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useLive(readTwins);
  if (!value) return null;
  return (
    <ThingPage
      title={t('roster.duplicates')}
      about={t('roster.duplicatesAbout', { number: format.count(value.count) })}
    >
      {value.count === 0 && <p className={styles.absent}>{t('roster.noDuplicates')}</p>}
      {value.sets.map((set) => (
        <TwinBlock key={set.key} set={set} />
      ))}
    </ThingPage>
  );
}

function TwinBlock({ set: { key, reason, rows } }: { set: TwinSet }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [asking, setAsking] = useState<PersonRow | 'apart'>();
  const [problem, setProblem] = useState<Problem>();
  const name = rows[0]?.person.name ?? '';

  const merge = async (survivor: PersonRow) => {
    for (const { person } of rows) {
      if (person.id === survivor.person.id) continue;
      const merged = await mergePeople(station, survivor.person, person);
      if (!merged.ok) return setProblem(actProblem(merged.reason));
    }
    say({ says: { done: t('roster.mergedDone', { name }) } });
  };
  const apart = async () => {
    const told = await tellApart(
      station,
      key,
      rows.map(({ person }) => person.id),
    );
    if (!told.ok) setProblem(troubleOf(told));
  };
  const confirm = async (asked: PersonRow | 'apart') => {
    await (asked === 'apart' ? apart() : merge(asked));
    setAsking(undefined);
  };
  return (
    <section className={styles.twins} aria-label={name}>
      <h2>
        {name} <span className={styles.tag}>{t(`roster.twinReason.${reason}`)}</span>
      </h2>
      <div className={styles.twinRows}>
        {rows.map((row) => (
          <TwinCard key={row.person.id} row={row} onKeep={() => setAsking(row)} />
        ))}
      </div>
      {problem && <Sentence problem={problem} />}
      {asking ? (
        <ConfirmFact
          says={
            asking === 'apart'
              ? t('roster.apartSentence', { name, count: rows.length })
              : t('roster.mergeSentence', {
                  name,
                  household: asking.household?.headName ?? '',
                  filled: filledWords(asking),
                })
          }
          onConfirm={() => void confirm(asking)}
          onBack={() => setAsking(undefined)}
        />
      ) : (
        reason === 'nameAndBirth' && <Button onClick={() => setAsking('apart')}>{t('roster.notTheSame')}</Button>
      )}
    </section>
  );

  /** What the record that stays takes over from the others, in words. */
  function filledWords(survivor: PersonRow): string {
    const fields = rows
      .filter(({ person }) => person.id !== survivor.person.id)
      .flatMap(({ person }) => fillable(survivor.person, person));
    return fields.length === 0
      ? ''
      : t('roster.fills', { fields: [...new Set(fields)].map((field) => t(`person.${field}`)).join('、') });
  }
}

function TwinCard({ row: { person, household }, onKeep }: { row: PersonRow; onKeep: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: [string, string][] = [
    [t('person.birthDate'), format.date(person.birthDate)],
    [t('person.idNumber'), maskIdNumber(person.idNumber)],
    [t('person.phone'), maskPhone(person.phone)],
    [t('person.household'), household ? `${household.headName} ${household.villagersGroup}` : ''],
    [t('person.relation'), person.relation],
    [t('person.address'), person.address],
    [t('person.status'), t(`person.statusChoice.${person.status}`)],
    [t('roster.writtenDown'), format.moment(person.createdAt)],
  ];
  return (
    <div className={styles.twin}>
      <Link to={addressOf(person.id)}>{person.name}</Link>
      <dl className={styles.twinFacts}>
        {facts
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <div key={label} className={styles.twinFact}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      <Button onClick={onKeep}>{t('roster.keepThis')}</Button>
    </div>
  );
}
