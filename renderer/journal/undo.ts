import { sameValue } from '../../shared/domain/canonical.ts';
import { failure, type Result, success } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Station } from '../../shared/store/station.ts';
import type { Act } from './act.ts';

/** `changedSince`: what the act had written was changed again, by whoever, and that must not be lost. */
export type UndoProblem = StoreProblem | 'changedSince';

/** Takes an act back: what was created is voided, what was changed becomes as it was. */
export async function undoAct(station: Station, act: Act): Promise<Result<unknown, UndoProblem>> {
  if (act.what === 'created') return station.void(act.id, '');
  let isChanged = false;
  const edited = await station.edit(act.id, (current) => {
    const now = current as Record<string, unknown>;
    isChanged = act.changes.some(({ field, after }) => !sameValue(now[field], after));
    if (isChanged) return {};
    return Object.fromEntries(act.changes.map(({ field, before }) => [field, before])) as never;
  });
  if (!edited.ok) return edited;
  return isChanged ? failure('changedSince') : success(undefined);
}
