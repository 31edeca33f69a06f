import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';

/** What of a line names it in a sentence. */
const NAME_MAX = 24;

/** What a line of a posted notice is called: its first cells; the whole notice where no line is named. */
export function useLineName(posted: PostedNotice): (line: string | undefined) => string {
  const { t } = useTranslation();
  return useCallback(
    (line) => {
      if (line === undefined) return t('objection.whole');
      const cells = posted.lines.find(({ id }) => id === line)?.cells ?? [];
      const words = cells.filter((cell) => cell !== '').join(' ');
      const number = t('notice.lineNumber', { number: line });
      return `${number} ${words.length > NAME_MAX ? `${words.slice(0, NAME_MAX)}…` : words}`;
    },
    [t, posted],
  );
}
