import { isPiece } from '../../domain/file/pieces.ts';
import { type Result, success } from '../../domain/result.ts';
import type { DeviceDatabase, PieceRow, PieceState } from '../../store/deviceDatabase.ts';
import { fromBase64, toBase64 } from '../../store/file/base64.ts';
import type { PieceStore, PieceStoreProblem } from '../../store/file/pieceStore.ts';
import { dropOriginals, movePieces, piecesIn } from '../../store/file/pieces.ts';
import { lookFor } from '../file/look.ts';
import type { PiecesFrame, PiecesHeldFrame, ToCountyFrame } from './frames.ts';

/**
 * Pieces in one bundle, and as many asked for with it: some 190 MB each way, which an old laptop seals, and an old stick
 * takes, in a few minutes. The rest goes with the next one.
 */
const PIECES_MAX = 2000;

/** Pieces of at most 96 KB in one frame, which makes it as large as one of records. */
export const FRAME_PIECES = 4;

/** Rows looked through at once. */
const LOOK = 200;

/** Where a device keeps the pieces of files, and what it knows of them. */
export interface PieceSide {
  device: DeviceDatabase;
  store: PieceStore;
}

/** The pieces that the county does not have, and the hashes of those that this disk lacks: records go before them (SYNC V3). */
export async function* packPieces(side: PieceSide, files: Set<string>, now: number): AsyncGenerator<ToCountyFrame> {
  const { device, store } = side;
  await lookForAll(side);
  const waiting = await firstPieces(device, ['waiting'], Number.MAX_SAFE_INTEGER);
  for (let at = 0; at < waiting.length; at += FRAME_PIECES) {
    const pieces: PiecesFrame['pieces'] = [];
    for (const { hash, files: of } of waiting.slice(at, at + FRAME_PIECES)) {
      const read = await store.read(hash);
      // Gone from the disk or damaged on it: asked of the county, which may have it from before.
      if (!read.ok) await movePieces(device, [hash], { from: ['waiting'], to: 'wanted', due: 0 });
      else {
        pieces.push({ hash, data: toBase64(read.value) });
        for (const file of of) files.add(file);
      }
    }
    if (pieces.length > 0) yield { is: 'pieces', pieces };
  }
  const hashes = (await firstPieces(device, ['asked', 'wanted'], now)).map(({ hash }) => hash);
  if (hashes.length > 0) yield { is: 'wants', hashes };
}

async function lookForAll({ device, store }: PieceSide): Promise<void> {
  for (;;) {
    const told = await firstPieces(device, ['told'], Number.MAX_SAFE_INTEGER, LOOK);
    if (told.length === 0) return;
    await lookFor(device, store, told);
  }
}

async function firstPieces(
  device: DeviceDatabase,
  states: PieceState[],
  due: number,
  max = PIECES_MAX,
): Promise<PieceRow[]> {
  const rows: PieceRow[] = [];
  for (const state of states) {
    for (const rank of [0, 1] as const) {
      if (rows.length < max) rows.push(...(await piecesIn(device, state, { rank, due, limit: max - rows.length })));
    }
  }
  return rows;
}

/** Notes what the county says of pieces that it was sent (SYNC U6). @returns the files that it now has pieces of */
export async function takePiecesHeld(
  { device }: PieceSide,
  { kept, refused, forged }: PiecesHeldFrame,
): Promise<string[]> {
  const rows = await device.pieces.where('hash').anyOf(kept).toArray();
  await movePieces(device, kept, { from: ['waiting', 'refused'], to: 'sent' });
  await dropOriginals(device, kept);
  await movePieces(device, refused, { from: ['waiting'], to: 'refused' });
  await movePieces(device, forged, { from: ['waiting'], to: 'forged' });
  return rows.flatMap(({ state, files }) => (state === 'sent' ? [] : files));
}

/** Writes pieces that this disk lacked. What is not the piece of its hash was altered at the county, and is not written. */
export async function takePieces(
  { device, store }: PieceSide,
  { pieces }: PiecesFrame,
): Promise<Result<string[], PieceStoreProblem>> {
  const came = pieces.map(({ hash, data }) => ({ hash, bytes: fromBase64(data) }));
  const rows = await device.pieces
    .where('hash')
    .anyOf(came.map(({ hash }) => hash))
    .toArray();
  const lacking = new Set(rows.filter(({ state }) => LACKING.includes(state)).map(({ hash }) => hash));
  const wanted = came.filter(({ hash }) => lacking.has(hash));
  const whole = wanted.filter(({ hash, bytes }) => isPiece(hash, bytes));
  const put = await store.put(whole);
  if (!put.ok) return put;
  await movePieces(device, hashesOf(whole), { from: LACKING, to: 'sent' });
  const forged = wanted.filter((one) => !whole.includes(one));
  await movePieces(device, hashesOf(forged), { from: LACKING, to: 'forged' });
  const written = new Set(hashesOf(whole));
  return success(rows.flatMap(({ hash, files }) => (written.has(hash) ? files : [])));
}

const LACKING: PieceState[] = ['wanted', 'asked', 'forged'];

function hashesOf(pieces: { hash: string }[]): string[] {
  return pieces.map(({ hash }) => hash);
}
