import { tidyIdNumber } from '../../../shared/domain/roster/idNumber.ts';
import type { RosterProblem } from '../../../shared/domain/roster/import/problem.ts';
import type { Problem } from '../../errors/problem.ts';

/** What is wrong with a row and what to do, as a sentence's key and the values for its gaps. */
export function problemOfRow({ reason, shown, first }: RosterProblem): Problem {
  const values = { count: [...tidyIdNumber(shown)].length, ...first };
  return { reason: `rosterRow.${reason}`, values };
}
