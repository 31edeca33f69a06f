import { type CalendarDay, partsOf } from '../../shared/domain/calendar/day.ts';

export interface Month {
  year: number;
  month: number;
}

/** Where a month stands: `/year/2026-03`. */
export function monthAddress({ year, month }: Month): string {
  return `/year/${year}-${String(month).padStart(2, '0')}`;
}

/** The month in an address, or today's where the address names none. */
export function monthAt(part: string | undefined, today: CalendarDay): Month {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(part ?? '') ?? [];
  return year === undefined ? partsOf(today) : { year: Number(year), month: Number(month) };
}

/** So many months on. */
export function monthAfter({ year, month }: Month, by: number): Month {
  const count = year * 12 + (month - 1) + by;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}
