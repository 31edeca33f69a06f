import { kindOf } from '../../domain/document.ts';
import { definitionOf } from '../../domain/kinds.ts';
import { type Result, success } from '../../domain/result.ts';
import { settleBranches } from '../branches.ts';
import { type ChangesRow, type County, type CountyDocument, type CountyProblem, pathOf } from '../county.ts';
import type { Background } from './frames.ts';

/** How far back versions are given along with a document that the county has gone back on. */
const VERSIONS_MAX = 20;

/**
 * Rows with their branches settled here and now (SYNC C3, C4): a device that reads this days later has no line to do it
 * over. Of a fact the forged branches stay, for the device to see. A record whose merging the county refuses is shown as
 * its winner alone; the other branch stays at the county.
 */
export async function settled<Row extends ChangesRow>(
  county: County,
  rows: Row[],
  stop: AbortSignal,
): Promise<Result<Row[], CountyProblem>> {
  const branched = rows.filter(({ branches }) => branches.length > 0);
  if (branched.length === 0) return success(rows);
  const done = await settleBranches(
    county,
    branched.map(({ id, branches }) => ({ id, revs: branches })),
    stop,
  );
  if (!done.ok) return done;
  const held = await county.held(
    branched.map(({ id }) => id),
    stop,
  );
  if (!held.ok) return held;
  const now = new Map(held.value.map((row) => [row.id, row]));
  return success(
    rows.map((row) => {
      const { document, branches } = now.get(row.id) ?? row;
      return { ...row, ...asOneBranch(row.id, document, branches) };
    }),
  );
}

function asOneBranch(id: string, document: CountyDocument | undefined, branches: string[]) {
  const isFact = definitionOf(kindOf(id) ?? '')?.nature === 'fact';
  if (isFact || !document) return { document, branches };
  const { _conflicts: _, ...winner } = document;
  return { document: winner as CountyDocument, branches: [] };
}

/**
 * What a device may ask about rows while it takes them in: the paths of their revisions, the bodies of several branches,
 * and which of the revisions that it named the county has never had, then with the versions in between.
 */
export async function backgroundOf(
  county: County,
  rows: ChangesRow[],
  asked: { id: string; rev: string }[],
  stop: AbortSignal,
): Promise<Result<Background, CountyProblem>> {
  const live = rows.filter(({ deleted, document }) => !deleted && document);
  const leaves = live.flatMap(({ id, document, leaves = [], branches }) =>
    [...new Set([document?._rev ?? '', ...branches, ...leaves])].map((rev) => ({ id, rev })),
  );
  const paths = leaves.length > 0 ? await county.revisions(leaves, stop) : success([]);
  if (!paths.ok) return paths;
  const lost = asked.length > 0 ? await county.unknown(asked, stop) : success(new Set<string>());
  if (!lost.ok) return lost;
  const before = paths.value
    .filter(({ _id }) => lost.value.has(_id))
    .flatMap((held) =>
      pathOf(held)
        .slice(1, 1 + VERSIONS_MAX)
        .map((rev) => ({ id: held._id, rev })),
    );
  const earlier = before.length > 0 ? await county.revisions(before, stop) : success([]);
  if (!earlier.ok) return earlier;
  const branched = new Set(rows.filter(({ branches }) => branches.length > 0).map(({ id }) => id));
  const shown = paths.value.map((held) => (branched.has(held._id) ? held : pathAlone(held)));
  return success({ revisions: [...shown, ...earlier.value], lost: [...lost.value] });
}

function pathAlone({ _id, _rev, _revisions }: CountyDocument): CountyDocument {
  return { _id, ...(_rev !== undefined && { _rev }), _revisions };
}
