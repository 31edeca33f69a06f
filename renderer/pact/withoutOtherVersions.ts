import { kindOf } from '../../shared/domain/document.ts';
import { oneOfEachClause } from '../../shared/domain/pact/oneVersion.ts';
import type { Clause } from '../../shared/domain/pact/pact.ts';
import type { Station } from '../../shared/store/station.ts';
import { readPacts } from './read.ts';

/** What was found, each clause of the pact once however many versions carry it on; the others are on its page. */
export async function withoutOtherVersions<F extends { id: string }>(
  station: Station,
  found: readonly F[],
): Promise<readonly F[]> {
  const ids = found.filter(({ id }) => kindOf(id) === 'clause').map(({ id }) => id);
  if (ids.length < 2) return found;
  const held = await station.getMany(ids);
  const clauses = ids.flatMap((id) => (held.get(id) as unknown as Clause | undefined) ?? []);
  if (new Set(clauses.map(({ clause }) => clause)).size === clauses.length) return found;
  const versions = await readPacts(station);
  const inForce = versions.filter(({ stage }) => stage === 'inForce');
  const order = [...inForce, ...versions.filter(({ stage }) => stage !== 'inForce')].map(({ id }) => id);
  const shown = new Set(oneOfEachClause(clauses, order).map(({ id }) => id));
  return found.filter(({ id }) => kindOf(id) !== 'clause' || shown.has(id));
}
