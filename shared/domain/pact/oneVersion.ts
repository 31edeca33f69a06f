import type { Clause } from './pact.ts';

/**
 * Of clauses that several versions of the pact carry on, one of each: that of the version in force, else of the newest.
 * @param versions the ids of the versions, the one in force first, then the newest
 */
export function oneOfEachClause<C extends Pick<Clause, 'clause' | 'pact'>>(
  clauses: readonly C[],
  versions: readonly string[],
): C[] {
  const rank = ({ pact }: C) => {
    const place = versions.indexOf(pact);
    return place === -1 ? versions.length : place;
  };
  const chosen = new Map<string, C>();
  for (const clause of clauses) {
    const held = chosen.get(clause.clause);
    if (held === undefined || rank(clause) < rank(held)) chosen.set(clause.clause, clause);
  }
  return clauses.filter((clause) => chosen.get(clause.clause) === clause);
}
