import { type Result, success } from '../domain/result.ts';
import type { County, CountyDocument, CountyProblem, PushRow } from './county.ts';

/** `new`: documents that the county cannot have yet (SYNC U3); `changed`: on top of the revisions that they name (SYNC U2). */
export type OfferedAs = 'new' | 'changed';

export interface Offered {
  documents: CountyDocument[];
  as: OfferedAs;
}

/**
 * Offers documents to the county. CouchDB fails a whole batch for one document that is malformed (400) or too large
 * (413): halving finds the one, which counts as refused, and the others are sent.
 *
 * @param take told what the county answered, part by part, each document in one of them; what it fails by ends it
 */
export async function offer(
  county: County,
  { documents, as }: Offered,
  stop: AbortSignal,
  take: (rows: PushRow[]) => Promise<Result<unknown, CountyProblem>>,
): Promise<Result<void, CountyProblem>> {
  const [only] = documents;
  if (!only) return success(undefined);
  const answer = as === 'new' ? await county.pushNew(documents, stop) : await county.push(documents, stop);
  if (answer.ok) {
    const taken = await take(answer.value);
    return taken.ok ? success(undefined) : taken;
  }
  if (answer.reason !== 'tooLarge' && answer.reason !== 'badRequest') return answer;
  if (documents.length === 1) {
    const taken = await take([{ id: only._id, outcome: 'refused', why: answer.detail ?? answer.reason }]);
    return taken.ok ? success(undefined) : taken;
  }
  const middle = Math.ceil(documents.length / 2);
  const first = await offer(county, { documents: documents.slice(0, middle), as }, stop, take);
  return first.ok ? offer(county, { documents: documents.slice(middle), as }, stop, take) : first;
}
