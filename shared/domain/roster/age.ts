import { type CalendarDay, partsOf } from '../calendar/day.ts';

/** Full years of age on a day, as papers count (周岁); undefined where the birth date is not known or lies ahead. */
export function ageOn(birthDate: CalendarDay | '', day: CalendarDay): number | undefined {
  if (birthDate === '' || birthDate > day) return undefined;
  const birth = partsOf(birthDate);
  const now = partsOf(day);
  const hadBirthday = now.month > birth.month || (now.month === birth.month && now.day >= birth.day);
  return now.year - birth.year - (hadBirthday ? 0 : 1);
}
