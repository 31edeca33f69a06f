import type { CalendarDay } from '../../domain/calendar/day.ts';
import type { Document } from '../../domain/kinds.ts';
import { marksOf } from '../../domain/roster/marks.ts';
import type { Person } from '../../domain/roster/person.ts';
import type { Distinction } from '../../domain/roster/rosterEvent.ts';
import { ADULT_FROM, bornBy, ELDER_FROM, type Tag } from '../../domain/roster/tags.ts';
import { areTwins, twinKeys } from '../../domain/roster/twins.ts';
import type { DeviceDatabase, ResidentRow, TwinRow } from '../deviceDatabase.ts';

/** Sorts after '', which stands for a birth date that is not known. */
const EARLIEST = '0';

function rowOf(person: Person): ResidentRow {
  const { id, birthDate, household, status } = person;
  return {
    id,
    marks: marksOf(person),
    born: birthDate,
    ...(status === 'living' && household && { home: household }),
    twins: twinKeys(person),
  };
}

function isOnRoster({ voided, mergedInto }: Person): boolean {
  return !voided && !mergedInto;
}

/**
 * Takes people into the table that lists are narrowed by, and into the one of twins. To be called within a transaction
 * over both; taking a document twice is harmless.
 */
export async function projectResidents(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const people = documents.filter(({ kind }) => kind === 'person') as unknown as Person[];
  const distinctions = documents.filter(({ kind }) => kind === 'distinction') as unknown as Distinction[];
  if (people.length === 0 && distinctions.length === 0) return;
  const held = await device.residents.bulkGet(people.map(({ id }) => id));
  const rows = people.filter(isOnRoster).map(rowOf);
  const gone = people.filter((person) => !isOnRoster(person)).map(({ id }) => id);
  if (rows.length > 0) await device.residents.bulkPut(rows);
  if (gone.length > 0) await device.residents.bulkDelete(gone);
  await projectTwins(device, { people, held, distinctions });
}

/** One record under one key more, or one less. */
interface TwinChange {
  key: string;
  change: (row: TwinRow) => TwinRow;
}

async function projectTwins(
  device: DeviceDatabase,
  news: { people: Person[]; held: (ResidentRow | undefined)[]; distinctions: Distinction[] },
): Promise<void> {
  const changes = [
    ...news.people.flatMap((person, place) => changesOf(person, news.held[place]?.twins ?? [])),
    ...news.distinctions.map(
      ({ twin, people }): TwinChange => ({
        key: twin,
        change: (row) => ({ ...row, distinct: [...new Set([...row.distinct, ...people])].sort() }),
      }),
    ),
  ];
  const keys = [...new Set(changes.map(({ key }) => key))];
  if (keys.length === 0) return;
  const before = await device.twins.bulkGet(keys);
  const rows = new Map(keys.map((key, place) => [key, before[place] ?? { key, ids: [], distinct: [] }]));
  for (const { key, change } of changes) rows.set(key, change(rows.get(key) as TwinRow));
  await device.twins.bulkPut([...rows.values()].map(settled));
}

/** Nothing for keys under which the record is counted already. */
function changesOf(person: Person, counted: readonly string[]): TwinChange[] {
  const now = twinKeys(person);
  const add = (row: TwinRow) => ({ ...row, ids: [...new Set([...row.ids, person.id])].sort() });
  const drop = (row: TwinRow) => ({ ...row, ids: row.ids.filter((id) => id !== person.id) });
  return [
    ...now.filter((key) => !counted.includes(key)).map((key) => ({ key, change: add })),
    ...counted.filter((key) => !now.includes(key)).map((key) => ({ key, change: drop })),
  ];
}

function settled({ open: _, ...row }: TwinRow): TwinRow {
  return areTwins(row.ids, row.distinct) ? { ...row, open: 1 } : row;
}

/** The ids of all who have a tag on a day, living or not. */
export async function taggedIds({ residents }: DeviceDatabase, tag: Tag, day: CalendarDay): Promise<string[]> {
  switch (tag) {
    case 'elder':
      return residents.where('born').between(EARLIEST, bornBy(ELDER_FROM, day), true, true).primaryKeys();
    case 'minor':
      return residents.where('born').above(bornBy(ADULT_FROM, day)).primaryKeys();
    default:
      return residents.where('marks').equals(tag).primaryKeys();
  }
}

/** The ids of those who reach an age after a day and up to another one, living or not. */
export async function reaching(
  { residents }: DeviceDatabase,
  age: number,
  [after, until]: readonly [CalendarDay, CalendarDay],
): Promise<string[]> {
  return residents.where('born').between(bornBy(age, after), bornBy(age, until), false, true).primaryKeys();
}

/** How many sets of twins a clerk must settle. */
export async function countTwins(device: DeviceDatabase): Promise<number> {
  return device.twins.where('open').equals(1).count();
}

/** One page of the keys of the sets of twins to settle, those with a number in common first. */
export async function openTwins(
  device: DeviceDatabase,
  { offset, limit }: { offset: number; limit: number },
): Promise<TwinRow[]> {
  return device.twins.where('open').equals(1).offset(offset).limit(limit).toArray();
}
