import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, partsOf } from './day.ts';
import { parseDay } from './parse.ts';
import { paperDate, screenDate } from './write.ts';

/** A Thursday. */
const TODAY = '2026-03-05';

function dayOrReason(typed: string, lean?: 'past' | 'future', today = TODAY): string {
  const result = parseDay(typed, today, lean);
  return result.ok ? result.value : result.reason;
}

describe('a typed date', () => {
  it.each([
    ['3.5', '2026-03-05'],
    ['３．５', '2026-03-05'],
    ['3。5', '2026-03-05'],
    ['3-5', '2026-03-05'],
    ['3/5', '2026-03-05'],
    [' 3 . 5 ', '2026-03-05'],
    ['0305', '2026-03-05'],
    ['260305', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['3月5日', '2026-03-05'],
    ['3月5号', '2026-03-05'],
    ['3月5', '2026-03-05'],
    ['18号', '2026-03-18'],
    ['2026.3.5', '2026-03-05'],
    ['2026-03-05', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['26.3.5', '2026-03-05'],
    ['85.3.5', '1985-03-05'],
    ['46.3.5', '2046-03-05'],
    ['47.3.5', '1947-03-05'],
    ['去年12月30日', '2025-12-30'],
    ['二〇二六年三月五日', '2026-03-05'],
    ['二零二六年十二月三十一日', '2026-12-31'],
    ['三月五日', '2026-03-05'],
    ['公历三月五', '2026-03-05'],
    ['三月初五', '2026-04-21'],
    ['三月十五', '2026-05-01'],
    ['三月廿五', '2026-05-11'],
    ['农历3月5日', '2026-04-21'],
    ['正月十七', '2026-03-05'],
    ['腊月廿九', '2027-02-05'],
    ['二〇二五年闰六月初八', '2025-08-01'],
    ['2025年闰六月初八', '2025-08-01'],
    ['去年腊月初八', '2026-01-26'],
    ['今天', '2026-03-05'],
    ['昨天', '2026-03-04'],
    ['明天', '2026-03-06'],
    ['大前天', '2026-03-02'],
    ['后天', '2026-03-07'],
    ['10天后', '2026-03-15'],
    ['两天前', '2026-03-03'],
    ['十天以后', '2026-03-15'],
    ['周日', '2026-03-08'],
    ['上周一', '2026-02-23'],
    ['下个星期五', '2026-03-13'],
    ['2024.2.29', '2024-02-29'],
    ['二〇二六年正月三十', '2026-03-18'],
  ])('%s', (typed, expected) => expect(dayOrReason(typed)).toBe(expected));

  it.each([
    ['', 'empty'],
    ['　', 'empty'],
    ['abc', 'notADate'],
    ['3', 'notADate'],
    ['305', 'notADate'],
    ['三月', 'notADate'],
    ['三月初十五', 'notADate'],
    ['十一十一月初五', 'notADate'],
    ['公历闰六月初八', 'notADate'],
    ['3.5'.repeat(20), 'notADate'],
    ['2.30', 'noSuchDay'],
    ['2.29', 'noSuchDay'],
    ['13.1', 'noSuchDay'],
    ['0.5', 'noSuchDay'],
    ['2026', 'noSuchDay'],
    ['闰三月初五', 'noSuchDay'],
    ['正月三十一', 'noSuchDay'],
    ['腊月三十', 'noSuchDay'],
    ['1899.12.31', 'outOfRange'],
    ['2101.1.1', 'outOfRange'],
  ])('refuses %s', (typed, expected) => expect(dayOrReason(typed)).toBe(expected));

  it('without a year lies where the field says', () => {
    expect(dayOrReason('12.30', 'past', '2026-01-04')).toBe('2025-12-30');
    expect(dayOrReason('12.30', undefined, '2026-01-04')).toBe('2026-12-30');
    expect(dayOrReason('1.4', 'past', '2026-01-04')).toBe('2026-01-04');
    expect(dayOrReason('1.4', 'future', '2026-01-04')).toBe('2026-01-04');
    expect(dayOrReason('1.3', 'future', '2026-12-30')).toBe('2027-01-03');
    expect(dayOrReason('腊月廿三', 'past')).toBe('2026-02-10');
  });
});

const anyDay = fc.integer({ min: 0, max: 73_000 }).map((days) => addDays('1901-01-01', days));

describe('every day', () => {
  it('is read back from how it is written, on screen, on paper and by the lunar calendar', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, today) => {
        expect(parseDay(screenDate(day), today)).toEqual({ ok: true, value: day });
        expect(parseDay(paperDate(day), today)).toEqual({ ok: true, value: day });
        expect(parseDay(day, today)).toEqual({ ok: true, value: day });
      }),
      { numRuns: 300 },
    );
  });

  it('typed as month and day lies in the year that the field leans to', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (day, today) => {
        const { month, day: date } = partsOf(day);
        const past = parseDay(`${month}.${date}`, today, 'past');
        const future = parseDay(`${month}.${date}`, today, 'future');
        if (past.ok) expect(past.value <= today).toBe(true);
        if (future.ok) expect(future.value >= today).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

it('a text of any kind is a day or a reason, never an exception', () => {
  const piece = fc.constantFrom(...'0123456789.年月日号初闰正腊一二三十廿卅前后天周上下农历', ' ', '-');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const result = parseDay(pieces.join(''), TODAY);
      expect(result.ok ? /^\d{4}-\d\d-\d\d$/.test(result.value) : result.reason).toBeTruthy();
    }),
    { numRuns: 3000 },
  );
});
