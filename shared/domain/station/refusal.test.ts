import { expect, test } from 'vitest';
import { readRefusal } from './refusal.ts';

test('a refusal is read with and without its detail', () => {
  expect(readRefusal('factForged')).toEqual({ refusal: 'factForged' });
  expect(readRefusal('schema: /birthDate anyOf')).toEqual({ refusal: 'schema', detail: '/birthDate anyOf' });
  expect(readRefusal('schema: /a: b type')).toEqual({ refusal: 'schema', detail: '/a: b type' });
});

test("words that are not the validator's are not taken for a refusal", () => {
  expect(readRefusal('Document update conflict.')).toBeUndefined();
  expect(readRefusal('')).toBeUndefined();
});
