import { readRefusal } from '../../shared/domain/station/refusal.ts';
import type { Problem } from '../errors/problem.ts';

/** What is wrong with a field, by the keyword of the schema that it breaks; any other is written in a way not allowed. */
const FIELD_PROBLEMS: Record<string, string> = {
  required: 'refusal.fieldMissing',
  minLength: 'refusal.fieldMissing',
  maxLength: 'refusal.fieldTooLong',
  minimum: 'refusal.fieldOutOfRange',
  maximum: 'refusal.fieldOutOfRange',
  minItems: 'refusal.fieldTooFew',
  maxItems: 'refusal.fieldTooMany',
};

/** Why the county refused a document, for a clerk. `field` is the one to be corrected, where it is one. */
export interface RefusalReading {
  problem: Problem;
  field?: string;
}

/**
 * Reads the county's words on a refused document (SYNC U4). Where they are not our validator's, the sentence says that
 * much and the words themselves are shown beside it.
 *
 * @param id the document's; CouchDB says nothing but this of a document that is too large
 */
export function readRefusalWords(words: string, id: string): RefusalReading {
  const read = words === id || words === 'tooLarge' ? { refusal: 'tooLarge' as const } : readRefusal(words);
  if (!read) return { problem: { reason: 'refusal.other' } };
  const [path = '', keyword = ''] = (('detail' in read && read.detail) || '').split(' ');
  const field = path.split('/')[1];
  if (read.refusal !== 'schema' || !field) return { problem: { reason: `refusal.${read.refusal}` } };
  return { problem: { reason: FIELD_PROBLEMS[keyword] ?? 'refusal.fieldWrong' }, field };
}
