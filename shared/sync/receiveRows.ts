import type { CollectionName } from '../domain/kinds.ts';
import { idsByCollection } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import { pastFrom } from '../store/past.ts';
import type { Station } from '../store/station.ts';
import { type Settled, settleBranches } from './branches.ts';
import type { ChangesRow, County, CountyDocument, CountyProblem } from './county.ts';
import { agreementsLost, historiesOf, revivedOn } from './history.ts';
import { mergeRecords } from './merge.ts';
import { receive, receiveDeletions } from './receive.ts';
import { restampUnbelievable } from './restamp.ts';

/**
 * Takes in rows of an answer, each document as its county holds it: one branch or several, or deleted.
 * @throws what the storage throws
 */
export async function receiveRows(
  station: Station,
  county: County,
  rows: ChangesRow[],
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const live = rows.filter((row) => !row.deleted);
  const whole = live.filter((row) => row.branches.length === 0).flatMap((row) => row.document ?? []);
  const taken = await takeIn(station, county, whole, stop);
  if (!taken.ok) return taken;
  await receiveDeletions(
    station,
    rows.filter((row) => row.deleted).map((row) => row.id),
  );
  const branched = live.filter((row) => row.branches.length > 0);
  const settled = await settleBranches(
    county,
    branched.map(({ id, branches }) => ({ id, revs: branches })),
    stop,
  );
  return settled.ok ? takeInSettled(station, county, settled.value, stop) : settled;
}

/** Takes documents in; those that the county has gone back on with their history, so that nothing acknowledged is lost. */
async function takeIn(
  station: Station,
  county: County,
  arriving: CountyDocument[],
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const lost = await agreementsLost(station, county, arriving, stop);
  if (!lost.ok) return lost;
  const gone = arriving.flatMap(({ _id: id, _rev: rev = '' }) => (lost.value.has(id) ? [{ id, rev }] : []));
  const paths = gone.length > 0 ? await county.revisions(gone, stop) : success([]);
  if (!paths.ok) return paths;
  const histories = await historiesOf(county, paths.value, stop);
  if (!histories.ok) return histories;
  const revived = await revivedOn(station, county, arriving, stop);
  if (!revived.ok) return revived;
  const historyOf = (id: string) => (lost.value.has(id) ? (histories.value.get(id) ?? []) : revived.value.get(id));
  const written = await receive(
    station,
    arriving.map((held) => ({ held, history: historyOf(held._id) })),
  );
  await restampUnbelievable(station, written, county.time);
  return success(undefined);
}

async function takeInSettled(
  station: Station,
  county: County,
  { held, refused, forged }: Settled,
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  const taken = await takeIn(station, county, held, stop);
  if (!taken.ok) return taken;
  if (forged.length > 0) await station.device.setAside.bulkPut(forged);
  for (const { document, winner, rev } of refused) {
    const [[collection] = []] = idsByCollection([document.id]);
    await station.changeForSync(collection as CollectionName, [document.id], (current) => {
      if (!current || current.local.rev !== rev) return undefined;
      const past = pastFrom([document, winner], current.local.past);
      return { ...mergeRecords(winner, current, document), local: { upload: 'waiting', rev, base: winner, past } };
    });
  }
  return success(undefined);
}
