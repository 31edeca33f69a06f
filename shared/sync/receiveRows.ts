import type { Result } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import type { As } from './accept.ts';
import { settleBranches } from './branches.ts';
import type { ChangesRow, County, CountyProblem } from './county.ts';
import { receive, receiveDeletions } from './receive.ts';

/**
 * Takes in rows of an answer, each document as its county holds it: one branch or several, or deleted.
 * @throws what the storage throws
 */
export async function receiveRows(
  station: Station,
  county: County,
  rows: ChangesRow[],
  as: As,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const live = rows.filter((row) => !row.deleted);
  const whole = live.filter((row) => row.branches.length === 0);
  await receive(
    station,
    whole.flatMap((row) => row.document ?? []),
    as,
  );
  await receiveDeletions(
    station,
    rows.filter((row) => row.deleted).map((row) => row.id),
  );
  const branched = live.filter((row) => row.branches.length > 0);
  return settleBranches(
    station,
    county,
    branched.map(({ id, branches }) => ({ id, revs: branches })),
    stop,
  );
}
