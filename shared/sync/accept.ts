import { sameValue } from '../domain/canonical.ts';
import type { Document } from '../domain/kinds.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { generation } from './county.ts';
import { mergeRecords, saySame } from './merge.ts';

/** The county's version as this device keeps it: agreed on, nothing to send. */
export function agreed(theirs: Document, rev: string): Stored {
  return { ...theirs, local: { upload: 'sent', rev } };
}

/**
 * Whether the county's version is one that this very device wrote before its present one: then nothing was done
 * elsewhere, and an answer was lost on the way (SYNC U3).
 */
function isOwnEarlier(theirs: Document, ours: Document, device: string): boolean {
  return theirs.device === device && theirs.updatedAt <= ours.updatedAt;
}

/**
 * How current a version from the county is: `then`, it stood at its place in the feed; `now`, it was asked for and is what
 * the county holds at this moment.
 */
export type As = 'then' | 'now';

/**
 * What becomes of our version of a document when the county's arrives with revision `rev`, or undefined where ours
 * stays as it is. A version that is not yet sent is merged, never overwritten (SYNC C1, C6).
 *
 * @param theirs the county's version, upgraded to this program's schema, known to be true if it is a fact
 */
export function accept(
  current: Stored | undefined,
  theirs: Document,
  rev: string,
  device: string,
  as: As,
): Stored | undefined {
  if (!current) return agreed(theirs, rev);
  const { upload, rev: known, base } = current.local;
  if (known === rev) return undefined;
  // A page of the feed that set out before our last acknowledged write may arrive after it; the newer one is to come.
  if (as === 'then' && known && generation(rev) < generation(known)) return undefined;

  const ours = withoutLocal(current);
  if (upload === 'sent' || sameValue(ours, theirs)) return agreed(theirs, rev);

  const merged = mergeRecords(isOwnEarlier(theirs, ours, device) ? theirs : base, ours, theirs);
  if (saySame(merged, theirs)) return agreed(theirs, rev);
  const next = saySame(merged, ours) ? ours : merged;
  return { ...next, local: { upload: 'waiting', rev, base: theirs } } as Stored;
}
