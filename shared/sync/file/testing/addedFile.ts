import type { FileFact } from '../../../domain/file/file.ts';
import { cut, joined, pieceOf } from '../../../domain/file/pieces.ts';
import type { PieceStore } from '../../../store/file/pieceStore.ts';
import type { Station } from '../../../store/station.ts';

const ABOUT = 'person:01J00000000000000000000001';

/** A picture as the page adds it: a thumbnail, its pieces, and the original that stays until the county has them. */
export async function addedFile(
  station: Station,
  store: PieceStore,
  bytes: Uint8Array,
  about = ABOUT,
): Promise<FileFact> {
  const { sha256, pieces } = cut(bytes);
  const thumbnail = pieceOf(Uint8Array.of(7, ...bytes.subarray(0, 300)));
  await store.put([thumbnail, ...pieces]);
  const hashes = pieces.map(({ hash }) => hash);
  const original = { sha256, name: 'x.png', type: 'image/png', bytes, pieces: [thumbnail.hash, ...hashes] };
  await station.device.originals.put(original);
  const created = await station.create('file', {
    about,
    name: 'x.png',
    type: 'image/jpeg',
    bytes: bytes.length,
    sha256,
    pieces: hashes,
    thumbnail: { piece: thumbnail.hash, bytes: thumbnail.bytes.length },
  });
  if (!created.ok) throw new Error(created.reason);
  return created.value;
}

/** Whether the file is on this disk, all of it and as it was. */
export async function isWhole(store: PieceStore, { pieces, sha256 }: FileFact): Promise<boolean> {
  const parts: Uint8Array[] = [];
  for (const hash of pieces) {
    const part = await store.read(hash);
    if (!part.ok) return false;
    parts.push(part.value);
  }
  return joined(parts, sha256).ok;
}
