import type { GroupedRow } from './households.ts';

/** More than this share of a list's household numbers on the roster: it is of the same households. */
const SAME_SHARE = 0.5;

/** Whether a table lists the roster's households, each once and by number: 户表 beside 人口表. */
export function listsHouseholds(numbers: readonly string[], roster: ReadonlySet<string>): boolean {
  const given = numbers.filter((number) => number !== '');
  if (given.length === 0 || given.length < numbers.length || new Set(given).size < given.length) return false;
  return given.filter((number) => roster.has(number)).length > given.length * SAME_SHARE;
}

/** People with what the lists of households say of theirs, by its number, where their own table says nothing. */
export function withHouseholdsListed(people: readonly GroupedRow[], lists: readonly GroupedRow[]): GroupedRow[] {
  const byNumber = new Map(lists.map((row) => [row.person.household.number, row]));
  return people.map((row) => {
    const listed = byNumber.get(row.person.household.number);
    if (!listed || row.person.household.number === '') return row;
    const { person, group } = row;
    return {
      group: group || listed.group,
      person: {
        ...person,
        address: person.address || listed.person.address,
        household: { ...person.household, headName: person.household.headName || listed.person.name },
      },
    };
  });
}
