import { useMemo } from 'react';
import { type Preferences, usePreferences } from '../preferences/preferences.ts';

export type Language = Preferences['language'];

/** How dates, times, points and counts are written on screen and paper: the one place that knows. */
export interface Format {
  /** `2026-03-05` as 2026年3月5日; what is no date comes back as it is. */
  date(date: string): string;
  /** An instant as local time of day, 10:42. */
  time(instant: string): string;
  /** An instant as day and time, the year only where it is not this one. */
  moment(instant: string): string;
  /** Hundredths of a point as text: 250 is 2.5, 2000 is 20. */
  points(hundredths: number): string;
  /** 11150 as 11,150. */
  count(count: number): string;
}

/** Hundredths of a point as the shortest text that says them exactly. */
export function pointsText(hundredths: number): string {
  const size = Math.abs(hundredths);
  const fraction = String(size % 100)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const whole = Math.trunc(size / 100);
  return `${hundredths < 0 ? '−' : ''}${whole}${fraction && `.${fraction}`}`;
}

export function formatFor(language: Language, now: () => Date = () => new Date()): Format {
  const day = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const clock = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const near = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric' });
  const far = new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', day: 'numeric' });
  const counts = new Intl.NumberFormat(language);

  return {
    date(date) {
      const ms = Date.parse(`${date}T00:00:00Z`);
      return Number.isNaN(ms) ? date : day.format(ms);
    },
    time: (instant) => clock.format(new Date(instant)),
    moment(instant) {
      const at = new Date(instant);
      const format = at.getFullYear() === now().getFullYear() ? near : far;
      return `${format.format(at)} ${clock.format(at)}`;
    },
    points: pointsText,
    count: (count) => counts.format(count),
  };
}

export function useFormat(): Format {
  const { language } = usePreferences();
  return useMemo(() => formatFor(language), [language]);
}
