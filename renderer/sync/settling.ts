import { sameValue } from '../../shared/domain/canonical.ts';
import { type Failure, failure, type Result, success } from '../../shared/domain/result.ts';
import { type DisputedField, disputedFields, settleField } from '../../shared/domain/settle.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Station } from '../../shared/store/station.ts';

/** `changedSince`: what was shown is no longer what stands; nobody settles values that they have not seen. */
export type SettleProblem = StoreProblem | 'changedSince';

/**
 * Settles one disputed field of a record.
 * @param shown the field as the clerk saw it
 * @param keep which of `shown.others`; undefined keeps the value that stands
 */
export async function settle(
  station: Station,
  id: string,
  shown: DisputedField,
  keep: number | undefined,
): Promise<Result<undefined, SettleProblem>> {
  const when = { at: new Date().toISOString(), by: station.clerk };
  let changed: Failure<'changedSince'> | undefined;
  const edited = await station.edit(id, (current) => {
    const now = disputedFields(current).find(({ field }) => field === shown.field);
    changed = now && sameValue(now, shown) ? undefined : failure('changedSince');
    if (!now || changed) return {};
    return settleField(current, shown.field, keep === undefined ? undefined : now.others[keep], when) as never;
  });
  if (!edited.ok) return edited;
  return changed ?? success(undefined);
}
