import type { Person } from './person.ts';
import { isParty, type Tag, TICKED_TAGS } from './tags.ts';

/** What people are counted and listed by that does not change with the day: status, residence, and tags but age. */
export type Mark = Person['status'] | Person['residence'] | Exclude<Tag, 'elder' | 'minor'>;

export function marksOf(person: Person): Mark[] {
  return [
    person.status,
    person.residence,
    ...(isParty(person) ? (['party'] as const) : []),
    ...TICKED_TAGS.filter((tag) => person[tag] === true),
  ];
}
