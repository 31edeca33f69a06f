import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileFact } from '../../shared/domain/file/file.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { attachAgain, detach } from './acts.ts';

/** Takes a file off its document, and offers to add it again. Answers with whether it was done. */
export function useDetach(): (file: FileFact) => Promise<boolean> {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  return useCallback(
    async (file) => {
      const acted = await detach(station, file);
      if (!acted.ok) {
        say({ says: { problem: acted.problem } });
        return false;
      }
      const undo = async () => {
        const again = await attachAgain(station, file);
        if (!again.ok) say({ says: { problem: again.problem } });
      };
      say({ says: { done: t('file.detached') }, action: { label: t('action.undo'), run: undo } });
      return true;
    },
    [station, say, t],
  );
}
