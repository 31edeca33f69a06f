import { z } from 'zod';
import { envelope, line, reference } from '../document.ts';

/**
 * The most bytes of one piece. A line that breaks costs the piece that was on its way: on 2G that is about 15 s.
 */
export const PIECE_BYTES_MAX = 96 * 1024;

/** The most pieces of one file: 3 MB, which a village's scanned contract of ten pages stays below. */
export const PIECES_MAX = 32;

/** The most bytes of one file as it is kept and sent. Photos are shrunk far below it; only a PDF can be refused by it. */
export const FILE_BYTES_MAX = PIECES_MAX * PIECE_BYTES_MAX;

/** The most files of one document: a clerk who has more is filing a folder, and a page of thumbnails stays readable. */
export const FILES_PER_DOCUMENT_MAX = 20;

/** A small picture to know a file by. It is one piece, and twenty of them are less than one photo. */
export const THUMBNAIL_BYTES_MAX = 24 * 1024;

/** The kinds of file that are kept. Every picture becomes a JPEG when it is added. */
export const fileType = z.enum(['image/jpeg', 'application/pdf']);
export type FileType = z.infer<typeof fileType>;

/** SHA-256 as 64 hex digits. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * That a file belongs to a document: what it is called, what it is, and the hashes of its pieces in their order. The
 * pieces themselves travel in the station's files database. Who added it and when stands in the envelope.
 */
export const file = envelope.extend({
  kind: z.literal('file'),
  /** The document that it belongs to: a person, a meeting, a deed. */
  about: reference,
  name: line.min(1),
  type: fileType,
  bytes: z.int().min(1).max(FILE_BYTES_MAX),
  sha256: sha256Hex,
  pieces: z.array(sha256Hex).min(1).max(PIECES_MAX),
  /** Absent where there is no small picture of it, as of a PDF. */
  thumbnail: z.object({ piece: sha256Hex, bytes: z.int().min(1).max(THUMBNAIL_BYTES_MAX) }).optional(),
});
export type FileFact = z.infer<typeof file>;

/** That a file was taken off its document again. Adding it again is a new `file`, of the same pieces. */
export const detachment = envelope.extend({
  kind: z.literal('detachment'),
  about: reference,
  file: reference,
});
export type Detachment = z.infer<typeof detachment>;
