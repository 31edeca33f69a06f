import { describe, expect, it } from 'vitest';
import { formatFor, pointsText } from './format.ts';

describe('points', () => {
  it.each([
    [0, '0'],
    [250, '2.5'],
    [2000, '20'],
    [5, '0.05'],
    [-300, '−3'],
    [-5, '−0.05'],
    [12345678, '123456.78'],
  ])('%i hundredths are %s', (hundredths, text) => {
    expect(pointsText(hundredths)).toBe(text);
  });
});

describe('dates', () => {
  const chinese = formatFor('zh-CN', () => new Date(2026, 5, 1));

  it('stand as on a Chinese form', () => {
    expect(chinese.date('2026-03-05')).toBe('2026年3月5日');
    expect(formatFor('en').date('2026-03-05')).toBe('March 5, 2026');
  });

  it('stay as written where they are none', () => {
    expect(chinese.date('')).toBe('');
    expect(chinese.date('1952年')).toBe('1952年');
  });

  it('leave this year out of a moment', () => {
    expect(chinese.moment(new Date(2026, 2, 5, 9, 7).toISOString())).toBe('3月5日 09:07');
    expect(chinese.moment(new Date(2025, 2, 5, 23, 7).toISOString())).toBe('2025年3月5日 23:07');
  });

  it('write midnight as 00:00', () => {
    expect(chinese.time(new Date(2026, 2, 5, 0, 0).toISOString())).toBe('00:00');
  });
});

it('groups counts', () => {
  expect(formatFor('zh-CN').count(11150)).toBe('11,150');
});
