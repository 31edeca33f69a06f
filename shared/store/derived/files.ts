import type { Detachment, FileFact } from '../../domain/file/file.ts';
import { pieceSizes } from '../../domain/file/pieces.ts';
import type { Document } from '../../domain/kinds.ts';
import type { DeviceDatabase, PieceRow } from '../deviceDatabase.ts';

/** The pieces of a file as they are when nothing is known of them yet. */
function toldPieces(file: FileFact): PieceRow[] {
  const due = Date.parse(file.createdAt);
  const told = { state: 'told' as const, due, files: [file.id] };
  const sizes = pieceSizes(file);
  const pieces = file.pieces.map((hash, index): PieceRow => ({ ...told, hash, bytes: sizes[index] ?? 0, rank: 1 }));
  const { thumbnail } = file;
  return thumbnail ? [{ ...told, hash: thumbnail.piece, bytes: thumbnail.bytes, rank: 0 }, ...pieces] : pieces;
}

/** The row with another file that it is part of; one that was taken off with its last file is looked at anew. */
function joinedBy(row: PieceRow, told: PieceRow): PieceRow {
  const files = [...new Set([...row.files, ...told.files])];
  return row.state === 'off' ? { ...told, files } : { ...row, files };
}

async function takeFiles(device: DeviceDatabase, files: FileFact[]): Promise<void> {
  const off = await device.detached.bulkGet(files.map(({ id }) => id));
  const told = files.filter((_, index) => off[index] === undefined).flatMap(toldPieces);
  const held = await device.pieces.bulkGet(told.map(({ hash }) => hash));
  const rows = new Map(held.flatMap((row) => (row ? [[row.hash, row]] : [])));
  for (const row of told) {
    const known = rows.get(row.hash);
    rows.set(row.hash, known ? joinedBy(known, row) : row);
  }
  await device.pieces.bulkPut([...rows.values()]);
}

/** States in which a piece that no file needs any more has still something to do. */
const IN_HAND: ReadonlySet<PieceRow['state']> = new Set(['told', 'waiting', 'refused', 'wanted', 'asked', 'forged']);

async function takeOff(device: DeviceDatabase, file: string): Promise<void> {
  await device.pieces
    .where('files')
    .equals(file)
    .modify((row) => {
      row.files = row.files.filter((id) => id !== file);
      if (row.files.length === 0 && IN_HAND.has(row.state)) row.state = 'off';
    });
}

/**
 * Takes files and what was taken off into the table of pieces, in whatever order they come. To be called within a
 * transaction over `pieces` and `detached`; taking one twice is harmless. What is known of a piece stays: whether the
 * county has it cannot be built again from documents.
 */
export async function projectFiles(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const of = (kind: string) => documents.filter((document) => document.kind === kind) as unknown[];
  const detachments = of('detachment') as Detachment[];
  await device.detached.bulkPut(detachments.map(({ file }) => ({ file })));
  for (const { file } of detachments) await takeOff(device, file);
  const files = of('file') as FileFact[];
  if (files.length > 0) await takeFiles(device, files);
}
