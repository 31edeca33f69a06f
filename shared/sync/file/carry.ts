/// <reference path="../../store/file/pouchdb.d.ts" />
import { failure, type Result, success } from '../../domain/result.ts';
import type { DeviceDatabase, PieceRow } from '../../store/deviceDatabase.ts';
import { PIECE_ATTACHMENT, type PieceStore, pieceHash, pieceId, pieceRevision } from '../../store/file/pieceStore.ts';
import { dropOriginals, movePieces } from '../../store/file/pieces.ts';
import { problemOf } from '../../store/problem.ts';
import type { SyncProblem } from '../sync.ts';
import type { CountyPieces } from './countyPieces.ts';

/** How long a piece that the county does not have yet is not asked for again: the other laptop is still sending. */
const ABSENT_MS = 15 * 60_000;

/** Between which two sides pieces are carried. */
export interface Sides {
  device: DeviceDatabase;
  store: PieceStore;
  county: CountyPieces;
}

/**
 * Sends pieces and asks the county for their digests: those that it has byte for byte are `sent` (SYNC U6), and originals
 * of which it has everything are let go of. A broken line costs the piece that was on its way.
 * Answers with how many are sent now.
 */
export async function sendPieces(
  { device, store, county }: Sides,
  rows: readonly PieceRow[],
  stop: AbortSignal,
): Promise<Result<number, SyncProblem>> {
  const hashes = rows.map(({ hash }) => hash);
  const local = await store.database();
  const refused = new Set<string>();
  const carried = await replicate(county, hashes, stop, (remote) => ({
    from: local,
    to: remote,
    onDenied: (id) => refused.add(pieceHash(id)),
  }));
  if (!carried.ok) return carried;
  await movePieces(device, [...refused], { from: ['waiting'], to: 'refused' });
  const rest = hashes.filter((hash) => !refused.has(hash));
  const held = await digestsAt(county, rest, stop);
  if (!held.ok) return held;
  const own = await digestsOf(local, rest);
  const same = rest.filter((hash) => own.has(hash) && held.value.get(hash) === own.get(hash));
  const sent = await movePieces(device, same, { from: ['waiting'], to: 'sent' });
  await dropOriginals(device, same);
  const other = rest.filter((hash) => held.value.has(hash) && held.value.get(hash) !== own.get(hash));
  await movePieces(device, [...other, ...county.forged], { from: ['waiting'], to: 'forged' });
  // Nothing came of it although nothing was wrong: to try again at once would be a loop.
  return sent + refused.size + other.length + county.forged.size > 0 ? success(sent) : failure('busy');
}

/**
 * Fetches pieces. What the county does not have is asked for again later; what is there under a piece's hash without
 * being it is noted as forged and not written here. Answers with how many came.
 */
export async function fetchPieces(
  { device, store, county }: Sides,
  rows: readonly PieceRow[],
  now: number,
  stop: AbortSignal,
): Promise<Result<number, SyncProblem>> {
  const hashes = rows.map(({ hash }) => hash);
  const local = await store.database();
  const carried = await replicate(county, hashes, stop, (remote) => ({ from: remote, to: local }));
  const forged = hashes.filter((hash) => county.forged.has(hash));
  await movePieces(device, forged, { from: ['wanted', 'asked'], to: 'forged' });
  const came = [...(await store.have(hashes))];
  await movePieces(device, came, { from: ['wanted', 'asked', 'forged'], to: 'sent' });
  // A forged piece ends PouchDB's run; the others of the same run come with the next one.
  if (!carried.ok && (forged.length === 0 || county.problem)) return carried;
  if (carried.ok) await movePieces(device, hashes, { from: ['wanted', 'asked'], to: 'wanted', due: now + ABSENT_MS });
  return success(came.length);
}

/**
 * Asks the county whether it still has these pieces; those that it lost, restored or rebuilt, wait again (SYNC R1).
 * Answers with how many it lost.
 */
export async function checkPieces(
  { device, county }: Sides,
  hashes: readonly string[],
  stop: AbortSignal,
): Promise<Result<number, SyncProblem>> {
  if (hashes.length === 0) return success(0);
  try {
    const asked = Object.fromEntries(hashes.map((hash) => [pieceId(hash), [pieceRevision(hash)]]));
    const lost = Object.keys(await (await county.open(stop)).revsDiff(asked)).map(pieceHash);
    return success(await movePieces(device, lost, { from: ['sent'], to: 'waiting' }));
  } catch (error) {
    return failure(county.problem ?? problemOf(error));
  }
}

interface Run {
  from: PouchDatabase;
  to: PouchDatabase;
  onDenied?: (id: string) => void;
}

/** One run of PouchDB's replication over these pieces, one piece a request, and without a checkpoint: our rows are that. */
async function replicate(
  county: CountyPieces,
  hashes: readonly string[],
  stop: AbortSignal,
  runOf: (remote: PouchDatabase) => Run,
): Promise<Result<null, SyncProblem>> {
  const { from, to, onDenied } = runOf(await county.open(stop));
  const options = { doc_ids: hashes.map(pieceId), batch_size: 1, batches_limit: 1, checkpoint: false } as const;
  const Pouch = await county.pouch();
  const run = Pouch.replicate(from, to, options);
  run.on('denied', ({ id }) => id && onDenied?.(id));
  const cancel = () => run.cancel();
  stop.addEventListener('abort', cancel, { once: true });
  try {
    await run;
    return stop.aborted ? failure('offline') : success(null);
  } catch (error) {
    return failure(county.problem ?? problemOf(error));
  } finally {
    stop.removeEventListener('abort', cancel);
  }
}

interface Stubs {
  _id: string;
  _attachments?: Record<string, { digest?: string }>;
}

function digestIn(document: Stubs): [string, string] {
  return [pieceHash(document._id), document._attachments?.[PIECE_ATTACHMENT]?.digest ?? ''];
}

/** What the county holds of these pieces: their digests by their hashes. */
async function digestsAt(
  county: CountyPieces,
  hashes: readonly string[],
  stop: AbortSignal,
): Promise<Result<Map<string, string>, SyncProblem>> {
  if (hashes.length === 0) return success(new Map());
  try {
    const docs = hashes.map((hash) => ({ id: pieceId(hash), rev: pieceRevision(hash) }));
    const { results } = await (await county.open(stop)).bulkGet({ docs });
    return success(
      new Map(results.flatMap((row) => row.docs.flatMap(({ ok }) => (ok ? [digestIn(ok as Stubs)] : [])))),
    );
  } catch (error) {
    return failure(county.problem ?? problemOf(error));
  }
}

async function digestsOf(local: PouchDatabase, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  const { rows } = await local.allDocs({ keys: hashes.map(pieceId), include_docs: true });
  return new Map(rows.flatMap(({ doc }) => (doc ? [digestIn(doc as unknown as Stubs)] : [])));
}
