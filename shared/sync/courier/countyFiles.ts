import { z } from 'zod';
import { isPiece } from '../../domain/file/pieces.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import { fromBase64, toBase64 } from '../../store/file/base64.ts';
import { PIECE_ATTACHMENT, PIECE_TYPE, pieceHash, pieceId, pieceRevision } from '../../store/file/pieceStore.ts';
import { type CountyProblem, problemOfStatus, reasonIn } from '../county.ts';
import type { CountyAnswer, CountyRequest, Transport } from '../transport.ts';
import type { PiecesFrame, PiecesHeldFrame } from './frames.ts';

/** As long as a relay waits without a byte. */
const ANSWER_TIMEOUT_MS = 120_000;

const NEVER = new AbortController().signal;

type Pieces = PiecesFrame['pieces'];

const written = z.array(z.looseObject({ id: z.string().exactOptional(), error: z.string().exactOptional() }));

/**
 * Writes pieces to a station's files database, and reads each back: only one whose bytes are there counts as kept
 * (SYNC U6). Writing one twice is harmless, for its revision is made from its bytes (SYNC U3).
 */
export async function keepPieces(files: Transport, pieces: Pieces): Promise<Result<PiecesHeldFrame, CountyProblem>> {
  const held: PiecesHeldFrame = { is: 'piecesHeld', kept: [], refused: [], forged: [] };
  const whole = pieces.filter(({ hash, data }) => isPiece(hash, fromBase64(data)));
  held.forged.push(...pieces.filter((piece) => !whole.includes(piece)).map(({ hash }) => hash));
  const put = await ask(files, {
    method: 'POST',
    path: '_bulk_docs',
    body: { new_edits: false, docs: whole.map(documentOf) },
  });
  if (!put.ok) return put;
  const rows = written.safeParse(put.value.body);
  if (!rows.success) return failure('notCouchDB');
  const refused = new Set(rows.data.flatMap(({ id, error }) => (id && error ? [pieceHash(id)] : [])));
  held.refused.push(...refused);
  for (const { hash } of whole.filter((piece) => !refused.has(piece.hash))) {
    const bytes = await bytesOf(files, hash);
    if (!bytes.ok) return bytes;
    if (!bytes.value) return failure('busy', hash);
    held[isPiece(hash, bytes.value) ? 'kept' : 'forged'].push(hash);
  }
  return success(held);
}

/** Those of these pieces that the county has, as they are there; whoever asked checks them. */
export async function piecesHeldOf(
  files: Transport,
  hashes: readonly string[],
): Promise<Result<Pieces, CountyProblem>> {
  const pieces: Pieces = [];
  for (const hash of hashes) {
    const bytes = await bytesOf(files, hash);
    if (!bytes.ok) return bytes;
    if (bytes.value) pieces.push({ hash, data: toBase64(bytes.value) });
  }
  return success(pieces);
}

/** Undefined where the county does not have the piece. */
async function bytesOf(files: Transport, hash: string): Promise<Result<Uint8Array | undefined, CountyProblem>> {
  const path = `${encodeURIComponent(pieceId(hash))}/${PIECE_ATTACHMENT}`;
  const answer = await ask(files, { method: 'GET', path, query: { rev: pieceRevision(hash) }, as: 'bytes' });
  if (answer.ok) return success(answer.value.body as Uint8Array);
  return answer.reason === 'notSetUp' && answer.detail !== NO_DATABASE ? success(undefined) : answer;
}

/** CouchDB's words where the whole database is missing, and not a document in it. */
const NO_DATABASE = 'Database does not exist.';

async function ask(
  files: Transport,
  request: Omit<CountyRequest, 'timeoutMs'>,
): Promise<Result<CountyAnswer, CountyProblem>> {
  const exchange = await files.exchange({ ...request, timeoutMs: ANSWER_TIMEOUT_MS }, NEVER);
  if (!exchange.ok) return failure(exchange.reason);
  const { status, body } = exchange.value;
  const reason = reasonIn(body);
  const problem = problemOfStatus(status, reason);
  return problem ? failure(problem, reason) : success(exchange.value);
}

function documentOf({ hash, data }: Pieces[number]): object {
  const attachment = { content_type: PIECE_TYPE, data };
  return { _id: pieceId(hash), _rev: pieceRevision(hash), _attachments: { [PIECE_ATTACHMENT]: attachment } };
}
