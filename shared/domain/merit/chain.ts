import type { Chain } from './entry.ts';

/** What a chain is checked by. */
export interface ChainedEntry {
  id: string;
  device: string;
  chain?: Chain | undefined;
}

/**
 * Where a device's entries break off:
 * - `missing`: entries between two that are here are not
 * - `twice`: two entries have one number, as when a laptop went on from an old backup
 * - `unlinked`: an entry names another one than the one before it
 */
export interface ChainBreak {
  device: string;
  /** The number of the entry at which it shows. */
  number: number;
  kind: 'missing' | 'twice' | 'unlinked';
}

/** The breaks in every device's chain; none where every entry that a device wrote is here, as it wrote it. */
export function chainBreaks(entries: Iterable<ChainedEntry>): ChainBreak[] {
  const byDevice = new Map<string, ChainedEntry[]>();
  for (const entry of entries) {
    const own = byDevice.get(entry.device);
    if (own) own.push(entry);
    else byDevice.set(entry.device, [entry]);
  }
  return [...byDevice].flatMap(([device, own]) => breaksOf(device, own));
}

function breaksOf(device: string, entries: readonly ChainedEntry[]): ChainBreak[] {
  const breaks: ChainBreak[] = [];
  const inOrder = [...entries].sort((a, b) => numberOf(a) - numberOf(b) || (a.id < b.id ? -1 : 1));
  let before: ChainedEntry | undefined;
  for (const entry of inOrder) {
    const number = numberOf(entry);
    const expected = before ? numberOf(before) + 1 : 1;
    const kind = number < expected ? 'twice' : number > expected ? 'missing' : linkOf(entry, before);
    if (kind) breaks.push({ device, number, kind });
    before = entry;
  }
  return breaks;
}

function linkOf({ chain }: ChainedEntry, before: ChainedEntry | undefined): 'unlinked' | undefined {
  return chain?.previous === before?.id ? undefined : 'unlinked';
}

/** An entry without a number stands before all others, where it shows as one too many. */
function numberOf({ chain }: ChainedEntry): number {
  return chain?.number ?? 0;
}
