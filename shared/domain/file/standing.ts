import { failure, type Result, success } from '../result.ts';
import { type Detachment, FILE_BYTES_MAX, FILES_PER_DOCUMENT_MAX, type FileFact } from './file.ts';

/** The files of a document that nobody took off, in the order in which they were added. */
export function standingFiles<File extends Pick<FileFact, 'id'>>(
  files: readonly File[],
  detachments: readonly Pick<Detachment, 'file'>[],
): File[] {
  const off = new Set(detachments.map((detachment) => detachment.file));
  return files.filter((one) => !off.has(one.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/**
 * Why a file was not added.
 * - `tooMany`: the document has `FILES_PER_DOCUMENT_MAX` files
 * - `tooLarge`: it is over `FILE_BYTES_MAX` as it would be kept
 * - `empty`: it has no bytes
 * - `alreadyThere`: the document has this very file
 */
export type FileRefusal = 'tooMany' | 'tooLarge' | 'empty' | 'alreadyThere';

/** Whether a file may be added to a document that has these. */
export function mayAttach(
  standing: readonly Pick<FileFact, 'sha256'>[],
  added: Pick<FileFact, 'sha256' | 'bytes'>,
): Result<null, FileRefusal> {
  if (added.bytes === 0) return failure('empty');
  if (added.bytes > FILE_BYTES_MAX) return failure('tooLarge');
  if (standing.some(({ sha256 }) => sha256 === added.sha256)) return failure('alreadyThere');
  if (standing.length >= FILES_PER_DOCUMENT_MAX) return failure('tooMany');
  return success(null);
}
