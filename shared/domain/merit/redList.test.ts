import { expect, it } from 'vitest';
import { wordsOf } from '../notice/drafting.ts';
import { detailDraft, type Earned, redLines, redListDraft, spanOf, spanText } from './redList.ts';

const earned = (n: number, name: string, points: number, postedOn = '2026-03-05'): Earned => ({
  account: `household:${name}`,
  name,
  villagersGroup: `${n}组`,
  entry: `deposit:${n}${postedOn}`,
  postedOn,
  text: `好事${n}`,
  points,
});

const HEAD = { village: '柳河村', group: '', days: '2026年3月' };

it('a span has its first and last day, over the turn of the year too', () => {
  expect(spanOf('thisMonth', '2028-02-10')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(spanOf('lastMonth', '2026-01-31')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  expect(spanOf('thisQuarter', '2026-12-31')).toEqual({ from: '2026-10-01', to: '2026-12-31' });
  expect(spanOf('thisQuarter', '2026-01-01')).toEqual({ from: '2026-01-01', to: '2026-03-31' });
  expect(spanOf('thisYear', '2026-06-01')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  expect(spanOf('lastYear', '2026-06-01')).toEqual({ from: '2025-01-01', to: '2025-12-31' });
});

it('a span is worded as villages word it', () => {
  expect(spanText('thisMonth', '2026-03-31')).toBe('2026年3月');
  expect(spanText('lastMonth', '2026-01-31')).toBe('2025年12月');
  expect(spanText('thisQuarter', '2026-01-01')).toBe('2026年第一季度');
  expect(spanText('thisQuarter', '2026-12-31')).toBe('2026年第四季度');
  expect(spanText('lastYear', '2026-06-01')).toBe('2025年');
});

it('the most points stand first, and as many in one order whatever laptop lists them', () => {
  const all = [
    earned(2, '金水生', 500),
    earned(1, '孔兰玉', 300),
    earned(1, '孔兰玉', 300, '2026-03-09'),
    earned(1, '白云飞', 500),
  ];
  const lines = redLines(all).map(({ name, points, deeds }) => [name, points, deeds]);
  expect(lines).toEqual([
    ['孔兰玉', 600, 2],
    ['白云飞', 500, 1],
    ['金水生', 500, 1],
  ]);
  expect(redLines([...all].reverse())).toEqual(redLines(all));
});

it('the notices are masked, and say of whom and of when they are', () => {
  const all = [earned(1, '孔兰玉', 300, '2026-03-09'), earned(2, '金水生', 500)];
  const list = wordsOf(redListDraft(redLines(all), { ...HEAD, group: '2组' }));
  expect(list).toMatchObject({ subject: 'merit', title: '柳河村2组2026年3月积分红榜', issuer: '柳河村道德评议会' });
  expect(list.lines.map(({ cells }) => cells)).toEqual([
    ['1', '金*生', '2组', '1 件', '5'],
    ['2', '孔*玉', '1组', '1 件', '3'],
  ]);
  const detail = wordsOf(detailDraft(all, HEAD));
  expect(detail.title).toBe('柳河村2026年3月积分明细');
  expect(detail.lines.map(({ cells }) => cells)).toEqual([
    ['2026-03-05', '金*生', '2组', '好事2', '5'],
    ['2026-03-09', '孔*玉', '1组', '好事1', '3'],
  ]);
});
