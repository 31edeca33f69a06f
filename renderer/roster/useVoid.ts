import { useCallback } from 'react';
import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Stored } from '../../shared/store/stored.ts';
import { useTellDone } from '../journal/useUndo.ts';
import { useStation } from '../station/station.ts';
import { useToasts } from '../toast/toasts.ts';

/** Takes a person or a household off the roster; not asked about before, but undone with one press after. */
export function useVoid(): (record: Person | Household) => Promise<void> {
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
