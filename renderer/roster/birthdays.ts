import { type CalendarDay, dayOf, partsOf } from '../../shared/domain/calendar/day.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { reaching } from '../../shared/store/derived/residents.ts';
import type { Station } from '../../shared/store/station.ts';

/** Ages at which a village congratulates, and at which allowances begin or grow. */
const ROUND_AGES = [60, 70, 80, 90, 100];

/** Someone who will reach a round age. */
export interface RoundBirthday {
  person: string;
  name: string;
  age: number;
  on: CalendarDay;
}

/** Who of those who live here reaches a round age after a day and up to another one, the earliest first. */
export async function readRoundBirthdays(
  station: Station,
  after: CalendarDay,
  until: CalendarDay,
): Promise<RoundBirthday[]> {
  const sets = await Promise.all(
    ROUND_AGES.map(async (age) => ({ age, ids: await reaching(station.device, age, [after, until]) })),
  );
  const documents = await station.getMany(sets.flatMap(({ ids }) => ids));
  return sets
    .flatMap(({ age, ids }) =>
      ids.flatMap((id): RoundBirthday[] => {
        const { name, birthDate, status } = (documents.get(id) ?? {}) as unknown as Partial<Person>;
        if (!name || !birthDate || status !== 'living') return [];
        return [{ person: id, name, age, on: birthdayAt(birthDate, age) }];
      }),
    )
    .sort((a, b) => (a.on < b.on ? -1 : 1));
}

/** The day on which someone reaches an age; of 29 February, in a year without one, the day after. */
function birthdayAt(birthDate: CalendarDay, age: number): CalendarDay {
  const { year, month, day } = partsOf(birthDate);
  return dayOf(year + age, month, day) ?? `${year + age}-03-01`;
}
