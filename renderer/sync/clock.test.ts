import type { TFunction } from 'i18next';
import { expect, test } from 'vitest';
import { clockProblem } from './clock.ts';

const t = ((key: string, { number }: { number: number }) =>
  `${number} ${key.split('.').at(-1)}`) as unknown as TFunction;
const MINUTE = 60_000;

test.each<[string, number | undefined, object | undefined]>([
  ['not known yet', undefined, undefined],
  ['a minute fast', MINUTE, undefined],
  ['ten minutes fast', 10 * MINUTE, { reason: 'sync.clockAhead', values: { amount: '10 minutes' } }],
  ['three hours slow', -180 * MINUTE, { reason: 'sync.clockBehind', values: { amount: '3 hours' } }],
  ['a flat battery', -56 * 365 * 24 * 60 * MINUTE, { reason: 'sync.clockBehind', values: { amount: '56 years' } }],
])('K1: a clock that is %s', (_name, offMs, problem) => {
  expect(clockProblem(offMs, t)).toEqual(problem);
});
