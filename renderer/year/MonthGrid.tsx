import { useTranslation } from 'react-i18next';
import { partsOf } from '../../shared/domain/calendar/day.ts';
import { weeksOf, type YearItem } from '../../shared/domain/year/year.ts';
import { useFormat } from '../i18n/format.ts';
import { today } from '../station/today.ts';
import styles from './year.module.css';

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A month as on the wall, each day with how much it holds. */
export function MonthGrid({ year, month, items }: { year: number; month: number; items: readonly YearItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className={styles.grid} aria-label={t('year.month', { year, month })}>
      <thead>
        <tr>
          {WEEKDAYS.map((weekday) => (
            <th key={weekday} scope="col">
              {t(`year.weekday.${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find(Boolean)}>
            {week.map((day, place) => {
              const own = items.filter((item) => item.day === day);
              const urgent = own.some(({ state }) => state === 'overdue');
              return (
                // biome-ignore lint/suspicious/noArrayIndexKey: a day of the week is its place
                <td key={place} aria-current={day === today() ? 'date' : undefined} data-urgent={urgent || undefined}>
                  {day && <span>{partsOf(day).day}</span>}
                  {own.length > 0 && <small>{t('year.count', { number: format.count(own.length) })}</small>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
