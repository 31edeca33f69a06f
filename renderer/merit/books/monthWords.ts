import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type Month, monthOf, month as monthSchema, type ShopReport } from '../../../shared/domain/merit/books.ts';
import type { Format } from '../../i18n/format.ts';
import { today } from '../../station/today.ts';

export function monthAddress(month: Month): string {
  return `/books/${month}`;
}

/** The month that an address names; this one where it names none. */
export function monthAt(part: string | undefined): Month {
  const named = monthSchema.safeParse(part);
  return named.success ? named.data : monthOf(today());
}

/** `2026-03` as 2026年3月. */
export function monthWords(month: Month, t: TFunction): string {
  const [year = '', number = ''] = month.split('-');
  return t('books.month', { year, month: Number(number) });
}

export function useMonthWords(): (month: Month) => string {
  const { t } = useTranslation();
  return (month) => monthWords(month, t);
}

/** What was handed over in a month, as a sentence. */
export function shopWords(shop: ShopReport, t: TFunction, format: Format): string {
  return t('books.shopWords', {
    sales: format.count(shop.sales),
    returns: format.count(shop.returns),
    goods: format.points(shop.goods),
    topUp: format.points(shop.topUpPoints),
    cash: format.money(shop.topUpFen),
  });
}
