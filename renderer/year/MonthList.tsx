import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { YearItem } from '../../shared/domain/year/year.ts';
import { useFormat } from '../i18n/format.ts';
import { monthAddress } from './monthAddress.ts';
import styles from './year.module.css';

const MONTHS = Array.from({ length: 12 }, (_, index) => index + 1);

/** The twelve months with how much each holds and how much of it is overdue. */
export function MonthList({ year, month, items }: { year: number; month: number; items: readonly YearItem[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <nav className={styles.months} aria-label={t('year.months')}>
      {MONTHS.map((one) => {
        const own = items.filter(({ day }) => Number(day.slice(5, 7)) === one);
        const late = own.filter(({ state }) => state === 'overdue').length;
        return (
          <Link key={one} to={monthAddress({ year, month: one })} aria-current={one === month ? 'page' : undefined}>
            <span>{t('year.monthName', { month: one })}</span>
            <span className={styles.soft}>
              {own.length > 0 ? t('year.count', { number: format.count(own.length) }) : ''}
            </span>
            <span className={styles.late}>{late > 0 ? t('year.late', { number: format.count(late) }) : ''}</span>
          </Link>
        );
      })}
    </nav>
  );
}
