import { expect, it } from 'vitest';
import { KINDS } from '../../shared/domain/kinds.ts';
import words from './zh-CN.json' with { type: 'json' };

it('every kind has its word', () => {
  expect(Object.keys(words.journal.kind).sort()).toEqual(Object.keys(KINDS).sort());
});
