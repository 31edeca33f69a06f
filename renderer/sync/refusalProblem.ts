import type { i18n } from 'i18next';
import { readRefusal } from '../../shared/domain/station/refusal.ts';
import type { Stored } from '../../shared/store/stored.ts';
import type { Problem } from '../errors/problem.ts';
import { fieldLabel } from './fieldWords.ts';

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

/** Why the county refused a document: the key of a sentence, and the field to be corrected, where it is one. */
export interface RefusalReading {
  reason: string;
  field?: string;
}

/**
 * Reads the county's words on a refused document (SYNC U4). Where they are not our validator's, the sentence says that
 * much and the words themselves are shown beside it.
 *
 * @param id the document's; CouchDB says nothing but this of a document that is too large
 */
export function readRefusalWords(words: string, id: string): RefusalReading {
  if (words === id || words === 'tooLarge') return { reason: 'refusal.tooLarge' };
  const read = readRefusal(words);
  if (!read) return { reason: 'refusal.other' };
  const [path = '', keyword = ''] = (read.detail ?? '').split(' ');
  const field = path.split('/')[1];
  if (read.refusal !== 'schema' || !field) return { reason: `refusal.${read.refusal}` };
  return { reason: FIELD_PROBLEMS[keyword] ?? 'refusal.fieldWrong', field };
}

/** The sentence on a refused document, with the field called as on its form. */
export function refusalProblem(i18n: i18n, { id, kind, local }: Stored): Problem {
  const { reason, field } = readRefusalWords(local.refusal ?? '', id);
  return field ? { reason, values: { field: fieldLabel(i18n, kind, field) } } : { reason };
}
