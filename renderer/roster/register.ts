import type { Station } from '../../shared/store/station.ts';
import {
  type HouseholdRow,
  householdIds,
  type PersonRow,
  personIds,
  readHouseholdRows,
  readPersonRows,
  type Sought,
} from './read.ts';

/** Rows read at once, so that the page answers in between. */
const STEP = 500;

async function readAll<Row>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<Row[]>,
  onProgress: (done: number, total: number) => void,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (let from = 0; from < ids.length; from += STEP) {
    rows.push(...(await read(ids.slice(from, from + STEP))));
    onProgress(Math.min(from + STEP, ids.length), ids.length);
  }
  return rows;
}

/** All people of a narrowing: a register on paper or in a file is whole. */
export async function allPeople(
  station: Station,
  sought: Sought,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<PersonRow[]> {
  return readAll(await personIds(station, sought), (ids) => readPersonRows(station, ids), onProgress);
}

export async function allHouseholds(
  station: Station,
  sought: Sought,
  onProgress: (done: number, total: number) => void = () => undefined,
): Promise<HouseholdRow[]> {
  return readAll(await householdIds(station, sought), (ids) => readHouseholdRows(station, ids), onProgress);
}
