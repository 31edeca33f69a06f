import type { Result } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Problem } from './problem.ts';
import { troubleOf } from './troubleOf.ts';

/** The sentence for what the store refused, or undefined where it wrote. */
export function refusalOf(written: Result<unknown, StoreProblem>): Problem | undefined {
  return written.ok ? undefined : troubleOf(written);
}
