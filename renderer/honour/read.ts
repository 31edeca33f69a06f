import { type Honour, type HonourStanding, type HonourVote, standingOf } from '../../shared/domain/honour/honour.ts';
import { idsFound } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readSteps } from '../steps/read.ts';

export interface HonourRow extends HonourStanding {
  honour: Honour;
}

/** The ids of the nominations found by what was typed, the latest first. */
export async function honourIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'honour', filter)).reverse();
}

export async function readHonourRows(station: Station, ids: readonly string[]): Promise<HonourRow[]> {
  const documents = await station.getMany([...ids]);
  const honours = ids.flatMap((id) => (documents.get(id) as unknown as Honour | undefined) ?? []);
  const votes = await readSteps<HonourVote>(
    station,
    honours.map(({ id }) => id),
    'honourVote',
  );
  return honours.map((honour) => ({ honour, ...standingOf(honour.id, votes.get(honour.id) ?? []) }));
}

export async function readHonour(station: Station, id: string): Promise<HonourRow | undefined> {
  const [row] = await readHonourRows(station, [id]);
  return row && !row.honour.voided ? row : undefined;
}

/** Nominations of several years; a village has some dozens each. */
const LOOKED_THROUGH_MAX = 500;

/** Those nominated in a year. */
export async function honoursOf(station: Station, year: number): Promise<HonourRow[]> {
  const ids = (await honourIds(station, '')).slice(0, LOOKED_THROUGH_MAX);
  return (await readHonourRows(station, ids)).filter(({ honour }) => honour.year === year);
}

/** Nominations that nobody has voted on yet. */
export async function openHonours(station: Station): Promise<HonourRow[]> {
  const ids = (await honourIds(station, '')).slice(0, LOOKED_THROUGH_MAX);
  return (await readHonourRows(station, ids)).filter(({ state }) => state === 'nominated');
}
