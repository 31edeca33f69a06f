import type { CalendarDay } from '../calendar/day.ts';
import { supersedes } from '../latest.ts';
import { type Posting, postings as postingsSchema, type RedeemedItem, STATION_ACCOUNTS } from './entry.ts';

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

/** Whose account it is, by its name. */
export function ownerOf(account: string): 'household' | 'person' | 'station' | 'merchant' {
  if ((STATION_ACCOUNTS as readonly string[]).includes(account)) return 'station';
  if (account.startsWith('household:')) return 'household';
  return account.startsWith('person:') ? 'person' : 'merchant';
}

/** The posting of whom an entry is about: a household, a person or a merchant before the station's own accounts. */
export function mainOf<P extends Pick<Posting, 'account'>>(postings: readonly P[]): P | undefined {
  return postings.find(({ account }) => ownerOf(account) !== 'station') ?? postings[0];
}

/**
 * What an entry is about, of which only one entry may stand at a time: the deposit of a deed, an account's opening, what
 * lapsed of an account at the end of a period, a voucher that a merchant brought, a month's settlement with one,
 * what a household was let off on a day. A voucher whose giving-back is taken back is about the voucher's act again. Two
 * laptops that do the same offline then state two facts about one act. A reversal is about the act of the entry that it
 * takes back; any other entry is an act of its own.
 */
export function actOf(document: LedgerDocument): string {
  const { deed, account, period, act, voucher, merchant, month, postedOn } = document as Record<string, unknown> &
    LedgerDocument;
  switch (document.kind) {
    case 'deposit':
      return `deposit/${deed}`;
    case 'opening':
      return `opening/${account}`;
    case 'expiry':
      return `expiry/${period}/${account}`;
    case 'waiver':
      return `waiver/${postedOn}/${account}`;
    case 'takenVoucher':
      return `takenVoucher/${voucher}`;
    case 'regiven':
      return String(voucher);
    case 'settlement':
      return `settlement/${merchant}/${month}`;
    case 'reversal':
      return String(act);
    default:
      return document.id;
  }
}

/** What decides which facts about one act count. */
export interface ActFact {
  id: string;
  updatedAt: string;
  device: string;
  /** The entry that this fact takes back. */
  reverses?: string | undefined;
}

/** The facts about one act that count, and the entry that stands after them. */
export interface ActStanding {
  counted: ReadonlySet<string>;
  standing: string | undefined;
}

/**
 * Goes through the facts about one act in the order in which they were stated: an entry counts where none stands, a
 * reversal where the entry that it takes back stands. The same on every device, whatever order they arrived in, so that
 * what two laptops did without knowing of each other counts once.
 */
export function standingOf(facts: Iterable<ActFact>): ActStanding {
  const inOrder = ordered([...facts]);
  const counted = new Set<string>();
  let standing: string | undefined;
  for (const { id, reverses } of inOrder) {
    if (counted.has(id) || (reverses === undefined ? standing !== undefined : standing !== reverses)) continue;
    counted.add(id);
    standing = reverses === undefined ? id : undefined;
  }
  return { counted, standing };
}

/**
 * In the order in which they were stated. A reversal comes after what it takes back even where a clock that ran years
 * ahead gave that a later reading (SYNC K1): who took it back had seen it.
 */
function ordered(facts: readonly ActFact[]): ActFact[] {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const placed = facts.map((fact) => {
    const target = byId.get(fact.reverses ?? '');
    return target && supersedes(target, fact) ? { fact, at: target, after: 1 } : { fact, at: fact, after: 0 };
  });
  return placed
    .sort((a, b) => {
      if (a.at.id !== b.at.id) return supersedes(a.at, b.at) ? 1 : -1;
      return a.after - b.after || (supersedes(a.fact, b.fact) ? 1 : -1);
    })
    .map(({ fact }) => fact);
}

/** What a ledger document states about its act. */
export function actFactOf(document: LedgerDocument): ActFact {
  const { id, updatedAt, device, reverses } = document as LedgerDocument & ActFact;
  return { id, updatedAt, device, ...(document.kind === 'reversal' && { reverses }) };
}

/** The documents that count, each once however often it is given. */
export function countedEntries<D extends LedgerDocument>(documents: Iterable<D>): D[] {
  const byAct = new Map<string, Map<string, D>>();
  for (const document of documents) {
    const act = actOf(document);
    const known = byAct.get(act);
    if (known) known.set(document.id, document);
    else byAct.set(act, new Map([[document.id, document]]));
  }
  return [...byAct.values()].flatMap((facts) => {
    const { counted } = standingOf([...facts.values()].map(actFactOf));
    return [...facts.values()].filter(({ id }) => counted.has(id));
  });
}

/** Folds ledger documents into the balance of every account, in hundredths of a point. */
export function balancesOf(documents: Iterable<LedgerDocument>): Map<string, number> {
  const balances = new Map<string, number>();
  for (const document of countedEntries(documents)) {
    for (const { account, points } of postingsOf(document))
      balances.set(account, (balances.get(account) ?? 0) + points);
  }
  return balances;
}

/** What one entry did to one account, in hundredths of a point; `entry` is the document's id. */
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

/** What lines of an account put in and took out, both as amounts in hundredths of a point. */
export function movedIn(lines: readonly Pick<AccountEntry, 'points'>[]): { gained: number; spent: number } {
  let [gained, spent] = [0, 0];
  for (const { points } of lines) {
    if (points > 0) gained += points;
    else spent -= points;
  }
  return { gained, spent };
}

/** What a ledger document says it was for, in the passbook's words. */
export function entryText(document: LedgerDocument): string {
  const { description, items } = document as { description?: unknown; items?: unknown };
  if (typeof description === 'string') return description;
  if (Array.isArray(items))
    return (items as RedeemedItem[]).map(({ name, quantity }) => `${name} × ${quantity}`).join('、');
  return '';
}
