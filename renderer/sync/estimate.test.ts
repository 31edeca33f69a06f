import { expect, test } from 'vitest';
import { minutesLeft } from './estimate.ts';

test.each<[string, number, number, number, number | undefined]>([
  ['100 of 1,100 in 10 s', 100, 10_000, 1100, 2],
  ['all but one', 1099, 10_000, 1100, 1],
  ['too early to say', 100, 1000, 1100, undefined],
  ['nothing done yet', 0, 10_000, 1100, undefined],
  ['done', 1100, 10_000, 1100, undefined],
])('V2: %s', (_name, done, at, total, minutes) => {
  expect(minutesLeft({ done: 0, at: 0 }, { done, at }, total)).toBe(minutes);
});
