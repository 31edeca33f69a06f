import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format.ts';
import type { Act } from './act.ts';

/** An act in words: 修改人员：孔兰玉. */
export function useActText(): (act: Act) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return useCallback(
    ({ what, kind, label, count }: Act) => {
      const did = t(`journal.${what}`, { kind: t(`journal.kind.${kind}`) });
      if (count > 1) return t('journal.many', { did, number: format.count(count) });
      return label === '' ? did : t('journal.one', { did, label });
    },
    [t, format],
  );
}
