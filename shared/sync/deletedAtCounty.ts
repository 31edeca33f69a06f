import { definitionOf, idsByCollection } from '../domain/kinds.ts';
import { failure, type Result, success } from '../domain/result.ts';
import type { StoreProblem } from '../store/problem.ts';
import type { Station } from '../store/station.ts';
import { revived } from './revival.ts';

/** Makes a document one that the county has not: what is written without a revision, CouchDB takes on top of a deletion. */
async function forgetCounty(station: Station, id: string, upload: 'waiting' | 'held'): Promise<void> {
  for (const [collection, ids] of idsByCollection([id])) {
    await station.changeForSync(collection, ids, (current) => {
      if (!current) return undefined;
      const { rev: _, base: __, refusal: ___, ...local } = current.local;
      return { ...revived(current, station.deviceId), local: { ...local, upload, earlier: true, revives: true } };
    });
  }
}

/**
 * Keeps a document that an administrator deleted at the county, and sends it there again as a new one (SYNC C2). The
 * question goes from the list last, so that a kill before that asks once more instead of deciding.
 *
 * @throws what the storage throws
 */
export async function sendAsNew(station: Station, id: string): Promise<void> {
  await forgetCounty(station, id, 'waiting');
  await station.device.setAside.delete(id);
}

/**
 * Voids a record that an administrator deleted at the county. It goes there again as voided: so every device of the
 * station comes to the same, also one whose clerk decides otherwise, and the merge lets the voiding stand (SYNC C2, C5).
 * A fact cannot be voided; it answers `factIsFinal`.
 *
 * @throws what the storage throws
 */
export async function voidDeleted(
  station: Station,
  id: string,
  reason: string,
): Promise<Result<undefined, StoreProblem>> {
  const current = (await station.getMany([id])).get(id);
  if (!current) return failure('missing');
  if (!isVoidable(current.kind)) return failure('factIsFinal');
  if (current.voided) {
    await sendAsNew(station, id);
    return success(undefined);
  }
  // Held until the voiding is written: it must not set out for the county unvoided.
  await forgetCounty(station, id, 'held');
  const voided = await station.void(id, reason);
  if (!voided.ok) return voided;
  await station.device.setAside.delete(id);
  return success(undefined);
}

/** Whether a document can be voided, as records can and facts cannot (SYNC S3). */
export function isVoidable(kind: string): boolean {
  return definitionOf(kind)?.nature === 'record';
}
