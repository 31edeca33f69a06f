import { useMemo } from 'react';
import { dayAt } from '../../shared/domain/calendar/day.ts';
import { pointsText, yuanText } from '../../shared/domain/merit/amount.ts';
import { type Preferences, usePreferences } from '../preferences/preferences.ts';

export type Language = Preferences['language'];

/** How dates, times, points and counts are written on screen and paper: the one place that knows. */
export interface Format {
  /** `2026-03-05` as 2026年3月5日; what is no date comes back as it is. */
  date(date: string): string;
  /** The same without its year where it is this one: 3月5日. */
  nearDate(date: string): string;
  /** An instant as the village's time of day, 10:42, wherever the laptop's clock is set to. */
  time(instant: string): string;
  /** An instant as day and time, the year only where it is not this one. */
  moment(instant: string): string;
  /** Hundredths of a point as text: 250 is 2.5, 2000 is 20. */
  points(hundredths: number): string;
  /** Fen as yuan: 1250 is 12.50 元. */
  money(fen: number): string;
  /** 11150 as 11,150. */
  count(count: number): string;
}

/** China keeps one time, the one that `dayAt` reckons with. */
const timeZone = 'Asia/Shanghai';

export function formatFor(language: Language, now: () => number = Date.now): Format {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone });
  const dayOnly = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone: 'UTC' });
  const near = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone });
  const far = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric', timeZone });
  const counts = new Intl.NumberFormat(language);

  const written = (date: string, format: Intl.DateTimeFormat) => {
    const ms = Date.parse(`${date}T00:00:00Z`);
    return Number.isNaN(ms) ? date : format.format(ms);
  };
  const thisYear = () => dayAt(now()).slice(0, 4);

  return {
    date: (date) => written(date, day),
    nearDate: (date) => written(date, date.startsWith(thisYear()) ? dayOnly : day),
    time: (instant) => clock.format(new Date(instant)),
    moment(instant) {
      const at = new Date(instant);
      const format = dayAt(instant).startsWith(thisYear()) ? near : far;
      return `${format.format(at)} ${clock.format(at)}`;
    },
    points: pointsText,
    money: (fen) => (language === 'zh-CN' ? `${yuanText(fen)} 元` : `¥${yuanText(fen)}`),
    count: (count) => counts.format(count),
  };
}

export function useFormat(): Format {
  const { language } = usePreferences();
  return useMemo(() => formatFor(language), [language]);
}
