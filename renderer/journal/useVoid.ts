import { useCallback } from 'react';
import type { Document } from '../../shared/domain/kinds.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';
import { useTellDone } from './useUndo.ts';

/** Voids a record; not asked about before, but undone with one press after. */
export function useVoid(): (record: Pick<Document, 'id'>) => Promise<void> {
  const station = useStation();
  const tellDone = useTellDone();
  const { say } = useToasts();
  return useCallback(
    async (record) => {
      const voided = await station.void(record.id, '');
      if (voided.ok) await tellDone(record as unknown as Stored, record.id);
      else say({ says: { problem: { reason: `store.${voided.reason}` } } });
    },
    [station, tellDone, say],
  );
}
