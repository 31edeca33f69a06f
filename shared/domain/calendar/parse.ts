import { failure, type Result, success } from '../result.ts';
import { addDays, type CalendarDay, dayOf, FIRST_YEAR, LAST_YEAR, partsOf, weekdayOf } from './day.ts';
import { lunarOf, solarOf } from './lunar.ts';
import { readCountNumeral, readYearNumeral } from './numerals.ts';

/**
 * Why what was typed is no date. `empty`: nothing stands there; `notADate`: no way of writing a date that is known here;
 * `noSuchDay`: written well, but the calendar has no such day (2月30日, 闰三月 in a year without it);
 * `outOfRange`: outside `FIRST_YEAR` to `LAST_YEAR`.
 */
export type DayRefusal = 'empty' | 'notADate' | 'noSuchDay' | 'outOfRange';

/**
 * Which year a date typed without one belongs to. `thisYear` is what a clerk means by default; a deed that happened
 * lies in the `past`, a deadline in the `future`, so that 12.30 typed in January still means the right one.
 */
export type YearLean = 'thisYear' | 'past' | 'future';

/** Longer than any way of writing a date; what is longer was pasted into the wrong field. */
const TYPED_MAX = 30;

/** A two-digit year this far ahead of today's still means the future (a term of office); beyond, the last century. */
const TWO_DIGIT_YEARS_AHEAD = 20;

const RELATIVE_DAYS: Record<string, number> = {
  大前天: -3,
  前天: -2,
  前日: -2,
  昨天: -1,
  昨日: -1,
  今天: 0,
  今日: 0,
  明天: 1,
  明日: 1,
  后天: 2,
  后日: 2,
  大后天: 3,
};
const RELATIVE_WEEKS: Record<string, number> = { 上: -1, 本: 0, 这: 0, '': 0, 下: 1 };
const RELATIVE_YEARS: Record<string, number> = { 前年: -2, 去年: -1, 今年: 0, 本年: 0, 明年: 1, 后年: 2 };
const LUNAR_MONTHS: Record<string, number> = { 正: 1, 冬: 11, 腊: 12 };

/** A written day whose year may be missing. */
interface Written {
  calendar: 'solar' | 'lunar';
  year: number | undefined;
  month: number;
  leap: boolean;
  day: number;
}

/**
 * The day that a clerk typed, seen from `today`: `3.5`, `0305`, `20260305`, `3月5日`, `5号`, `2026.3.5`, `三月初五`
 * and `农历3月5日` (lunar), `昨天`, `3天后`, `下周五`, in half or full width.
 */
export function parseDay(
  typed: string,
  today: CalendarDay,
  lean: YearLean = 'thisYear',
): Result<CalendarDay, DayRefusal> {
  const text = tidy(typed);
  if (text === '') return failure('empty');
  if (text.length > TYPED_MAX) return failure('notADate');
  const relative = readRelative(text, today);
  if (relative !== undefined) return inRange(relative);
  const written = readWritten(text, today);
  if (written === undefined) return failure('notADate');
  return placed(written, today, lean);
}

/** One width, no spaces, and one sign between numbers, whatever the input method typed. */
function tidy(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[。·、,/\\-]|[‐-―]/g, '.');
}

function readRelative(text: string, today: CalendarDay): CalendarDay | undefined {
  const days = RELATIVE_DAYS[text];
  if (days !== undefined) return addDays(today, days);
  const [, count, way] = /^(\d{1,4}|[一二两三四五六七八九十廿卅]+)[天日](前|后|之前|之后|以前|以后)$/.exec(text) ?? [];
  if (count !== undefined) {
    const distance = /^\d/.test(count) ? Number(count) : count === '两' ? 2 : readCountNumeral(count);
    return distance === undefined ? undefined : addDays(today, way?.endsWith('前') ? -distance : distance);
  }
  const [, week, weekday] = /^(上|本|这|下|)个?(?:周|星期|礼拜)([一二三四五六日天1-7])$/.exec(text) ?? [];
  if (weekday === undefined) return undefined;
  const target = '日天7'.includes(weekday) ? 7 : Number(weekday) || (readCountNumeral(weekday) as number);
  return addDays(today, (RELATIVE_WEEKS[week ?? ''] as number) * 7 + target - weekdayOf(today));
}

