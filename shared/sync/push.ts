import { sameValue } from '../domain/canonical.ts';
import { idsByCollection } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { Change } from '../store/documents.ts';
import type { Station } from '../store/station.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { type County, type CountyProblem, type PushRow, toCounty } from './county.ts';
import { receive, receiveDeletions } from './receive.ts';

/** Documents in one batch at most: what CouchDB answers for each of them also has to come back over the line. */
export const BATCH_DOCUMENTS_MAX = 1000;

export interface Pushed {
  stored: number;
  refused: number;
  conflicts: number;
}

/** The next documents that wait to be sent, at most `bytesMax` of JSON together, but one at least. */
export async function nextBatch(station: Station, bytesMax: number): Promise<Stored[]> {
  const batch: Stored[] = [];
  let bytes = 0;
  for (const collection of station.collectionNames) {
    const waiting = await station.find(collection, {
      selector: { 'local.upload': 'waiting' } as never,
      index: ['local.upload', 'id'],
      limit: BATCH_DOCUMENTS_MAX - batch.length,
    });
    for (const document of waiting) {
      bytes += JSON.stringify(document).length;
      if (bytes > bytesMax && batch.length > 0) return batch;
      batch.push(document);
    }
    if (batch.length >= BATCH_DOCUMENTS_MAX) return batch;
  }
  return batch;
}

/**
 * Sends a batch on top of the revisions last known, without reading first (SYNC U2), and takes in the answer: stored
 * ones are marked as sent if they are still the very version that was sent (SYNC U6), refused ones go to quarantine and
 * hold nothing up (SYNC U4), conflicting ones are fetched and merged.
 */
export async function pushBatch(
  station: Station,
  county: County,
  batch: Stored[],
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  const answer = await county.push(
    batch.map((stored) => toCounty(withoutLocal(stored), stored.local.rev)),
    stop,
  );
  if (!answer.ok) return batchFailed(station, county, batch, answer, stop);

  const rows = new Map(answer.value.map((row) => [row.id, row]));
  const sent = new Map(batch.map((stored) => [stored.id, stored]));
  for (const [collection, ids] of idsByCollection(batch.map((stored) => stored.id))) {
    await station.changeForSync(collection, ids, outcomeOf(sent, rows));
  }
  const conflicting = answer.value.filter((row) => row.outcome === 'conflict').map((row) => row.id);
  const resolved = await resolveConflicts(station, county, conflicting, stop);
  if (!resolved.ok) return resolved;
  const count = (outcome: PushRow['outcome']) => answer.value.filter((row) => row.outcome === outcome).length;
  return success({ stored: count('stored'), refused: count('refused'), conflicts: conflicting.length });
}

/** What the county's answer makes of each document, given what it has become on this device in the meantime. */
function outcomeOf(sent: Map<string, Stored>, rows: Map<string, PushRow>): Change {
  return (current, id) => {
    const row = rows.get(id);
    const version = sent.get(id);
    if (!current || !row || !version) return undefined;
    const unchanged = sameValue(withoutLocal(current), withoutLocal(version));
    if (row.outcome === 'stored') {
      return unchanged
        ? { ...current, local: { upload: 'sent', rev: row.rev } }
        : { ...current, local: { upload: 'waiting', rev: row.rev, base: withoutLocal(version) } };
    }
    if (row.outcome === 'refused' && unchanged) return refused(current, row.why);
    return undefined;
  };
}

function refused(current: Stored, why: string): Stored {
  return { ...current, local: { ...current.local, upload: 'refused', refusal: why.slice(0, REFUSAL_MAX) } };
}

/** A refusal is the server's sentence; what is longer is a page of something else. */
const REFUSAL_MAX = 500;

async function resolveConflicts(
  station: Station,
  county: County,
  ids: string[],
  stop: AbortSignal,
): Promise<Result<void, CountyProblem>> {
  if (ids.length === 0) return success(undefined);
  const held = await county.held(ids, stop);
  if (!held.ok) return held;
  await receive(
    station,
    held.value.flatMap((row) => (row.document && !row.deleted ? [row.document] : [])),
    'now',
  );
  const missing = held.value.filter((row) => row.rev === undefined).map((row) => row.id);
  await forgetRevisions(station, missing);
  const gone = held.value.filter((row) => row.deleted).map((row) => row.id);
  await receiveDeletions(station, gone);
  await quarantine(station, gone, 'deleted');
  return success(undefined);
}

/**
 * CouchDB fails a whole batch for one document that is malformed (400) or too large (413). Halving finds the one, which
 * goes to quarantine; the others are sent.
 */
async function batchFailed(
  station: Station,
  county: County,
  batch: Stored[],
  failed: { ok: false; reason: CountyProblem; detail?: string },
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  if (failed.reason !== 'tooLarge' && failed.reason !== 'badRequest') return failed;
  const [only] = batch;
  if (batch.length === 1 && only) {
    await quarantine(station, [only.id], failed.detail ?? failed.reason);
    return success({ stored: 0, refused: 1, conflicts: 0 });
  }
  const middle = Math.ceil(batch.length / 2);
  const first = await pushBatch(station, county, batch.slice(0, middle), stop);
  if (!first.ok) return first;
  const second = await pushBatch(station, county, batch.slice(middle), stop);
  if (!second.ok) return second;
  return success({
    stored: first.value.stored + second.value.stored,
    refused: first.value.refused + second.value.refused,
    conflicts: first.value.conflicts + second.value.conflicts,
  });
}

async function quarantine(station: Station, ids: string[], why: string): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) => current && refused(current, why));
  }
}

/** What the county does not have at all, having been restored or rebuilt, is sent to it as new (SYNC R1). */
async function forgetRevisions(station: Station, ids: string[]): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) => {
      if (!current?.local.rev) return undefined;
      const { rev: _, base: __, ...local } = current.local;
      return { ...current, local };
    });
  }
}

/** Offers refused documents again: after the clerk corrected them, or after the county's rules changed (SYNC U4). */
export async function offerAgain(station: Station, ids: string[]): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) => {
      if (current?.local.upload !== 'refused') return undefined;
      const { refusal: _, ...local } = current.local;
      return { ...current, local: { ...local, upload: 'waiting' } };
    });
  }
}
