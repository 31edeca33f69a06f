import { canonicalJson, sameValue } from '../domain/canonical.ts';
import { type Dispute, ENVELOPE_FIELDS, ID_PATTERN, type Revival, type Settlement } from '../domain/document.ts';
import type { Document } from '../domain/kinds.ts';

/**
 * The `device` of a document that a merge made. No single device wrote it, so every device must be told of it, also the
 * ones whose own writes are kept from them by the feed's filter (SYNC P2, C5).
 */
export const MERGED = 'merge';

const NOT_MERGED_BY_FIELD = new Set<string>([...ENVELOPE_FIELDS, 'disputes', 'settled', 'revived']);

type Side = Document & { disputes?: Dispute[]; settled?: Settlement[]; revived?: Revival[] };

/** Whether a was edited later than b: by hybrid clock, then by device, so that every device agrees (SYNC C1, C5). */
function isLater(a: Document, b: Document): boolean {
  return a.updatedAt === b.updatedAt ? a.device > b.device : a.updatedAt > b.updatedAt;
}

function isListOfIds(value: unknown): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && ID_PATTERN.test(item))
  );
}

/** Ids that both sides have, or that one side added; what one side took out of the base stays out. Sorted. */
function mergeIds(base: unknown, ours: string[], theirs: string[]): string[] {
  const before = new Set(isListOfIds(base) ? base : []);
  const both = new Set([...ours, ...theirs]);
  return [...both].filter((id) => !before.has(id) || (ours.includes(id) && theirs.includes(id))).sort();
}

function disputeOf(field: string, side: Document): Dispute {
  const value = side[field];
  return {
    field,
    ...(value !== undefined && { value }),
    at: side.updatedAt,
    by: side.updatedBy,
    device: side.device,
  };
}

/** Entries of both sides, each once; one that either side has taken out since the base is gone. */
function mergeEntries<Entry>(
  base: Entry[] = [],
  ours: Entry[] = [],
  theirs: Entry[] = [],
  fresh: Entry[] = [],
): Entry[] {
  const keyed = (list: Entry[]) => new Map(list.map((one) => [canonicalJson(one), one]));
  const [before, left, right] = [keyed(base), keyed(ours), keyed(theirs)];
  const kept = keyed(fresh);
  for (const [key, one] of [...left, ...right]) {
    if (!before.has(key) || (left.has(key) && right.has(key))) kept.set(key, one);
  }
  return [...kept.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/**
 * Merges two versions of a record against the version both came from (SYNC C1, C2, C5). Pure and the same on every
 * device and whichever side is called ours.
 *
 * A field changed on one side takes that side. One changed on both to different values takes the later edit's, and the
 * other value is kept as a dispute. Lists of ids merge as sets, and so do disputes and what became of them. Where one side voided the record, its fields stand as
 * they were when it was voided, and edits of the other side are kept as disputes.
 *
 * @param base absent where the two were made apart; then every difference is one changed on both sides
 */
export function mergeRecords(base: Document | undefined, ours: Document, theirs: Document): Document {
  const [later, earlier] = isLater(ours, theirs) ? [ours, theirs] : [theirs, ours];
  const voiding = onlyVoider(base, ours, theirs);
  const merged: Record<string, unknown> = {};
  const fresh: Dispute[] = [];

  const fields = new Set(
    [...Object.keys(ours), ...Object.keys(theirs)].filter((field) => !NOT_MERGED_BY_FIELD.has(field)),
  );
  for (const field of [...fields].sort()) {
    const [b, o, t] = [base?.[field], ours[field], theirs[field]];
    const settle = (winner: Document, loser: Document) => {
      merged[field] = winner[field];
      fresh.push(disputeOf(field, loser));
    };
    if (sameValue(o, t)) merged[field] = o;
    else if (voiding && field !== 'voided') {
      const editor = voiding === ours ? theirs : ours;
      if (base && sameValue(b, editor[field])) merged[field] = voiding[field];
      else settle(voiding, editor);
    } else if (base && sameValue(b, o)) merged[field] = t;
    else if (base && sameValue(b, t)) merged[field] = o;
    else if (field === 'voided' && (o === undefined || t === undefined)) merged[field] = o ?? t;
    else if (isListOfIds(o) && isListOfIds(t)) merged[field] = mergeIds(b, o, t);
    else settle(later, earlier);
  }

  const [before, left, right] = [base, ours, theirs] as [Side | undefined, Side, Side];
  const disputes = mergeEntries(before?.disputes, left.disputes, right.disputes, fresh);
  const settled = mergeEntries(before?.settled, left.settled, right.settled);
  const revived = mergeEntries(before?.revived, left.revived, right.revived);
  const envelope = Object.fromEntries(ENVELOPE_FIELDS.map((field) => [field, later[field]]));
  const present = Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
  return {
    ...envelope,
    ...present,
    ...(disputes.length > 0 && { disputes }),
    ...(settled.length > 0 && { settled }),
    ...(revived.length > 0 && { revived }),
    device: MERGED,
  } as unknown as Document;
}

/** The side that alone voided the record since the base, if one did. */
function onlyVoider(base: Document | undefined, ours: Document, theirs: Document): Document | undefined {
  if (base?.voided) return undefined;
  if (ours.voided && !theirs.voided) return ours;
  if (theirs.voided && !ours.voided) return theirs;
  return undefined;
}

/** Whether two versions say the same, whoever wrote them when. */
export function saySame(a: Document, b: Document): boolean {
  const saying = (document: Document) =>
    Object.fromEntries(Object.entries(document).filter(([field]) => !ENVELOPE_FIELDS.includes(field as never)));
  return sameValue(saying(a), saying(b));
}
