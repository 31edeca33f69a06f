import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { RubricItem } from '../../shared/domain/merit/merit.ts';
import { worth } from '../../shared/domain/merit/rubric.ts';
import { useFormat } from '../i18n/format.ts';

/** A rubric's line with what it is worth: 做好人好事（50 分）. */
export function useItemWords(): (item: RubricItem) => string {
  const { t } = useTranslation();
  const points = useWorthWords();
  return useCallback((item) => `${item.name}（${t('merit.points', { points: points(item, 1) })}）`, [t, points]);
}

/** What so many times of a line are worth: one number, or from the least to the most. */
export function useWorthWords(): (item: RubricItem, quantity: number) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    (item, quantity) => {
      const { least, most } = worth(item, quantity);
      if (least === most) return format.points(least);
      return t('rubric.between', { least: format.points(least), most: format.points(most) });
    },
    [t, format],
  );
}
