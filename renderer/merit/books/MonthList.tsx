import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { StateTag } from '../../frame/StateTag.tsx';
import { useLive } from '../../station/station.ts';
import styles from '../merit.module.css';
import { monthAddress, useMonthWords } from './monthWords.ts';
import { readMonths } from './read.ts';

/** The months of the books, the latest first. */
export function MonthList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const words = useMonthWords();
  const { value: months } = useLive(readMonths);
  if (!months) return null;
  return (
    <nav className={styles.rubrics} aria-label={t('books.months')}>
      {months.map(({ month, closed }) => (
        <Link key={month} to={monthAddress(month)} aria-current={month === opened ? 'page' : undefined}>
          <span>{words(month)}</span>
          {closed && <StateTag tone="settled">{t('books.closed')}</StateTag>}
        </Link>
      ))}
    </nav>
  );
}
