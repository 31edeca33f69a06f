import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt, dayOf, daysBetween, isDay, partsOf, timeAt, weekdayOf } from './day.ts';
import { lunarOf, lunarText, solarOf } from './lunar.ts';
import { countNumeral, readCountNumeral } from './numerals.ts';
import { fullDate, paperDate } from './write.ts';

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1901-01-01', days));

describe('calendar days', () => {
  it('exist or do not', () => {
    expect(dayOf(2026, 2, 29)).toBeUndefined();
    expect(dayOf(2024, 2, 29)).toBe('2024-02-29');
    expect(isDay('2026-02-30')).toBe(false);
    expect(isDay('2026-3-5')).toBe(false);
    expect(() => partsOf('2026-02-30')).toThrow(RangeError);
  });

  it('are counted across months, leap days and summer times that other zones keep', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -500, max: 500 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(weekdayOf(addDays(day, 7))).toBe(weekdayOf(day));
      }),
    );
  });

  it("are the station's, eight hours ahead of UTC, whatever zone the laptop is set to", () => {
    expect(dayAt('2026-03-04T15:59:59.999Z')).toBe('2026-03-04');
    expect(dayAt('2026-03-04T16:00:00.000Z')).toBe('2026-03-05');
    expect(timeAt('2026-03-05T02:42:00.000Z')).toBe('10:42');
    expect(dayAt(Date.parse('2026-12-31T16:00:00.000Z'))).toBe('2027-01-01');
  });
});

describe('written days', () => {
  it('on papers, in lists and beside the field', () => {
    expect(paperDate('2026-03-05')).toBe('二〇二六年三月五日');
    expect(paperDate('2030-10-20')).toBe('二〇三〇年十月二十日');
    expect(fullDate('2026-03-05')).toBe('2026年3月5日 星期四 农历正月十七');
  });

  it('numerals are read back', () => {
    for (let value = 1; value <= 99; value += 1) expect(readCountNumeral(countNumeral(value))).toBe(value);
    for (const wrong of ['', '十十', '二三', '百', '十二三']) expect(readCountNumeral(wrong)).toBeUndefined();
  });
});

describe('the lunar calendar', () => {
  it('knows leap months', () => {
    expect(lunarText('2025-08-01')).toBe('闰六月初八');
    expect(solarOf({ year: 2026, month: 6, leap: true, day: 1 })).toBeUndefined();
    expect(solarOf({ year: 2026, month: 13, leap: false, day: 1 })).toBeUndefined();
  });

  it('and back gives the same day', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(solarOf(lunarOf(day))).toBe(day);
      }),
      { numRuns: 300 },
    );
  });
});
