import type { FileFact, FileType } from '../../shared/domain/file/file.ts';
import { cut, pieceOf } from '../../shared/domain/file/pieces.ts';
import { mayAttach } from '../../shared/domain/file/standing.ts';
import type { PieceStore } from '../../shared/store/file/pieceStore.ts';
import { dropOriginals } from '../../shared/store/file/pieces.ts';
import { problemOf } from '../../shared/store/problem.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { standingFilesOf } from './read.ts';

/** A file ready to be kept. `original` is what the clerk had, where that was shrunk. */
export interface Prepared {
  name: string;
  type: FileType;
  bytes: Uint8Array;
  thumbnail: Uint8Array | undefined;
  original: { type: string; bytes: Uint8Array } | undefined;
}

/** What an act came to: the file's id, or the sentence for why not. */
export type Acted = { ok: true; id: string } | { ok: false; problem: Problem };

/**
 * Adds a file to a document. Its pieces are on the disk before anything says that there is a file, and that is said by
 * one fact: a kill in between leaves pieces that nobody names, and the clerk adds the file again.
 */
export async function attach(station: Station, store: PieceStore, about: string, prepared: Prepared): Promise<Acted> {
  const { name, type, bytes } = prepared;
  const { sha256, pieces } = cut(bytes);
  const may = mayAttach(await standingFilesOf(station, about), { sha256, bytes: bytes.length });
  if (!may.ok) return { ok: false, problem: { reason: `file.${may.reason}` } };
  const thumbnail = prepared.thumbnail && pieceOf(prepared.thumbnail);
  const kept = await store.put(thumbnail ? [thumbnail, ...pieces] : pieces);
  if (!kept.ok) return { ok: false, problem: { reason: `store.${kept.reason}` } };
  const content: Content<'file'> = {
    about,
    name,
    type,
    bytes: bytes.length,
    sha256,
    pieces: pieces.map(({ hash }) => hash),
    ...(thumbnail && { thumbnail: { piece: thumbnail.hash, bytes: thumbnail.bytes.length } }),
  };
  const problem = await keepOriginal(station, prepared, content);
  if (problem) return { ok: false, problem };
  const acted = await stated(station, content);
  // Where the county has had all of it for long, through another document, nothing more will come to let go of it.
  await dropOriginals(station.device, content.pieces);
  return acted;
}

/** The file as the clerk had it stays on this disk until the county has all of what was made of it. */
async function keepOriginal(
  { device }: Station,
  { name, original }: Prepared,
  { sha256, pieces, thumbnail }: Content<'file'>,
): Promise<Problem | undefined> {
  if (!original) return undefined;
  const row = { sha256, name, ...original, pieces: thumbnail ? [thumbnail.piece, ...pieces] : pieces };
  try {
    await device.originals.put(row);
    return undefined;
  } catch (error) {
    return { reason: `store.${problemOf(error)}` };
  }
}

async function stated(station: Station, content: Content<'file'>): Promise<Acted> {
  const created = await station.create('file', content);
  const problem = refusalOf(created);
  return created.ok ? { ok: true, id: created.value.id } : { ok: false, problem: problem as Problem };
}

/** Takes a file off its document; its pieces are sent no more, unless another document has them too. */
export async function detach(station: Station, { id, about }: Pick<FileFact, 'id' | 'about'>): Promise<Acted> {
  const created = await station.create('detachment', { about, file: id });
  const problem = refusalOf(created);
  return created.ok ? { ok: true, id: created.value.id } : { ok: false, problem: problem as Problem };
}

/** Adds a file again that was taken off: a new fact of the same pieces. */
export async function attachAgain(station: Station, file: FileFact): Promise<Acted> {
  const { about, name, type, bytes, sha256, pieces, thumbnail } = file;
  return stated(station, { about, name, type, bytes, sha256, pieces, ...(thumbnail && { thumbnail }) });
}
