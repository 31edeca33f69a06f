import { sameValue } from '../domain/canonical.ts';
import { idsByCollection } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { Change } from '../store/documents.ts';
import type { Station } from '../store/station.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { type County, type CountyProblem, firstRevision, type PushRow, toCounty } from './county.ts';
import { receiveRows } from './receiveRows.ts';

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
 * Sends a batch without reading first: documents that the county cannot have yet under revisions of our own (SYNC U3),
 * the others on top of the revisions last known (SYNC U2). Then takes in the answers: stored ones are marked as sent if
 * they are still the very version that was sent (SYNC U6), refused ones go to quarantine and hold nothing up (SYNC U4),
 * conflicting ones are fetched and merged.
 */
export async function pushBatch(
  station: Station,
  county: County,
  batch: Stored[],
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  const isNew = (stored: Stored) => stored.local.rev === undefined && !stored.local.earlier;
  const first = await pushPart(station, county, batch.filter(isNew), 'new', stop);
  if (!first.ok) return first;
  const second = await pushPart(
    station,
    county,
    batch.filter((stored) => !isNew(stored)),
    'changed',
    stop,
  );
  if (!second.ok) return second;
  return success(sum(first.value, second.value));
}

const NOTHING: Pushed = { stored: 0, refused: 0, conflicts: 0 };

function sum(a: Pushed, b: Pushed): Pushed {
  return { stored: a.stored + b.stored, refused: a.refused + b.refused, conflicts: a.conflicts + b.conflicts };
}

async function pushPart(
  station: Station,
  county: County,
  part: Stored[],
  as: 'new' | 'changed',
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  if (part.length === 0) return success(NOTHING);
  const documents = part.map((stored) => {
    const document = withoutLocal(stored);
    return toCounty(document, as === 'new' ? firstRevision(document) : stored.local.rev);
  });
  const answer = as === 'new' ? await county.pushNew(documents, stop) : await county.push(documents, stop);
  if (!answer.ok) return partFailed(station, county, part, as, answer, stop);

  const rows = new Map(answer.value.map((row) => [row.id, row]));
  const sent = new Map(part.map((stored) => [stored.id, stored]));
  for (const [collection, ids] of idsByCollection([...sent.keys()])) {
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
      const { past } = current.local;
      const known = { rev: row.rev, ...(past && { past }) };
      return unchanged
        ? { ...current, local: { upload: 'sent', ...known } }
        : { ...current, local: { upload: 'waiting', ...known, base: withoutLocal(version) } };
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
  const received = await receiveRows(station, county, held.value, stop);
  if (!received.ok) return received;
  const missing = held.value.filter((row) => row.rev === undefined).map((row) => row.id);
  await forgetRevisions(station, missing);
  const gone = held.value.filter((row) => row.deleted).map((row) => row.id);
  await hold(station, gone);
  return success(undefined);
}

/**
 * CouchDB fails a whole batch for one document that is malformed (400) or too large (413). Halving finds the one, which
 * goes to quarantine; the others are sent.
 */
async function partFailed(
  station: Station,
  county: County,
  part: Stored[],
  as: 'new' | 'changed',
  failed: { ok: false; reason: CountyProblem; detail?: string },
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  if (failed.reason !== 'tooLarge' && failed.reason !== 'badRequest') return failed;
  const [only] = part;
  if (part.length === 1 && only) {
    await quarantine(station, only.id, failed.detail ?? failed.reason);
    return success({ ...NOTHING, refused: 1 });
  }
  const middle = Math.ceil(part.length / 2);
  const first = await pushPart(station, county, part.slice(0, middle), as, stop);
  if (!first.ok) return first;
  const second = await pushPart(station, county, part.slice(middle), as, stop);
  if (!second.ok) return second;
  return success(sum(first.value, second.value));
}

async function quarantine(station: Station, id: string, why: string): Promise<void> {
  for (const [collection, part] of idsByCollection([id])) {
    await station.changeForSync(collection, part, (current) => current && refused(current, why));
  }
}

/** What an administrator deleted is sent no more until a person has decided (SYNC C2); one without `rev` is decided. */
async function hold(station: Station, ids: string[]): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) =>
      current?.local.rev ? { ...current, local: { ...current.local, upload: 'held' } } : undefined,
    );
  }
}

/** What the county does not have at all, having been restored or rebuilt, is sent to it as new (SYNC R1). */
async function forgetRevisions(station: Station, ids: string[]): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) => {
      if (!current?.local.rev) return undefined;
      const { rev: _, base: __, ...local } = current.local;
      return { ...current, local: { ...local, earlier: true } };
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
