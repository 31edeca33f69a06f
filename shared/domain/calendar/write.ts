import { type CalendarDay, partsOf, weekdayOf } from './day.ts';
import { lunarText } from './lunar.ts';
import { countNumeral, yearNumeral } from './numerals.ts';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** On papers: 二〇二六年三月五日. */
export function paperDate(day: CalendarDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${yearNumeral(year)}年${countNumeral(month)}月${countNumeral(date)}日`;
}

/** On screen and in tables: 2026年3月5日. */
export function screenDate(day: CalendarDay): string {
  const { year, month, day: date } = partsOf(day);
  return `${year}年${month}月${date}日`;
}

/** 星期四. */
export function weekdayText(day: CalendarDay): string {
  return `星期${WEEKDAYS[weekdayOf(day) - 1]}`;
}

/** What stands beside a date just typed, so that a slip is seen: 2026年3月5日 星期四 农历正月十七. */
export function fullDate(day: CalendarDay): string {
  return `${screenDate(day)} ${weekdayText(day)} 农历${lunarText(day)}`;
}
