import type { Document } from '../../domain/kinds.ts';
import { type SearchEntry, searchEntry } from '../../domain/search/entry.ts';
import { normalise } from '../../domain/search/keys.ts';
import type { DeviceDatabase } from '../deviceDatabase.ts';

/** Takes documents into the search table. To be called within a transaction over `entries`; taking one twice is harmless. */
export async function projectSearch(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const entries: SearchEntry[] = [];
  const gone: string[] = [];
  for (const document of documents) {
    const entry = searchEntry(document);
    if (entry) entries.push(entry);
    else gone.push(document.id);
  }
  if (entries.length > 0) await device.entries.bulkPut(entries);
  if (gone.length > 0) await device.entries.bulkDelete(gone);
}

/** How many finds are read before they are put in order; the shown part is shorter. */
const CANDIDATES_MAX = 200;

/**
 * The documents found by what has been typed so far, best first: whole word before prefix, then by label.
 * @param kinds narrows to these kinds; all when empty.
 */
export async function search(
  device: DeviceDatabase,
  typed: string,
  { kinds = [], limit }: { kinds?: string[]; limit: number },
): Promise<SearchEntry[]> {
  const prefix = normalise(typed);
  if (prefix === '') return [];
  const wanted = new Set(kinds);
  const found = new Map<string, SearchEntry>();
  await device.entries
    .where('keys')
    .startsWith(prefix)
    .until(() => found.size >= CANDIDATES_MAX)
    .each((entry) => {
      if (wanted.size === 0 || wanted.has(entry.kind)) found.set(entry.id, entry);
    });
  const rank = (entry: SearchEntry) => (entry.keys.includes(prefix) ? 0 : 1);
  return [...found.values()]
    .sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/** The ids of the documents of a kind that belong to another document, such as the sign-ins of a meeting, oldest first. */
export async function partsOf(device: DeviceDatabase, within: string, kind: string): Promise<string[]> {
  const ids = await device.entries.where('within').equals(within).primaryKeys();
  return ids.filter((id) => id.startsWith(`${kind}:`)).sort();
}
