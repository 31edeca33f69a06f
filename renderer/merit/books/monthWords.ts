import { useTranslation } from 'react-i18next';
import type { Month } from '../../../shared/domain/merit/books.ts';

export function monthAddress(month: Month): string {
  return `/books/${month}`;
}

/** `2026-03` as 2026年3月. */
export function useMonthWords(): (month: Month) => string {
  const { t } = useTranslation();
  return (month) => {
    const [year = '', number = ''] = month.split('-');
    return t('books.month', { year, month: Number(number) });
  };
}
