import type { Document } from '../../domain/kinds.ts';
import { type SearchEntry, searchEntry, TYPED_KINDS } from '../../domain/search/entry.ts';
import { normalise } from '../../domain/search/keys.ts';
import type { DeviceDatabase, EntryRow } from '../deviceDatabase.ts';

/** A word as it is indexed: the kind before it, so that documents of one kind are found without reading the others. */
function wordOf(kind: string, key: string): string {
  return `${kind} ${key}`;
}

function rowOf({ keys, about, ...entry }: SearchEntry): EntryRow {
  return { ...entry, words: [...keys, ...about].map((key) => wordOf(entry.kind, key)) };
}

/** Takes documents into the search table. To be called within a transaction over `entries`; taking one twice is harmless. */
export async function projectSearch(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const entries: EntryRow[] = [];
  const gone: string[] = [];
  for (const document of documents) {
    const entry = searchEntry(document);
    if (entry) entries.push(rowOf(entry));
    else gone.push(document.id);
  }
  if (entries.length > 0) await device.entries.bulkPut(entries);
  if (gone.length > 0) await device.entries.bulkDelete(gone);
}

/**
 * The documents found by what has been typed so far, best first: whole word before prefix, then by label. Clauses come
 * last: they are found by any word in them, and two letters would bury the people whose initials they are.
 * @param kinds narrows to these kinds; all when empty.
 */
export async function search(
  device: DeviceDatabase,
  typed: string,
  { kinds = [], limit }: { kinds?: readonly string[]; limit: number },
): Promise<EntryRow[]> {
  const prefix = normalise(typed);
  if (prefix === '') return [];
  const among = kinds.length > 0 ? kinds : TYPED_KINDS;
  const found = await Promise.all(among.map((kind) => firstUnder(device, wordOf(kind, prefix), limit)));
  const rank = ({ kind, words }: EntryRow) =>
    (kind === 'clause' ? 2 : 0) + (words.includes(wordOf(kind, prefix)) ? 0 : 1);
  return found
    .flat()
    .sort((a, b) => rank(a) - rank(b) || (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1))
    .slice(0, limit);
}

/**
 * The first rows with a word that begins so, in the order of the words, each row once. Read in one request a time, not
 * row by row with a cursor: every step of a cursor is a message to the browser's database process and back.
 */
async function firstUnder(device: DeviceDatabase, word: string, limit: number): Promise<EntryRow[]> {
  // Most documents have at most two words that begin alike.
  for (let read = 2 * limit; ; read *= 2) {
    const rows = await device.entries.where('words').startsWith(word).limit(read).toArray();
    const once = new Map(rows.map((row) => [row.id, row]));
    if (once.size >= limit || rows.length < read) return [...once.values()].slice(0, limit);
  }
}

/** The ids of all documents of a kind found by what has been typed so far, the oldest first; all of the kind for ''. */
export async function idsFound(device: DeviceDatabase, kind: string, typed: string): Promise<string[]> {
  const prefix = normalise(typed);
  if (prefix === '') return device.entries.where('kind').equals(kind).primaryKeys();
  const ids = await device.entries.where('words').startsWith(wordOf(kind, prefix)).primaryKeys();
  return [...new Set(ids)].sort();
}

/** The ids of the documents of a kind that are about another document without belonging to it, the oldest first. */
export async function idsAbout(device: DeviceDatabase, kind: string, id: string): Promise<string[]> {
  return (await device.entries.where('words').equals(wordOf(kind, id)).primaryKeys()).sort();
}

/** The ids of the documents of a kind that belong to another document, such as the sign-ins of a meeting, oldest first. */
export async function partsOf(device: DeviceDatabase, within: string, kind: string): Promise<string[]> {
  const ids = await device.entries.where('within').equals(within).primaryKeys();
  return ids.filter((id) => id.startsWith(`${kind}:`)).sort();
}

/** The same for many documents at once: to each, the ids of its parts of a kind, oldest first. */
export async function partsOfEach(
  device: DeviceDatabase,
  withins: readonly string[],
  kind: string,
): Promise<Map<string, string[]>> {
  const rows = await device.entries.where('within').anyOf(withins).toArray();
  const parts = new Map<string, string[]>(withins.map((within) => [within, []]));
  for (const row of rows.sort((a, b) => (a.id < b.id ? -1 : 1))) {
    if (row.kind === kind) parts.get(row.within)?.push(row.id);
  }
  return parts;
}
