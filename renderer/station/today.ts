import { type CalendarDay, dayAt } from '../../shared/domain/calendar/day.ts';

/** The station's day now, China's time wherever the laptop's clock is set to. */
export function today(): CalendarDay {
  return dayAt(Date.now());
}
