import type { Household } from '../../shared/domain/roster/household.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { taggedIds } from '../../shared/store/derived/residents.ts';
import { idsFound, partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';
import { GONE, type Narrowing } from './narrowing.ts';

/** What a list shows: what is typed, and what the roster is narrowed to. */
export type Sought = Narrowing & { filter: string };

/** A line of the list of people. */
export interface PersonRow {
  person: Person;
  household: Household | undefined;
}

/** A line of the list of households. */
export interface HouseholdRow {
  household: Household;
  /** Who live there now. */
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
 * The ids of the people a narrowing leaves, in the roster's order: ULIDs grow as the paper roster was read in. Ids only,
 * each set of them from an index; the documents are read when they come into sight.
 */
export async function personIds(station: Station, { filter, group, tag, status }: Sought): Promise<readonly string[]> {
  const { device } = station;
  const [found, gone, ...sets] = await Promise.all([
    idsFound(device, 'person', filter),
    status === 'living' ? goneIds(station) : [],
    ...(group === '' ? [] : [membersIn(station, group)]),
    ...(status === '' || status === 'living' ? [] : [device.residents.where('marks').equals(status).primaryKeys()]),
    ...(tag === '' ? [] : [taggedIds(device, tag, today())]),
  ]);
  const left = new Set(gone);
  const among = sets.map((ids) => new Set(ids));
  return found.filter((id) => !left.has(id) && among.every((set) => set.has(id)));
}

/** Nearly everybody lives here: those who don't are fewer to read at every key. */
function goneIds({ device }: Station): Promise<string[]> {
  return device.residents.where('marks').anyOf(GONE).primaryKeys();
}

async function membersIn(station: Station, group: string): Promise<string[]> {
  const households = await householdsIn(station, group);
  return station.device.entries.where('within').anyOf(households).primaryKeys();
}

export async function householdIds(
  station: Station,
  { filter, group }: Pick<Sought, 'filter' | 'group'>,
): Promise<readonly string[]> {
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
  await station.device.residents
    .where('home')
    .anyOf([...ids])
    .each(({ home = '' }) => members.set(home, (members.get(home) ?? 0) + 1));
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
