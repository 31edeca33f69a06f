import { describe, expect, it } from 'vitest';
import { formatFor } from './format.ts';

describe('dates', () => {
  const chinese = formatFor('zh-CN', () => Date.parse('2026-06-01T00:00:00Z'));

  it('stand as on a Chinese form', () => {
    expect(chinese.date('2026-03-05')).toBe('2026年3月5日');
    expect(formatFor('en').date('2026-03-05')).toBe('March 5, 2026');
  });

  it('leave this year out where there is little room', () => {
    expect(chinese.nearDate('2026-03-05')).toBe('3月5日');
    expect(chinese.nearDate('2025-03-05')).toBe('2025年3月5日');
    expect(chinese.nearDate('三月')).toBe('三月');
  });

  it('stay as written where they are none', () => {
    expect(chinese.date('')).toBe('');
    expect(chinese.date('1952年')).toBe('1952年');
  });

  it('leave this year out of a moment, told in the village’s time', () => {
    expect(chinese.moment('2026-03-05T01:07:00.000Z')).toBe('3月5日 09:07');
    expect(chinese.moment('2025-03-05T15:07:00.000Z')).toBe('2025年3月5日 23:07');
    expect(chinese.moment('2025-12-31T16:30:00.000Z')).toBe('1月1日 00:30');
  });

  it('write midnight as 00:00', () => {
    expect(chinese.time('2026-03-04T16:00:00.000Z')).toBe('00:00');
  });
});

it('groups counts', () => {
  expect(formatFor('zh-CN').count(11150)).toBe('11,150');
});
