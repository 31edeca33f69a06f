import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Document } from '../../shared/domain/kinds.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { type Act, actOf, isUndoable } from './act.ts';
import { forgetAct } from './journal.ts';
import { undoAct } from './undo.ts';
import { useActText } from './useActText.ts';

/** Takes an act back and says so, or says why not. */
export function useUndoAct(): (act: Act) => Promise<void> {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  return useCallback(
    async (act: Act) => {
      const undone = await undoAct(station, act);
      if (!undone.ok) {
        const area = undone.reason === 'changedSince' ? 'undo' : 'store';
        return say({ says: { problem: { reason: `${area}.${undone.reason}` } } });
      }
      await forgetAct(station.device, act);
      say({ says: { done: t('journal.undone') } });
    },
    [station, say, t],
  );
}

/** Says at the foot of the window what was just done, with 撤销 beside it. */
export function useTellDone(): (before: Document | undefined, id: string) => Promise<void> {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const undo = useUndoAct();
  const text = useActText();
  return useCallback(
    async (before: Document | undefined, id: string) => {
      const after = (await station.getMany([id])).get(id);
      const act = after && actOf(before, after);
      if (!act) return;
      const action = isUndoable(act) ? { action: { label: t('action.undo'), run: () => undo(act) } } : {};
      say({ says: { done: text(act) }, ...action });
    },
    [station, say, undo, text, t],
  );
}
