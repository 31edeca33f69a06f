import i18next, { type TFunction } from 'i18next';
import { useMemo } from 'react';
import { type Format, formatFor } from '../i18n/format.ts';

/** Words and figures of papers: Chinese, whatever the screen speaks, since the office that gets them is. */
export function usePaperWords(): { t: TFunction; format: Format } {
  return useMemo(() => ({ t: i18next.getFixedT('zh-CN'), format: formatFor('zh-CN') }), []);
}
