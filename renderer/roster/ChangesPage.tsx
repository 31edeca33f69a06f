import { PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Station } from '../../shared/store/station.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { readChanges, readTally, yearOf } from './history.ts';
import { HistoryWords } from './RosterHistory.tsx';
import styles from './roster.module.css';

/** Lines shown at once, and more of them with each press. */
const PAGE = 50;

/** How far back one may look: a paper register is kept for ten years. */
const YEARS = 10;

/** 变动: who came and went in a year, what became of households; the latest first. */
export function ChangesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const thisYear = Number(today().slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const [shown, setShown] = useState(PAGE);
  const read = useCallback(
    async (station: Station) => ({
      tally: await readTally(station, yearOf(year)),
      ...(await readChanges(station, yearOf(year), { offset: 0, limit: shown })),
    }),
    [year, shown],
  );
  const { value } = useLive(read);
  return (
    <ThingPage
      title={t('roster.changesTitle')}
      acts={
        <>
          <Select
            aria-label={t('roster.year')}
            value={year}
            onChange={setYear}
            options={Array.from({ length: YEARS }, (_, n) => ({
              value: thisYear - n,
              label: t('roster.yearOf', { year: thisYear - n }),
            }))}
          />
          <Button icon={<PrinterOutlined />} onClick={() => void navigate(`/paper/roster/changes?year=${year}`)}>
            {t('action.print')}
          </Button>
        </>
      }
    >
      {value && (
        <>
          <p>
            {value.tally.length === 0
              ? t('roster.noChanges')
              : value.tally
                  .map(({ event, count }) => `${t(`rosterEvent.eventChoice.${event}`)} ${format.count(count)}`)
                  .join(' · ')}
          </p>
          <section className={styles.history}>
            <ol>
              {value.lines.map((line) => (
                <li key={line.id} data-undone={(line.as === 'event' && line.told.reversals.length > 0) || undefined}>
                  <span className={styles.when}>{format.date(line.on)}</span>
                  <span>
                    <HistoryWords line={line} />
                  </span>
                </li>
              ))}
            </ol>
          </section>
          {value.count > value.lines.length && (
            <Button onClick={() => setShown(shown + PAGE)}>{t('roster.more')}</Button>
          )}
        </>
      )}
    </ThingPage>
  );
}
