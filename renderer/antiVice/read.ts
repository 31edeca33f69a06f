import type { AntiViceEntry } from '../../shared/domain/antiVice/antiVice.ts';
import { idsFound } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';

/** The ids of the register's lines found by what was typed, the one written last first. */
export async function entryIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'antiViceEntry', filter)).reverse();
}

export async function readEntries(station: Station, ids: readonly string[]): Promise<AntiViceEntry[]> {
  const documents = await station.getMany([...ids]);
  return ids.flatMap((id) => (documents.get(id) as unknown as AntiViceEntry | undefined) ?? []);
}

/** Lines of one year's register: several a day. */
const YEAR_MAX = 2000;

/** The register of a year, in the order of the days. */
export async function readYear(station: Station, year: string): Promise<AntiViceEntry[]> {
  const ids = await idsFound(station.device, 'antiViceEntry', year);
  const entries = await readEntries(station, ids.slice(-YEAR_MAX));
  return entries
    .filter(({ on }) => on.startsWith(`${year}-`))
    .sort((a, b) => (a.on === b.on ? (a.id < b.id ? -1 : 1) : a.on < b.on ? -1 : 1));
}