function readWritten(text: string, today: CalendarDay): Written | undefined {
  const [, named, rest] = /^(农历|阴历|旧历|公历|阳历|新历)?(.*)$/.exec(text) as unknown as [string, string?, string?];
  const forced = named === undefined ? undefined : '农阴旧'.includes(named[0] as string) ? 'lunar' : 'solar';
  const written = readNumbers(rest as string, today) ?? readChinese(rest as string, today);
  if (written === undefined) return undefined;
  if (forced === 'solar' && written.leap) return undefined;
  return { ...written, calendar: forced ?? written.calendar };
}

function readNumbers(text: string, today: CalendarDay): Written | undefined {
  const [, year, month, day] = /^(?:(\d{4}|\d{2}))?(\d{2})(\d{2})$/.exec(text) ?? [];
  if (month !== undefined) return solar(year, month, day, today);
  const dotted = /^(?:(\d{4}|\d{2})\.)?(\d{1,2})\.(\d{1,2})\.?$/.exec(text);
  if (dotted) return solar(dotted[1], dotted[2], dotted[3], today);
  const worded = /^(?:(\d{4}|\d{2}|前年|去年|今年|本年|明年|后年)年?\.?)?(?:(\d{1,2})月)(\d{1,2})[日号]?$/.exec(text);
  if (worded) return solar(worded[1], worded[2], worded[3], today);
  const bare = /^(\d{1,2})[日号]$/.exec(text);
  return bare ? solar(undefined, String(partsOf(today).month), bare[1], today) : undefined;
}

function solar(year: string | undefined, month?: string, day?: string, today?: CalendarDay): Written {
  return {
    calendar: 'solar',
    year: year === undefined ? undefined : fullYear(year, today as CalendarDay),
    month: Number(month),
    leap: false,
    day: Number(day),
  };
}

function fullYear(text: string, today: CalendarDay): number {
  const thisYear = partsOf(today).year;
  const relative = RELATIVE_YEARS[text];
  if (relative !== undefined) return thisYear + relative;
  const year = Number(text);
  if (text.length === 4) return year;
  const century = Math.floor(thisYear / 100) * 100;
  return century + year > thisYear + TWO_DIGIT_YEARS_AHEAD ? century - 100 + year : century + year;
}

/** Chinese numerals: with 日 or 号 it is the solar calendar, as papers write it; without, the lunar, as people say it. */
function readChinese(text: string, today: CalendarDay): Written | undefined {
  const pattern =
    /^(?:([〇零○一二三四五六七八九]{4}|\d{4}|前年|去年|今年|本年|明年|后年)年?)?(闰?)([正冬腊]|[一二三四五六七八九十]{1,2})月(初?)([一二三四五六七八九十廿卅]{1,3})([日号]?)$/;
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [, year, leap, monthText = '', first, dayText = '', suffix] = found;
  const month = LUNAR_MONTHS[monthText] ?? readCountNumeral(monthText);
  const day = readCountNumeral(dayText);
  if (month === undefined || day === undefined || (first !== '' && day > 10)) return undefined;
  const lunar = suffix === '' || leap !== '' || first !== '' || monthText in LUNAR_MONTHS;
  return {
    calendar: lunar ? 'lunar' : 'solar',
    year: year === undefined ? undefined : (readYearNumeral(year) ?? fullYear(year, today)),
    month,
    leap: leap !== '',
    day,
  };
}

function placed(written: Written, today: CalendarDay, lean: YearLean): Result<CalendarDay, DayRefusal> {
  const dayIn = (year: number) =>
    written.calendar === 'solar' ? dayOf(year, written.month, written.day) : solarOf({ ...written, year });
  if (written.year !== undefined) {
    if (written.year < FIRST_YEAR || written.year > LAST_YEAR) return failure('outOfRange');
    return orNoSuchDay(dayIn(written.year));
  }
  const thisYear = written.calendar === 'solar' ? partsOf(today).year : lunarOf(today).year;
  const day = dayIn(thisYear);
  if (day !== undefined && lean === 'past' && day > today) return orNoSuchDay(dayIn(thisYear - 1));
  if (day !== undefined && lean === 'future' && day < today) return orNoSuchDay(dayIn(thisYear + 1));
  return orNoSuchDay(day);
}

function orNoSuchDay(day: CalendarDay | undefined): Result<CalendarDay, DayRefusal> {
  return day === undefined ? failure('noSuchDay') : inRange(day);
}

function inRange(day: CalendarDay): Result<CalendarDay, DayRefusal> {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? success(day) : failure('outOfRange');
}
