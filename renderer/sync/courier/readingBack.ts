import { problemOf } from '../../../shared/store/problem.ts';
import type { Station } from '../../../shared/store/station.ts';
import { type ReadBackProblem, readBack } from '../../../shared/sync/courier/atStation.ts';
import type { Taken } from '../../../shared/sync/courier/takeAnswer.ts';
import { pieceStoreOf } from '../../file/pieceStores.ts';
import { fileSource } from './blobs.ts';

/** `stickGone`: the files cannot be read any more, as when the stick was pulled out. */
export type ReadingProblem = ReadBackProblem | 'stickGone' | 'diskFull' | 'storageBroken';

/** Where the reading of the county's answers stands. */
export type ReadingBack =
  | { is: 'running' }
  | { is: 'done'; taken: Taken }
  | { is: 'failed'; problem: ReadingProblem; detail?: string };

/** What a browser says of a file that is no longer there, or not as it was chosen. */
const GONE = new Set(['NotReadableError', 'NotFoundError']);

export async function readFilesBack(station: Station, files: File[]): Promise<ReadingBack> {
  try {
    const read = await readBack(station, pieceStoreOf(station), files.map(fileSource));
    if (read.ok) return { is: 'done', taken: read.value };
    const { reason: problem, detail } = read;
    return { is: 'failed', problem, ...(detail !== undefined && { detail }) };
  } catch (error) {
    const isGone = error instanceof DOMException && GONE.has(error.name);
    return { is: 'failed', problem: isGone ? 'stickGone' : problemOf(error) };
  }
}
