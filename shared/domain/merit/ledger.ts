import type { CalendarDay } from '../calendar/day.ts';
import { type Posting, postings as postingsSchema, type RedeemedItem } from './merit.ts';

/** A document of the ledger, of a kind known here or not. */
export interface LedgerDocument {
  id: string;
  kind: string;
}

/**
 * What a document of the ledger moves: the one place that says so. Every kind of entry carries its postings in the same
 * field; a document without true postings (none, or debits that differ from credits) moves nothing.
 */
export function postingsOf(document: LedgerDocument): Posting[] {
  const checked = postingsSchema.safeParse((document as { postings?: unknown }).postings);
  return checked.success ? checked.data : [];
}

const REVERSED = 'reversed/';

/**
 * Under which name an entry is counted, once however often it comes. Two reversals of one entry move the same, so they
 * share the name of what they reverse and count as one, on every device, whichever came first.
 */
export function entryKeyOf(document: LedgerDocument): string {
  const { reverses } = document as { reverses?: unknown };
  return document.kind === 'reversal' && typeof reverses === 'string' ? reversalKeyOf(reverses) : document.id;
}

/** The name under which the reversal of an entry is counted. */
export function reversalKeyOf(entry: string): string {
  return `${REVERSED}${entry}`;
}

/** The entry that a name's reversal takes back, or undefined where the name is no reversal's. */
export function reversedEntry(key: string): string | undefined {
  return key.startsWith(REVERSED) ? key.slice(REVERSED.length) : undefined;
}

/** Folds ledger documents into the balance of every account, each document once however often it is given. */
export function balancesOf(documents: Iterable<LedgerDocument>): Map<string, number> {
  const balances = new Map<string, number>();
  const counted = new Set<string>();
  for (const document of documents) {
    const key = entryKeyOf(document);
    if (counted.has(key)) continue;
    counted.add(key);
    for (const { account, points } of postingsOf(document))
      balances.set(account, (balances.get(account) ?? 0) + points);
  }
  return balances;
}

/** What one entry did to one account, in hundredths of a point; `entry` is its `entryKeyOf`. */
export interface AccountEntry {
  entry: string;
  postedOn: CalendarDay;
  points: number;
}

export type PassbookLine<E extends AccountEntry> = E & { balance: number };

/**
 * The lines of a passbook, newest first, each with the balance it left behind.
 * @param balance the balance after the first of `newestFirst`; for a later page, that of the last line before it less
 * its points.
 */
export function passbook<E extends AccountEntry>(balance: number, newestFirst: readonly E[]): PassbookLine<E>[] {
  let after = balance;
  return newestFirst.map((entry) => {
    const line = { ...entry, balance: after };
    after -= entry.points;
    return line;
  });
}

/** What a ledger document says it was for, in the passbook's words. */
export function entryText(document: LedgerDocument): string {
  const { description, items } = document as { description?: unknown; items?: unknown };
  if (typeof description === 'string') return description;
  if (Array.isArray(items))
    return (items as RedeemedItem[]).map(({ name, quantity }) => `${name} × ${quantity}`).join('、');
  return '';
}
