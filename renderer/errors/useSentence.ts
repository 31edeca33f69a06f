import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from './problem.ts';

/** Turns a problem into its sentence. */
export function useSentence(): (problem: Problem) => string {
  const { t } = useTranslation();
  return useCallback(({ reason, values }: Problem) => t(`problem.${reason}`, values ?? {}), [t]);
}
