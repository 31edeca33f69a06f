import { sameValue } from '../domain/canonical.ts';
import { type Document, definitionOf } from '../domain/kinds.ts';
import { comesAfter, pastFrom } from '../store/past.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { generation } from './county.ts';
import { mergeRecords, saySame } from './merge.ts';
import { revivedApartFrom, revivedUnheard } from './revival.ts';

/** The county's version as this device keeps it: agreed on, nothing to send. */
function agreed(theirs: Document, rev: string, past: string[] = []): Stored {
  return { ...theirs, local: { upload: 'sent', rev, ...(past.length > 0 && { past }) } };
}

/** A version of a document as it comes from the county. */
export interface Arrival {
  /** Upgraded to this program's schema, known to be true if it is a fact. */
  document: Document;
  rev: string;
  /**
   * Given where this one was made without the version last agreed on: the county has lost that, having been restored or
   * rebuilt since (SYNC R1), or somebody without it brought the record back from a deletion (SYNC C2). The versions that
   * this one came from, the latest first, as far as the county has them.
   */
  history?: Document[];
}

/**
 * What becomes of our version of a document when the county's arrives, or undefined where ours stays as it is. A version
 * that is not yet sent, and one that the county had acknowledged and has lost, is merged, never overwritten
 * (SYNC C1, C6, R1).
 */
export function accept(
  current: Stored | undefined,
  { document: theirs, rev, ...arrival }: Arrival,
): Stored | undefined {
  if (!current) return agreed(theirs, rev);
  const isApart = revivedApartFrom(current, theirs) !== undefined || revivedUnheard(current, theirs, rev);
  const history = arrival.history ?? (isApart ? [] : undefined);
  const { upload, rev: known, past } = current.local;
  if (known === rev) return undefined;
  const ours = withoutLocal(current);
  if (sameValue(ours, theirs)) return agreed(theirs, rev, past);
  if (definitionOf(current.kind)?.nature === 'fact') return agreed(ours, rev, past);
  // An answer that set out before our last acknowledged write may arrive after it; the newer version is to come, or came.
  if (!history && known && generation(rev) < generation(known)) return undefined;
  if (upload === 'sent' && !history) return agreed(theirs, rev, pastFrom([current], past));

  const joined = pastFrom([theirs, current], past);
  const waiting = (next: Document): Stored => ({
    ...next,
    local: { upload: 'waiting', rev, base: theirs, past: joined },
  });
  if (comesAfter(current, theirs)) return waiting(ours);
  const base = history ? lastCommon(current, history) : current.local.base;
  const merged = mergeRecords(base, ours, theirs);
  if (saySame(merged, theirs)) return agreed(theirs, rev, joined);
  return waiting(saySame(merged, ours) ? ours : merged);
}

/** The last version that ours and the county's both came from, where a device remembers that long. */
function lastCommon(ours: Stored, history: Document[]): Document | undefined {
  const isOurs = (version: Document) => [withoutLocal(ours), ours.local.base].some((held) => sameValue(held, version));
  return history.find((version) => isOurs(version) || comesAfter(ours, version));
}
