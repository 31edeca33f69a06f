import type { Detachment, FileFact } from '../../shared/domain/file/file.ts';
import { joined } from '../../shared/domain/file/pieces.ts';
import { standingFiles } from '../../shared/domain/file/standing.ts';
import { failure, type Result } from '../../shared/domain/result.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { DeviceDatabase, PieceState } from '../../shared/store/deviceDatabase.ts';
import type { PieceStore } from '../../shared/store/file/pieceStore.ts';
import type { Station } from '../../shared/store/station.ts';

/** The files of a document that nobody took off, the oldest first. */
export async function standingFilesOf(station: Station, about: string): Promise<FileFact[]> {
  const ids = await Promise.all(['file', 'detachment'].map((kind) => partsOf(station.device, about, kind)));
  const documents = [...(await station.getMany(ids.flat())).values()] as unknown[];
  const of = (kind: string) => documents.filter((document) => (document as { kind: string }).kind === kind);
  return standingFiles(of('file') as FileFact[], of('detachment') as Detachment[]);
}

/** All hashes of a file, its thumbnail's first. */
export function hashesOf({ thumbnail, pieces }: FileFact): string[] {
  return thumbnail ? [thumbnail.piece, ...pieces] : pieces;
}

/**
 * Where a file stands between this computer and the county.
 * - `level`: here and at the county
 * - `waiting`: here, and the county does not have all of it
 * - `away`: at the county, and not all of it here
 * - `coming`: asked for
 * - `damaged`: what the county has is not this file
 * - `refused`: the county does not take it
 */
export type FileStanding = 'level' | 'waiting' | 'away' | 'coming' | 'damaged' | 'refused';

/** What the pieces of a file come to together: what needs a person before what passes by itself. */
export function standingOf(states: readonly (PieceState | undefined)[]): FileStanding {
  const has = (...some: PieceState[]) => states.some((state) => state !== undefined && some.includes(state));
  if (has('forged')) return 'damaged';
  if (has('refused')) return 'refused';
  if (has('asked')) return 'coming';
  if (has('wanted')) return 'away';
  return states.every((state) => state === 'sent') ? 'level' : 'waiting';
}

/** Where files stand, by their ids. */
export async function standingsOf(
  device: DeviceDatabase,
  files: readonly FileFact[],
): Promise<Map<string, FileStanding>> {
  const hashes = [...new Set(files.flatMap(hashesOf))];
  const rows = await device.pieces.bulkGet(hashes);
  const states = new Map(rows.flatMap((row) => (row ? [[row.hash, row.state] as const] : [])));
  return new Map(files.map((file) => [file.id, standingOf(hashesOf(file).map((hash) => states.get(hash)))]));
}

/** The whole file, if all of its pieces are on this disk and are what they should be. */
export async function readWhole(store: PieceStore, file: FileFact): Promise<Result<Uint8Array, 'missing' | 'damaged'>> {
  const parts: Uint8Array[] = [];
  for (const hash of file.pieces) {
    const part = await store.read(hash);
    if (!part.ok) return failure(part.reason);
    parts.push(part.value);
  }
  return joined(parts, file.sha256);
}
