import type { Result } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Problem } from './problem.ts';
import { troubleOf } from './troubleOf.ts';

/** What an act on the record came to: the new document's id, or the sentence for why not. */
export type Acted = { ok: true; id: string } | { ok: false; problem: Problem };

export function acted(created: Result<{ id: string }, StoreProblem>): Acted {
  return created.ok ? { ok: true, id: created.value.id } : { ok: false, problem: troubleOf(created) };
}
