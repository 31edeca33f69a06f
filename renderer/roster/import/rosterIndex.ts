import type { Document } from '../../../shared/domain/kinds.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { hasOwnId, type RosterUnit } from '../../../shared/domain/roster/import/batches.ts';
import { householdKey, type KnownRoster } from '../../../shared/domain/roster/import/plan.ts';
import type { Fields } from '../../../shared/domain/roster/import/threeWay.ts';
import type { Person } from '../../../shared/domain/roster/person.ts';
import type { Station } from '../../../shared/store/station.ts';

/** Where to find whom a roster speaks of: ids only, for a whole community some two megabytes. */
export interface RosterIndex {
  /** Person by an ID number that is theirs alone. */
  idNumbers: Map<string, string>;
  /** Households by `householdKey`. */
  households: Map<string, string[]>;
  /** People by their household. */
  members: Map<string, string[]>;
  /** People without a household by name. */
  singles: Map<string, string[]>;
}

/** Documents read at a time while the index is made: few enough that the page answers in between. */
const PAGE = 100;

/** Reads the station's roster once, page by page, before an import. */
export async function indexRoster(station: Station): Promise<RosterIndex> {
  const index: RosterIndex = { idNumbers: new Map(), households: new Map(), members: new Map(), singles: new Map() };
  for await (const document of everyOne(station, 'household')) {
    const household = document as unknown as Household;
    if (household.joinedInto) continue;
    add(index.households, householdKey(household), household.id);
  }
  for await (const document of everyOne(station, 'person')) {
    const person = document as unknown as Person;
    // Its survivor stands for it.
    if (person.mergedInto) continue;
    // Of a voided person and a living one with the same number, the number is the living one's.
    if (hasOwnId(person) && (!person.voided || !index.idNumbers.has(person.idNumber))) {
      index.idNumbers.set(person.idNumber, person.id);
    }
    if (person.household) add(index.members, person.household, person.id);
    else add(index.singles, person.name, person.id);
  }
  return index;
}

async function* everyOne(station: Station, kind: 'person' | 'household'): AsyncGenerator<Document> {
  const collection = kind === 'person' ? 'people' : 'households';
  for (let last = ''; ; ) {
    const page = await station.find(collection, {
      selector: { kind, id: { $gt: last } },
      sort: [{ kind: 'asc' }, { id: 'asc' }],
      limit: PAGE,
    });
    yield* page;
    if (page.length < PAGE) return;
    last = page.at(-1)?.id ?? '';
  }
}

function add(index: Map<string, string[]>, key: string, id: string): void {
  const present = index.get(key);
  if (present) present.push(id);
  else index.set(key, [id]);
}

/** Everything that the station has about these units, and what was last imported into it. */
export async function knownFor(
  station: Station,
  index: RosterIndex,
  units: readonly RosterUnit[],
  claimed: Set<string>,
): Promise<KnownRoster> {
  const byIdNumber = await readAll<Person>(
    station,
    units.flatMap((unit) => numberedIds(unit, index)),
  );
  const keys = units.flatMap(({ household }) => (household ? householdKey(household) : []));
  const named = keys.flatMap((key) => index.households.get(key) ?? []);
  const homes = [...byIdNumber.values()].flatMap(({ household }) => household ?? []);
  const households = await readAll<Household>(station, [...named, ...homes]);
  const around = [...households.keys()].flatMap((id) => index.members.get(id) ?? []);
  const names = units.flatMap(({ household, members }) => (household ? [] : members.map(({ fields }) => fields.name)));
  const alone = names.flatMap((name) => index.singles.get(name) ?? []);
  const people = await readAll<Person>(station, [...around, ...alone]);
  for (const person of byIdNumber.values()) people.set(person.id, person);
  return {
    peopleByIdNumber: new Map([...byIdNumber.values()].map((person) => [person.idNumber, person])),
    householdsByKey: grouped(households.values(), householdKey),
    households,
    members: grouped(people.values(), ({ household }) => household),
    singles: grouped(people.values(), ({ household, name }) => (household ? undefined : name)),
    imported: await lastImported(station, [...households.keys(), ...people.keys()]),
    claimed,
  };
}

function numberedIds({ members }: RosterUnit, { idNumbers }: RosterIndex): string[] {
  return members.flatMap(({ fields }) => (hasOwnId(fields) ? (idNumbers.get(fields.idNumber) ?? []) : []));
}

async function readAll<T extends { id: string }>(station: Station, ids: readonly string[]): Promise<Map<string, T>> {
  const documents = await station.getMany([...new Set(ids)].sort());
  return documents as unknown as Map<string, T>;
}

function grouped<T extends { id: string }>(all: Iterable<T>, keyOf: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of [...all].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

function importedKey(id: string): string {
  return `imported ${id}`;
}

async function lastImported(station: Station, ids: readonly string[]): Promise<Map<string, Fields>> {
  const rows = await station.device.state.bulkGet(ids.map(importedKey));
  return new Map(ids.flatMap((id, index) => (rows[index] ? [[id, rows[index].value as Fields] as const] : [])));
}

/** Remembers on this device what a file said of each document, against which the next import tells what changed. */
export async function rememberImported(
  station: Station,
  imported: readonly { id: string; fields: Fields }[],
): Promise<void> {
  await station.device.state.bulkPut(imported.map(({ id, fields }) => ({ key: importedKey(id), value: fields })));
}
