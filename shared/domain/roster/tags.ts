import { type CalendarDay, partsOf } from '../calendar/day.ts';
import { ageOn } from './age.ts';
import type { Person } from './person.ts';

/**
 * What villagers are told apart by: 老 少 残 困 需, Party members, veterans, those who live away. Old and young follow
 * from age, the Party from the political status; the others are ticked on the form.
 */
export const TAGS = ['elder', 'minor', 'disabled', 'hardship', 'inNeed', 'party', 'veteran', 'livesAway'] as const;
export type Tag = (typeof TAGS)[number];

/** The tags that are fields of the record. */
export const TICKED_TAGS = ['veteran', 'livesAway', 'disabled', 'hardship', 'inNeed'] as const satisfies readonly Tag[];

/** Those that are restricted (disability by default, DOMAIN; poverty with it): masked until asked for. */
export const RESTRICTED_TAGS: readonly Tag[] = ['disabled', 'hardship'];

/** 老: from 60 (老年人权益保障法, article 2). 少: under 18 (未成年人保护法, article 2). */
export const ELDER_FROM = 60;
export const ADULT_FROM = 18;

/** As the register words it; a probationary member is one of the Party's. */
const PARTY = ['中共党员', '中共预备党员'];

type Tagged = Pick<Person, 'birthDate' | 'politicalStatus' | (typeof TICKED_TAGS)[number]>;

export function isParty({ politicalStatus }: Pick<Person, 'politicalStatus'>): boolean {
  return PARTY.includes(politicalStatus);
}

export function hasTag(person: Tagged, tag: Tag, day: CalendarDay): boolean {
  switch (tag) {
    case 'elder':
      return (ageOn(person.birthDate, day) ?? 0) >= ELDER_FROM;
    case 'minor':
      return (ageOn(person.birthDate, day) ?? ADULT_FROM) < ADULT_FROM;
    case 'party':
      return isParty(person);
    default:
      return person[tag] === true;
  }
}

/** Everything a person is marked by on a day. */
export function tagsOf(person: Tagged, day: CalendarDay): Tag[] {
  return TAGS.filter((tag) => hasTag(person, tag, day));
}

/**
 * The latest birth date, as text, of someone who has reached an age by a day: `birthDate <= bornBy(60, day)` says the
 * same as `ageOn(birthDate, day) >= 60`. For comparing only: of 29 February it may name a day that a year has not.
 */
export function bornBy(age: number, day: CalendarDay): string {
  const { year, month, day: date } = partsOf(day);
  return [String(year - age).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
}
