import { Button, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type AccessReason, REASONS } from '../access/reasons.ts';
import { problemOf } from '../errors/problemOf.ts';
import { saveXlsx } from '../export/saveXlsx.ts';
import { FieldRow } from '../form/FieldRow.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { noteAccess } from '../station/accessLog.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { householdsSheet, peopleSheet } from './exportRoster.ts';
import { fileName } from './fileName.ts';
import type { Narrowing } from './narrowing.ts';
import { allHouseholds, allPeople } from './register.ts';
import styles from './roster.module.css';

type Numbers = 'masked' | 'full';

/** A register as a workbook: numbers masked, or in full for a purpose that goes on the record. */
export function ExportPage({ kind, narrowing }: { kind: 'person' | 'household'; narrowing: Narrowing }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const [numbers, setNumbers] = useState<Numbers>('masked');
  const [why, setWhy] = useState<AccessReason>();
  const [done, setDone] = useState<{ done: number; total: number }>();
  const name = fileName(kind, narrowing, t);
  const isFull = kind === 'person' && numbers === 'full';

  const save = async () => {
    const sought = { filter: '', ...narrowing };
    const onProgress = (count: number, total: number) => setDone({ done: count, total });
    const sheet =
      kind === 'person'
        ? peopleSheet(await allPeople(station, sought, onProgress), name, t, isFull)
        : householdsSheet(await allHouseholds(station, sought, onProgress), name, t);
    // Noted first: a list that has left the program must be on the record.
    await noteAccess(station.device, {
      at: new Date().toISOString(),
      clerk: station.clerk,
      what: 'exported',
      of: isFull ? t('roster.fileInFull', { name }) : name,
      ...(why && { why: t(`access.reason.${why}`) }),
    });
    await saveXlsx(sheet);
    setDone(undefined);
    say({ says: { done: t(isFull ? 'roster.exportedInFull' : 'roster.exported', { name }) } });
  };
  const begin = () => {
    setDone({ done: 0, total: 0 });
    save().catch((error: unknown) => {
      setDone(undefined);
      say({ says: { problem: problemOf(error) } });
    });
  };
  return (
    <ThingPage title={t('roster.exportTitle', { name })}>
      <form className={styles.exportForm} onSubmit={(event) => event.preventDefault()}>
        {kind === 'person' && (
          <FieldRow id="numbers" label={t('roster.numbers')}>
            <Radio.Group
              id="numbers"
              aria-labelledby="numbers-label"
              value={numbers}
              onChange={({ target }) => setNumbers(target.value as Numbers)}
              options={(['masked', 'full'] as const).map((value) => ({
                value,
                label: t(`roster.numbersChoice.${value}`),
              }))}
            />
          </FieldRow>
        )}
        {isFull && (
          <FieldRow id="why" label={t('access.why')} required hint={t('roster.whyHint')}>
            <Select<AccessReason>
              id="why"
              className={styles.why as string}
              {...(why && { value: why })}
              onChange={setWhy}
              options={REASONS.map((value) => ({ value, label: t(`access.reason.${value}`) }))}
            />
          </FieldRow>
        )}
        <div className={styles.emptyActs}>
          <Button type="primary" loading={done !== undefined} disabled={isFull && !why} onClick={begin}>
            {t('action.export')}
          </Button>
          <Button onClick={() => void navigate(-1)}>{t('action.back')}</Button>
          {done && done.total > 0 && (
            <span role="status">
              {t('roster.exporting', { done: format.count(done.done), total: format.count(done.total) })}
            </span>
          )}
        </div>
      </form>
    </ThingPage>
  );
}
