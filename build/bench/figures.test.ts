import { expect, test } from 'vitest';
import { figureOf } from './figures.ts';
import { cell, table } from './table.ts';

test('a figure names times that were seen: half, nineteen of twenty, and all do not exceed them', () => {
  const times = Array.from({ length: 20 }, (_, n) => 20 - n);
  expect(figureOf(times)).toEqual({ median: 10, p95: 19, max: 20, count: 20 });
  expect(figureOf([7])).toEqual({ median: 7, p95: 7, max: 7, count: 1 });
  expect(() => figureOf([])).toThrow(RangeError);
});

test('a table has columns of one width, numbers to the right', () => {
  const rows = [
    ['search', cell(figureOf([1.25, 2.5, 12_500]))],
    ['import', cell(figureOf([310.4]))],
    ['start', cell(undefined)],
  ];
  expect(table(['', 'ours'], rows).split('\n')).toEqual([
    '|        |                     ours |',
    '| ------ | -----------------------: |',
    '| search | 2.5 ms / 12.5 s / 12.5 s |',
    '| import |                   310 ms |',
    '| start  |                        – |',
  ]);
});
