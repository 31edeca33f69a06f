import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { idsFound, partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';

/** What a list of the roster is narrowed to: letters typed, and a villagers' group or '' for all. */
export interface Narrowing {
  filter: string;
  group: string;
}

/** A line of the list of people. */
export interface PersonRow {
  person: Person;
  household: Household | undefined;
}

/** A line of the list of households. */
export interface HouseholdRow {
  household: Household;
  members: number;
}

/** Groups of one village; the largest community has some sixty. */
const GROUPS_MAX = 200;

/** The villagers' groups as the roster words them, 2组 before 10组. */
export async function readGroups(station: Station): Promise<string[]> {
  const groups: string[] = [];
  let last = '';
  while (groups.length < GROUPS_MAX) {
    // One step a group over the index, instead of all households.
    const [next] = await station.find('households', {
      selector: { villagersGroup: { $gt: last } },
      sort: [{ villagersGroup: 'asc' }, { id: 'asc' }],
      limit: 1,
    });
    if (!next) break;
    last = (next as unknown as Household).villagersGroup;
    groups.push(last);
  }
  return groups.sort(new Intl.Collator('zh-CN', { numeric: true }).compare);
}

/**
 * The ids of the people a narrowing leaves, in the roster's order: ULIDs grow as the paper roster was read in. Ids only;
 * the documents are read when they come into sight.
 */
export async function personIds(station: Station, { filter, group }: Narrowing): Promise<readonly string[]> {
  const found = await idsFound(station.device, 'person', filter);
  if (group === '') return found;
  const households = await householdsIn(station, group);
  const { entries } = station.device;
  const members = new Set(await entries.where('within').anyOf(households).primaryKeys());
  return found.filter((id) => members.has(id));
}

export async function householdIds(station: Station, { filter, group }: Narrowing): Promise<readonly string[]> {
  const found = await idsFound(station.device, 'household', filter);
  if (group === '') return found;
  const inGroup = new Set(await householdsIn(station, group));
  return found.filter((id) => inGroup.has(id));
}

async function householdsIn(station: Station, group: string): Promise<string[]> {
  const ids = await station.device.entries.where('within').equals(group).primaryKeys();
  return ids.filter((id) => id.startsWith('household:'));
}

export async function readPersonRows(station: Station, ids: readonly string[]): Promise<PersonRow[]> {
  const documents = await station.getMany([...ids]);
  const people = ids.flatMap((id) => (documents.get(id) as unknown as Person | undefined) ?? []);
  const homes = people.flatMap((person) => person.household ?? []);
  const households = await station.getMany([...new Set(homes)]);
  return people.map((person) => ({
    person,
    household: households.get(person.household ?? '') as unknown as Household | undefined,
  }));
}

export async function readHouseholdRows(station: Station, ids: readonly string[]): Promise<HouseholdRow[]> {
  const documents = await station.getMany([...ids]);
  const members = new Map<string, number>();
  await station.device.entries
    .where('within')
    .anyOf([...ids])
    .each(({ kind, within }) => {
      if (kind === 'person') members.set(within, (members.get(within) ?? 0) + 1);
    });
  return ids.flatMap((id) => {
    const household = documents.get(id) as unknown as Household | undefined;
    return household ? [{ household, members: members.get(id) ?? 0 }] : [];
  });
}

/** A household with all who live in it, its head first. */
export interface HouseholdPaper {
  household: Household;
  members: Person[];
}

export async function readHousehold(station: Station, id: string): Promise<HouseholdPaper | undefined> {
  const household = (await station.get<'household'>(id)) as Household | undefined;
  if (!household) return undefined;
  const documents = await station.getMany(await partsOf(station.device, id, 'person'));
  const members = [...documents.values()] as unknown as Person[];
  const place = (person: Person) => (person.id === household.head ? 0 : 1);
  return { household, members: members.sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1)) };
}

export async function readPerson(station: Station, id: string): Promise<PersonRow | undefined> {
  const [row] = await readPersonRows(station, [id]);
  return row;
}
