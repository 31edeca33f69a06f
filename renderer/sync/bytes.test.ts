import { expect, test } from 'vitest';
import { bytesText } from './bytes.ts';

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [5 * 1024, '5 kB'],
  [1_200_000, '1.1 MB'],
  [3 * 1024 ** 3, '3.0 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});
