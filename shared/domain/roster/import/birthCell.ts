import { type CalendarDay, dayOf, FIRST_YEAR, LAST_YEAR } from '../../calendar/day.ts';
import { parseDay } from '../../calendar/parse.ts';
import { dayOfSerial } from '../../table/serialDate.ts';
import type { Cell } from '../../table/table.ts';
import { cellText, isNothing } from './cellText.ts';

/**
 * A date of birth as written. `part` is a year, or a year and month, `YYYY` or `YYYY-MM`; `unsure` may be any of some
 * days: 89-08-15, 3/5/1975. Only an ID number tells which; nothing is guessed.
 */
export type WrittenBirth =
  | { kind: 'none' }
  | { kind: 'day'; day: CalendarDay }
  | { kind: 'part'; part: string }
  | { kind: 'unsure'; days: CalendarDay[] }
  | { kind: 'unreadable' };

const NONE: WrittenBirth = { kind: 'none' };
const UNREADABLE: WrittenBirth = { kind: 'unreadable' };

/** Excel's serial numbers of the days of `FIRST_YEAR` to `LAST_YEAR`; a number below could as well be an age. */
const FIRST_SERIAL = 1000;
const LAST_SERIAL = 73_415;

const STARTS_WITH_YEAR = /^(?:农历|阴历|旧历|公历|阳历|新历)?(?:\d{8}$|\d{4}(?=\D)|[〇零○一二三四五六七八九]{4})/;
const TIME_OF_DAY = /[T\s]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/;
const YEAR_LAST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const YEAR_SHORT = /^(\d{2})(?:[/.-]|年)(\d{1,2})(?:[/.-]|月)(\d{1,2})日?$|^(\d{2})(\d{2})(\d{2})$/;
const US_SHORT = /^(\d{1,2})\/(\d{1,2})\/(\d{2})$/;

/** `parseDay` asks for today's date to complete a date without a year; no such date gets that far here. */
const ANY_DAY = '2000-01-01';

const CENTURIES = [1900, 2000];

/** Reads the ways in which rosters write a date. */
export function readBirth(cell: Cell | undefined): WrittenBirth {
  if (cell?.kind === 'date') return dayIn(cell.date);
  if (cell?.kind === 'error') return UNREADABLE;
  const text = cellText(cell)
    .normalize('NFKC')
    .replace(TIME_OF_DAY, '')
    .replace(/[\s\p{Cf}'‘’]/gu, '');
  if (isNothing(text)) return NONE;
  return serialDate(text) ?? partOfDate(text) ?? yearLast(text) ?? shortYear(text) ?? fullDate(text);
}

function dayIn(day: string): WrittenBirth {
  const year = Number(day.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? { kind: 'day', day } : UNREADABLE;
}

function serialDate(text: string): WrittenBirth | undefined {
  if (!/^\d{4,5}(?:\.\d+)?$/.test(text)) return undefined;
  const serial = Number(text);
  const couldBeYear = serial >= FIRST_YEAR && serial <= LAST_YEAR + 1;
  if (couldBeYear || serial < FIRST_SERIAL || serial > LAST_SERIAL) return undefined;
  const day = dayOfSerial(serial);
  return day === undefined ? undefined : dayIn(day);
}

/** A year alone, or a year and month: 1975, 1975年5月, 1975.05, 197505. */
function partOfDate(text: string): WrittenBirth | undefined {
  const [, year, month] = /^(\d{4})年?(?:[./-]?(\d{1,2})月?)?$/.exec(text) ?? [];
  if (year === undefined || Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) return undefined;
  if (month === undefined) return { kind: 'part', part: year };
  return Number(month) >= 1 && Number(month) <= 12
    ? { kind: 'part', part: `${year}-${month.padStart(2, '0')}` }
    : UNREADABLE;
}

/** 15/8/1989 and 8/15/1989 say which number is the month only where the other cannot be one. */
function yearLast(text: string): WrittenBirth | undefined {
  const [, first, second, year] = YEAR_LAST.exec(text) ?? [];
  if (year === undefined) return undefined;
  const [one, other] = [Number(first), Number(second)];
  if (one === other || one > 12) return fullDate(`${year}.${second}.${first}`);
  if (other > 12) return fullDate(`${year}.${first}.${second}`);
  return unsure([dayOf(Number(year), one, other), dayOf(Number(year), other, one)]);
}

/** 89-08-15, 890815 and 89年8月15日 leave out the century; 8/15/89 is how a spreadsheet set to English shows the same day. */
function shortYear(text: string): WrittenBirth | undefined {
  const [year, month, day] = YEAR_SHORT.exec(text)?.slice(1).filter(Boolean).map(Number) ?? [];
  const [, usMonth, usDay, usYear] = US_SHORT.exec(text)?.map(Number) ?? [];
  if (year === undefined && usYear === undefined) return undefined;
  const both = (of = Number.NaN, monthOf = 0, dayOfMonth = 0) =>
    CENTURIES.map((century) => (Number.isNaN(of) ? undefined : dayOf(century + of, monthOf, dayOfMonth)));
  return unsure([...both(year, month, day), ...both(usYear, usMonth, usDay)]);
}

function unsure(days: readonly (CalendarDay | undefined)[]): WrittenBirth {
  const possible = days.filter((day) => day !== undefined);
  return possible.length === 0 ? UNREADABLE : { kind: 'unsure', days: possible };
}

function fullDate(text: string): WrittenBirth {
  if (!STARTS_WITH_YEAR.test(text)) return UNREADABLE;
  const read = parseDay(text.replace(/(?:出生|生)$/, ''), ANY_DAY);
  return read.ok ? { kind: 'day', day: read.value } : UNREADABLE;
}

/** Whether a written date and a full one speak of the same day, as far as the written one says. */
export function agrees(written: WrittenBirth, day: CalendarDay): boolean {
  if (written.kind === 'day') return written.day === day;
  if (written.kind === 'unsure') return written.days.includes(day);
  return written.kind !== 'part' || day.startsWith(written.part);
}
