import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { FIRST_YEAR, LAST_YEAR } from '../../shared/domain/calendar/day.ts';
import type { YearItem } from '../../shared/domain/year/year.ts';
import type { Station } from '../../shared/store/station.ts';
import { problemOf } from '../errors/problemOf.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { WorkArea } from '../frame/WorkArea.tsx';
import { isTextField } from '../list/keys.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { MonthItems } from './MonthItems.tsx';
import { MonthList } from './MonthList.tsx';
import { monthAddress, monthAfter, monthAt } from './monthAddress.ts';
import { readYear } from './read.ts';
import styles from './year.module.css';

const NOTHING: YearItem[] = [];

/** 年历: a year's meetings, terms, notices, deadlines and steps of the pact; the months on the left, one of them in hand. */
export default function YearScreen() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { year, month } = monthAt(useParams().month, today());
  const { value, error } = useLive(useCallback((station: Station) => readYear(station, year), [year]));
  const items = value ?? NOTHING;
  const inMonth = items.filter(({ day }) => Number(day.slice(5, 7)) === month);
  const overdue = items.filter(({ state }) => state === 'overdue');
  const go = useCallback(
    (by: number) => {
      const next = monthAfter({ year, month }, by);
      if (next.year >= FIRST_YEAR && next.year <= LAST_YEAR) void navigate(monthAddress(next));
    },
    [year, month, navigate],
  );
  useMonthKeys(go);
  return (
    <WorkArea
      list={
        <div className={styles.side}>
          <header className={styles.head}>
            <Button icon={<LeftOutlined />} aria-label={t('year.before')} onClick={() => go(-12)} />
            <h1>{t('year.title', { year })}</h1>
            <Button icon={<RightOutlined />} aria-label={t('year.after')} onClick={() => go(12)} />
            <Button icon={<PrinterOutlined />} onClick={() => void navigate(`/paper/inspection/${year}`)}>
              {t('year.print')}
            </Button>
          </header>
          <MonthGrid year={year} month={month} items={inMonth} />
          <MonthList year={year} month={month} items={items} />
        </div>
      }
      thing={
        <div className={styles.thing}>
          {error !== undefined && <Sentence problem={problemOf(error)} />}
          {value && overdue.length > 0 && <MonthItems title={t('year.overdue')} items={overdue} />}
          {value && (
            <MonthItems
              title={t('year.month', { year, month })}
              items={inMonth.filter(({ state }) => state !== 'overdue')}
              empty={t('year.empty')}
            />
          )}
        </div>
      }
    />
  );
}

/** PageUp and PageDown turn the month. */
function useMonthKeys(go: (by: number) => void): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.altKey || isTextField(event.target)) return;
      if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
      event.preventDefault();
      go(event.key === 'PageUp' ? -1 : 1);
    };
    window.addEventListener('keydown', hear);
    return () => window.removeEventListener('keydown', hear);
  }, [go]);
}
