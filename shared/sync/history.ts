import { type Document, upgrade } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { Station } from '../store/station.ts';
import { type County, type CountyDocument, type CountyProblem, fromCounty, pathOf } from './county.ts';
import { revivedApartFrom } from './revival.ts';

/** How far back a common version is looked for; compaction drops older ones anyway. */
const VERSIONS_MAX = 20;

/** The versions that each of these documents came through, the latest first, as far as the county still has them. */
export async function historiesOf(
  county: County,
  held: CountyDocument[],
  stop: AbortSignal,
): Promise<Result<Map<string, Document[]>, CountyProblem>> {
  const histories = new Map(held.map(({ _id }): [string, Document[]] => [_id, []]));
  const wanted = held.flatMap((document) =>
    pathOf(document)
      .slice(1, 1 + VERSIONS_MAX)
      .map((rev) => ({ id: document._id, rev })),
  );
  if (wanted.length === 0) return success(histories);
  const fetched = await county.revisions(wanted, stop);
  if (!fetched.ok) return fetched;
  const bodies = new Map(fetched.value.map((body) => [`${body._id} ${body._rev}`, body]));
  for (const { id, rev } of wanted) {
    const body = bodies.get(`${id} ${rev}`);
    if (body && !body._deleted) histories.get(id)?.push(upgrade(fromCounty(body)));
  }
  return success(histories);
}

/**
 * Of documents that arrive and were brought back from a deletion without what is held here (`revivedApartFrom`): the
 * version that each was brought back on, as far as the county still has it.
 */
export async function revivedOn(
  station: Station,
  county: County,
  arriving: CountyDocument[],
  stop: AbortSignal,
): Promise<Result<Map<string, Document[]>, CountyProblem>> {
  const revived = arriving.filter((held) => Array.isArray(held.revived));
  const ours = await station.getMany(revived.map(({ _id }) => _id));
  const apart = revived.flatMap((held) => {
    const current = ours.get(held._id);
    const rev = current && revivedApartFrom(current, fromCounty(held));
    return rev === undefined ? [] : [{ id: held._id, rev }];
  });
  const histories = new Map(apart.map(({ id }): [string, Document[]] => [id, []]));
  const wanted = apart.filter(({ rev }) => rev !== '');
  if (wanted.length === 0) return success(histories);
  const fetched = await county.revisions(wanted, stop);
  if (!fetched.ok) return fetched;
  for (const body of fetched.value) if (!body._deleted) histories.get(body._id)?.push(upgrade(fromCounty(body)));
  return success(histories);
}

/**
 * Of documents that arrive and are here in another revision: the ids of those whose revision last agreed on the county has
 * never had. What arrives was then made without knowing what the county had acknowledged, and must not replace it.
 */
export async function agreementsLost(
  station: Station,
  county: County,
  arriving: CountyDocument[],
  stop: AbortSignal,
): Promise<Result<Set<string>, CountyProblem>> {
  const ours = await station.getMany(arriving.map(({ _id }) => _id));
  const agreed = arriving.flatMap(({ _id: id, _rev: rev }) => {
    const known = ours.get(id)?.local.rev;
    return known && known !== rev ? [{ id, rev: known }] : [];
  });
  return agreed.length > 0 ? county.unknown(agreed, stop) : success(new Set());
}
