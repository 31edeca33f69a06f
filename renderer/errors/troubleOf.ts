import type { Failure } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Problem } from './problem.ts';

/** The sentence for what the store refused. */
export function troubleOf({ reason }: Failure<StoreProblem>): Problem {
  return { reason: `store.${reason}` };
}
