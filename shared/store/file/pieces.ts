import { liveQuery } from 'dexie';
import type { DeviceDatabase, PieceRow, PieceState } from '../deviceDatabase.ts';

/** The first pieces in a state, thumbnails first, then by age. `due` leaves out those that are not to be asked for yet. */
export async function piecesIn(
  device: DeviceDatabase,
  state: PieceState,
  { rank, due = Number.MAX_SAFE_INTEGER, limit }: { rank: PieceRow['rank']; due?: number; limit: number },
): Promise<PieceRow[]> {
  return device.pieces
    .where('[state+rank+due]')
    .between([state, rank, 0], [state, rank, due], true, true)
    .limit(limit)
    .toArray();
}

/** One page of the pieces that the county is believed to have, by their hashes. */
export async function sentAfter(device: DeviceDatabase, hash: string, limit: number): Promise<string[]> {
  const rows = device.pieces.where('hash').above(hash);
  return rows
    .and(({ state }) => state === 'sent')
    .limit(limit)
    .primaryKeys();
}

/** How many pieces are in a state. */
export async function countPieces(device: DeviceDatabase, state: PieceState): Promise<number> {
  return device.pieces.where('[state+rank+due]').between([state, 0, 0], [state, 1, Number.MAX_SAFE_INTEGER]).count();
}

/** Notes where pieces stand now, if they still stand where they were found; answers with how many did. */
export async function movePieces(
  device: DeviceDatabase,
  hashes: readonly string[],
  { from, to, due }: { from: readonly PieceState[]; to: PieceState; due?: number },
): Promise<number> {
  return device.pieces
    .where('hash')
    .anyOf(hashes)
    .and((row) => from.includes(row.state))
    .modify(due === undefined ? { state: to } : { state: to, due });
}

/** Asks for pieces that are not on this disk, as soon as the line allows: somebody looks at their file. */
export async function askFor(device: DeviceDatabase, hashes: readonly string[]): Promise<number> {
  return movePieces(device, hashes, { from: ['wanted', 'forged'], to: 'asked', due: 0 });
}

/** The files whose pieces are in a state, and how many bytes of them. */
export interface FileCount {
  files: number;
  bytes: number;
}

/** Reads no more than the pieces in these states, row by row. */
export async function countFiles(device: DeviceDatabase, states: readonly PieceState[]): Promise<FileCount> {
  const files = new Set<string>();
  let bytes = 0;
  for (const state of states) {
    await device.pieces
      .where('[state+rank+due]')
      .between([state, 0, 0], [state, 1, Number.MAX_SAFE_INTEGER])
      .each((row) => {
        bytes += row.bytes;
        for (const file of row.files) files.add(file);
      });
  }
  return { files: files.size, bytes };
}

/** Lets go of the originals that these pieces are of, where the county has every piece by now. */
export async function dropOriginals(device: DeviceDatabase, sent: readonly string[]): Promise<void> {
  await device.transaction('rw', device.originals, device.pieces, async () => {
    const keys = await device.originals.where('pieces').anyOf(sent).distinct().primaryKeys();
    for (const key of keys) {
      const original = await device.originals.get(key);
      const rows = original ? await device.pieces.bulkGet(original.pieces) : [];
      if (rows.every((row) => row?.state === 'sent')) await device.originals.delete(key);
    }
  });
}

/** Calls back now, and whenever pieces were told of or asked for, in this window or another one, until it is ended. */
export function onNewPieces(device: DeviceDatabase, call: () => void): () => void {
  const counts = liveQuery(async () => [await countPieces(device, 'told'), await countPieces(device, 'asked')]);
  const subscription = counts.subscribe({ next: call, error: call });
  return () => subscription.unsubscribe();
}
