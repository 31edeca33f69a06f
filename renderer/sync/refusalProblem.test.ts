import { expect, test } from 'vitest';
import { REFUSALS } from '../../shared/domain/station/refusal.ts';
import { WORDS, type Words } from '../i18n/words.ts';
import { readRefusalWords } from './refusalProblem.ts';

const ID = 'person:01J00000000000000000000001';

test.each<[string, string, string | undefined]>([
  ['schema: /headName minLength', 'refusal.fieldMissing', 'headName'],
  ['schema: /note required', 'refusal.fieldMissing', 'note'],
  ['schema: /members/3/name maxLength', 'refusal.fieldTooLong', 'members'],
  ['schema: /quantity maximum', 'refusal.fieldOutOfRange', 'quantity'],
  ['schema: /sex enum', 'refusal.fieldWrong', 'sex'],
  ['schema', 'refusal.schema', undefined],
  ['factForged', 'refusal.factForged', undefined],
  ['id: fact', 'refusal.id', undefined],
  [ID, 'refusal.tooLarge', undefined],
  ['tooLarge', 'refusal.tooLarge', undefined],
  ['You are not allowed to do this.', 'refusal.other', undefined],
])('%s', (words, reason, field) => {
  const read = readRefusalWords(words, ID);
  expect(read.reason).toBe(reason);
  expect(read.field).toBe(field);
});

test('every refusal of the county has its sentence', () => {
  const sentences = (WORDS['zh-CN'].problem as Words).refusal as Words;
  expect(REFUSALS.filter((refusal) => typeof sentences[refusal] !== 'string')).toEqual([]);
});
