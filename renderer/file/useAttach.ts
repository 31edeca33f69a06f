import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { attach, detach } from './acts.ts';
import { pieceStoreOf } from './pieceStores.ts';
import { shrink } from './shrink.ts';

/** Adds chosen files to a document, one after the other; the first that cannot be kept stops and says why. */
export function useAttach(about: string) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();

  const add = useCallback(
    async (chosen: readonly File[]) => {
      if (chosen.length === 0) return;
      setBusy(true);
      setProblem(undefined);
      const added: string[] = [];
      try {
        for (const one of chosen) {
          const prepared = await shrink(one);
          const acted = prepared.ok
            ? await attach(station, pieceStoreOf(station), about, prepared.value)
            : { ok: false as const, problem: { reason: `file.${prepared.reason}` } };
          if (!acted.ok) return setProblem(acted.problem);
          added.push(acted.id);
        }
      } catch (error) {
        console.error(error);
        setProblem(problemOf(error));
      } finally {
        setBusy(false);
        if (added.length > 0) {
          const undo = async () => {
            for (const id of added) await detach(station, { id, about });
          };
          say({
            says: { done: t('file.added', { count: added.length }) },
            action: { label: t('action.undo'), run: undo },
          });
        }
      }
    },
    [station, about, say, t],
  );
  return { add: useCallback((files: readonly File[]) => void add(files), [add]), busy, problem };
}
