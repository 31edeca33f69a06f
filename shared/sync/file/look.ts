import type { DeviceDatabase, PieceRow } from '../../store/deviceDatabase.ts';
import type { PieceStore } from '../../store/file/pieceStore.ts';
import { movePieces } from '../../store/file/pieces.ts';

/** Finds out which of the pieces that files name are on this disk: after a file was added, or told of by the county. */
export async function lookFor(device: DeviceDatabase, store: PieceStore, told: readonly PieceRow[]): Promise<void> {
  const hashes = told.map(({ hash }) => hash);
  const here = await store.have(hashes);
  await movePieces(device, [...here], { from: ['told'], to: 'waiting' });
  const away = hashes.filter((hash) => !here.has(hash));
  await movePieces(device, away, { from: ['told'], to: 'wanted' });
}
