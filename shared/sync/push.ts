import { sameValue } from '../domain/canonical.ts';
import { idsByCollection } from '../domain/kinds.ts';
import { type Result, success } from '../domain/result.ts';
import type { Change } from '../store/documents.ts';
import type { Station } from '../store/station.ts';
import { type Stored, withoutLocal } from '../store/stored.ts';
import { type County, type CountyProblem, firstRevision, generation, type PushRow, toCounty } from './county.ts';
import { type OfferedAs, offer } from './offer.ts';
import { receiveRows } from './receiveRows.ts';
import { revived } from './revival.ts';

/** Documents in one batch at most: what CouchDB answers for each of them also has to come back over the line. */
export const BATCH_DOCUMENTS_MAX = 1000;

export interface Pushed {
  stored: number;
  refused: number;
  conflicts: number;
}

/** All documents that wait to be sent, in batches of at most `bytesMax` of JSON, but one document at least. */
export async function* waitingBatches(station: Station, bytesMax: number): AsyncGenerator<Stored[]> {
  let batch: Stored[] = [];
  let bytes = 0;
  for (const collection of station.collectionNames) {
    let after = '';
    for (;;) {
      const limit = BATCH_DOCUMENTS_MAX - batch.length;
      const waiting = await station.find(collection, {
        selector: { 'local.upload': 'waiting', id: { $gt: after } } as never,
        sort: [{ 'local.upload': 'asc' }, { id: 'asc' }] as never,
        index: ['local.upload', 'id'],
        limit,
      });
      for (const document of waiting) {
        const size = JSON.stringify(document).length;
        if (batch.length > 0 && bytes + size > bytesMax) {
          yield batch;
          batch = [];
          bytes = 0;
        }
        bytes += size;
        batch.push(document);
        after = document.id;
      }
      if (batch.length >= BATCH_DOCUMENTS_MAX) {
        yield batch;
        batch = [];
        bytes = 0;
      }
      if (waiting.length < limit) break;
    }
  }
  if (batch.length > 0) yield batch;
}

/** The next documents that wait to be sent; none where nothing waits. */
export async function nextBatch(station: Station, bytesMax: number): Promise<Stored[]> {
  for await (const batch of waitingBatches(station, bytesMax)) return batch;
  return [];
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

/** Whether the county cannot have any version of it yet. */
export function isNew({ local }: Stored): boolean {
  return local.rev === undefined && !local.earlier;
}

const NOTHING: Pushed = { stored: 0, refused: 0, conflicts: 0 };

function sum(a: Pushed, b: Pushed): Pushed {
  return { stored: a.stored + b.stored, refused: a.refused + b.refused, conflicts: a.conflicts + b.conflicts };
}

async function pushPart(
  station: Station,
  county: County,
  part: Stored[],
  as: OfferedAs,
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  const documents = part.map((stored) => {
    const document = withoutLocal(stored);
    return toCounty(document, as === 'new' ? firstRevision(document) : stored.local.rev);
  });
  const sent = new Map(part.map((stored) => [stored.id, stored]));
  let pushed = NOTHING;
  const offered = await offer(county, { documents, as }, stop, async (rows) => {
    const taken = await takeAnswer(station, county, sent, rows, stop);
    if (taken.ok) pushed = sum(pushed, taken.value);
    return taken;
  });
  return offered.ok ? success(pushed) : offered;
}

async function takeAnswer(
  station: Station,
  county: County,
  sent: Map<string, Stored>,
  answered: PushRow[],
  stop: AbortSignal,
): Promise<Result<Pushed, CountyProblem>> {
  const rows = new Map(answered.map((row) => [row.id, row]));
  for (const [collection, ids] of idsByCollection([...rows.keys()])) {
    await station.changeForSync(collection, ids, outcomeOf(sent, rows, station.deviceId));
  }
  const conflicting = answered.filter((row) => row.outcome === 'conflict').map((row) => row.id);
  const resolved = await resolveConflicts(station, county, conflicting, stop);
  if (!resolved.ok) return resolved;
  const count = (outcome: PushRow['outcome']) => answered.filter((row) => row.outcome === outcome).length;
  return success({ stored: count('stored'), refused: count('refused'), conflicts: conflicting.length });
}

/** What the county's answer makes of each document, given what it has become on this device in the meantime. */
function outcomeOf(sent: Map<string, Stored>, rows: Map<string, PushRow>, device: string): Change {
  return (current, id) => {
    const row = rows.get(id);
    const version = sent.get(id);
    if (!current || !row || !version) return undefined;
    const unchanged = sameValue(withoutLocal(current), withoutLocal(version));
    if (row.outcome === 'stored') {
      const { past } = current.local;
      const known = { rev: row.rev, ...(past && { past }) };
      if (isOnTombstone(version, row.rev)) {
        const told = revived(current, device);
        if (told !== current) return { ...told, local: { upload: 'waiting', ...known, base: withoutLocal(version) } };
      }
      return unchanged
        ? { ...current, local: { upload: 'sent', ...known } }
        : { ...current, local: { upload: 'waiting', ...known, base: withoutLocal(version) } };
    }
    if (row.outcome === 'refused' && unchanged) return refused(current, row.why);
    return undefined;
  };
}

/**
 * Whether a version that was sent without a revision was taken on top of a deletion: somebody had written and deleted the
 * document since it was looked up, and a first version would have got a first revision. Nobody was asked, and what was
 * deleted was never seen here; so the record says which versions it comes from, and whoever knows others merges (SYNC C6).
 */
function isOnTombstone({ local }: Stored, rev: string): boolean {
  return local.rev === undefined && !local.revives && generation(rev) > 1;
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

/** What an administrator deleted is sent no more until a person has decided (SYNC C2). */
export async function hold(station: Station, ids: string[]): Promise<void> {
  for (const [collection, part] of idsByCollection(ids)) {
    await station.changeForSync(collection, part, (current) =>
      current && !current.local.revives ? { ...current, local: { ...current.local, upload: 'held' } } : undefined,
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
