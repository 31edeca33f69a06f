import { LunarDay, LunarYear, SolarDay } from 'tyme4ts';
import { type CalendarDay, dayOf, partsOf } from './day.ts';

/** A day of the lunar calendar. `year` is the solar year in which its first month begins. */
export interface LunarParts {
  year: number;
  month: number;
  leap: boolean;
  day: number;
}

export function lunarOf(day: CalendarDay): LunarParts {
  const lunar = lunarDayOf(day);
  const month = lunar.getLunarMonth();
  return { year: lunar.getYear(), month: Math.abs(lunar.getMonth()), leap: month.isLeap(), day: lunar.getDay() };
}

/** The solar day of a lunar one, or undefined where that lunar year has no such month or day. */
export function solarOf({ year, month, leap, day }: LunarParts): CalendarDay | undefined {
  if (month < 1 || month > 12 || day < 1 || (leap && LunarYear.fromYear(year).getLeapMonth() !== month)) {
    return undefined;
  }
  const days = LunarDay.fromYmd(year, leap ? -month : month, 1)
    .getLunarMonth()
    .getDayCount();
  if (day > days) return undefined;
  const solar = LunarDay.fromYmd(year, leap ? -month : month, day).getSolarDay();
  return dayOf(solar.getYear(), solar.getMonth(), solar.getDay());
}

/** As spoken: 正月十七, 闰六月初八. */
export function lunarText(day: CalendarDay): string {
  const lunar = lunarDayOf(day);
  return `${lunar.getLunarMonth().getName()}${lunar.getName()}`;
}

function lunarDayOf(day: CalendarDay): LunarDay {
  const { year, month, day: date } = partsOf(day);
  return SolarDay.fromYmd(year, month, date).getLunarDay();
}
