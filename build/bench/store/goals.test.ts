import { expect, test } from 'vitest';
import { goals } from './goals.ts';
import type { ContenderName } from './options.ts';
import type { Times } from './page/times.ts';

function judged(ours: number[], dexie: number[]) {
  const times = new Map<ContenderName, Times>([
    ['ours', { 'search by name': ours }],
    ['dexie', { 'search by name': dexie }],
  ]);
  return goals(times).map(({ met }) => met);
}

test('search is held to a frame, and to twice plain Dexie at the median and at the 95th percentile', () => {
  expect(judged([2, 16], [1, 8])).toEqual([true, true, true]);
  expect(judged([2, 16.1], [1, 9])).toEqual([false, true, true]);
  expect(judged([2, 16], [1, 7.9])).toEqual([true, false, true]);
  expect(judged([2.1, 16], [1, 8])).toEqual([true, true, false]);
});

test('what was not measured is not judged', () => {
  expect(goals(new Map([['ours', { 'one edit': [3] }]]))).toEqual([]);
  expect(goals(new Map([['ours', { 'search by name': [3] }]]))).toHaveLength(1);
});
