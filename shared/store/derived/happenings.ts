import type { Document } from '../../domain/kinds.ts';
import type { Person } from '../../domain/roster/person.ts';
import { aboutOf, type RosterEvent, type RosterReversal, touchedBy } from '../../domain/roster/rosterEvent.ts';
import type { DeviceDatabase, FollowRow, HappeningRow } from '../deviceDatabase.ts';

interface Happening {
  id: string;
  change: (row: HappeningRow) => HappeningRow;
}

function happeningsOf(document: Document): Happening[] {
  switch (document.kind) {
    case 'rosterEvent': {
      const event = document as unknown as RosterEvent;
      const told = { event: event.event, happenedOn: event.happenedOn, about: touchedBy(event) };
      return [{ id: event.id, change: (row) => ({ ...row, ...told }) }];
    }
    case 'rosterReversal': {
      const { id, reverses, about } = document as unknown as RosterReversal;
      const add = (row: HappeningRow) => ({
        ...row,
        about: row.about.length > 0 ? row.about : about,
        reversals: [...new Set([...row.reversals, id])].sort(),
      });
      return [{ id: reverses, change: add }];
    }
    default:
      return [];
  }
}

/** A birth or moving in, which the person's own record tells; undefined where it tells none, or no longer. */
function arrivalOf({ id, entry, enteredOn, voided, mergedInto }: Person): HappeningRow | undefined {
  if (!entry || !enteredOn || voided || mergedInto) return undefined;
  return { id, event: entry, happenedOn: enteredOn, about: [id], reversals: [] };
}

/** What a document says about which record shows which fact. */
function followsOf(document: Document): Pick<FollowRow, 'record' | 'fact' | 'isTold'>[] {
  switch (document.kind) {
    case 'rosterEvent':
      return aboutOf(document as unknown as RosterEvent).map((record) => ({ record, fact: document.id, isTold: true }));
    case 'rosterReversal':
      return (document as unknown as RosterReversal).about.map((record) => ({
        record,
        fact: document.id,
        isTold: true,
      }));
    default:
      return ((document.events ?? []) as string[]).map((fact) => ({ record: document.id, fact, isTold: false }));
  }
}

/**
 * Takes the roster's events into the table of what happened, and notes which records have yet to follow them. They come
 * in any order and from two collections. To be called within a transaction over both tables; taking a document twice is
 * harmless.
 */
export async function projectHappenings(device: DeviceDatabase, documents: Document[]): Promise<void> {
  await projectArrivals(device, documents);
  const changes = documents.flatMap(happeningsOf);
  if (changes.length > 0) {
    const ids = [...new Set(changes.map(({ id }) => id))];
    const held = await device.happenings.bulkGet(ids);
    const rows = new Map(ids.map((id, place) => [id, held[place] ?? { id, about: [], reversals: [] }]));
    for (const { id, change } of changes) rows.set(id, change(rows.get(id) as HappeningRow));
    await device.happenings.bulkPut([...rows.values()]);
  }
  await projectFollows(device, documents);
}

async function projectArrivals(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const people = documents.filter(({ kind }) => kind === 'person') as unknown as Person[];
  if (people.length === 0) return;
  const rows = people.flatMap((person) => arrivalOf(person) ?? []);
  if (rows.length > 0) await device.happenings.bulkPut(rows);
  const arrived = new Set(rows.map(({ id }) => id));
  const others = people.map(({ id }) => id).filter((id) => !arrived.has(id));
  if (others.length > 0) await device.happenings.bulkDelete(others);
}

async function projectFollows(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const news = documents.flatMap(followsOf);
  if (news.length === 0) return;
  const keyOf = ({ record, fact }: { record: string; fact: string }): [string, string] => [record, fact];
  const keys = [...new Map(news.map((one) => [keyOf(one).join(' '), keyOf(one)])).values()];
  const held = await device.follows.bulkGet(keys);
  const rows = new Map(
    keys.map(([record, fact], place): [string, FollowRow] => [
      `${record} ${fact}`,
      held[place] ?? { record, fact, isTold: false, isFollowed: false },
    ]),
  );
  for (const one of news) {
    const row = rows.get(keyOf(one).join(' ')) as FollowRow;
    if (one.isTold) row.isTold = true;
    else row.isFollowed = true;
  }
  await device.follows.bulkPut([...rows.values()].map(pendingOrNot));
}

function pendingOrNot({ pending: _, ...row }: FollowRow): FollowRow {
  return row.isTold && !row.isFollowed ? { ...row, pending: 1 } : row;
}

/** Records that have facts to follow, with these facts; nearly always none. */
export async function pendingFollows(device: DeviceDatabase, limit: number): Promise<FollowRow[]> {
  return device.follows.where('pending').equals(1).limit(limit).toArray();
}

/** All that happened to a record, as the table has it. */
export async function happeningsAbout(device: DeviceDatabase, record: string): Promise<HappeningRow[]> {
  return device.happenings.where('about').equals(record).toArray();
}

/** The rows of what happened from a day to a day, both inclusive, the latest first. */
export async function happeningsBetween(
  device: DeviceDatabase,
  [from, to]: readonly [string, string],
  { offset, limit }: { offset: number; limit: number },
): Promise<HappeningRow[]> {
  return device.happenings
    .where('happenedOn')
    .between(from, to, true, true)
    .reverse()
    .offset(offset)
    .limit(limit)
    .toArray();
}

export async function countHappenings(device: DeviceDatabase, [from, to]: readonly [string, string]): Promise<number> {
  return device.happenings.where('happenedOn').between(from, to, true, true).count();
}
