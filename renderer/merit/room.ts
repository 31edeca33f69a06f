import { type Granted, roomUnder } from '../../shared/domain/merit/capping.ts';
import { holdingJudgement } from '../../shared/domain/merit/judging.ts';
import type { Deed, RubricItem } from '../../shared/domain/merit/merit.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';

/** What the caps of its item leave for a deed, in hundredths of a point; Infinity where it has none. */
export async function readRoom(station: Station, deed: Deed, item: RubricItem | undefined): Promise<number> {
  if (!item?.caps) return Number.POSITIVE_INFINITY;
  return roomUnder(item.caps, deed.happenedOn, await grantedBefore(station, deed));
}

/** What was granted to the same household for the same item in the same year, by the judgements that hold. */
async function grantedBefore(station: Station, deed: Deed): Promise<Granted[]> {
  const ids = (await partsOf(station.device, deed.household, 'deed')).filter((id) => id !== deed.id);
  const rows = await station.device.deeds.bulkGet(ids);
  const year = deed.happenedOn.slice(0, 4);
  const near = rows.flatMap((row) => (row?.happenedOn?.startsWith(year) && row.judgements.length > 0 ? [row] : []));
  const documents = await station.getMany(near.map(({ id }) => id));
  return near.flatMap(({ id, judgements }) => {
    const other = documents.get(id) as unknown as Deed | undefined;
    const holding = holdingJudgement(judgements);
    if (!other || other.item !== deed.item || other.person !== deed.person || !holding?.approved) return [];
    return [{ happenedOn: other.happenedOn, points: holding.points }];
  });
}
