import { type Result, success } from '../domain/result.ts';
import { followHousehold, followPerson, foundedBy, type Told } from '../domain/roster/following.ts';
import type { Household } from '../domain/roster/household.ts';
import type { Person } from '../domain/roster/person.ts';
import type { RosterEvent, RosterReversal } from '../domain/roster/rosterEvent.ts';
import { happeningsAbout, pendingFollows } from './derived/happenings.ts';
import type { StoreProblem } from './problem.ts';
import type { Station } from './station.ts';

/** Records brought up to date in one round; after an event there are a handful. */
const ROUND = 200;

/**
 * Lets records follow the events that are about them. The event is on the disk before any of its records changes, so a
 * kill in between leaves nothing to be undone: the next call, at the latest the next start, goes on. A record that shows
 * everything already is left alone, so calling this again, or at two laptops, changes nothing. A fact about a record
 * that has not come from the county yet waits for it.
 */
export async function followRosterEvents(station: Station): Promise<Result<number, StoreProblem>> {
  const pending = await pendingFollows(station.device, ROUND);
  const records = [...new Set(pending.map(({ record }) => record))].sort();
  let followed = 0;
  for (const record of records) {
    const done = record.startsWith('household:')
      ? await followOneHousehold(station, record)
      : await followOnePerson(station, record);
    if (!done.ok) return done;
    followed += done.value;
  }
  return success(followed);
}

/** Everything known about a record: its events with what took them back. */
export async function toldAbout(station: Station, record: string): Promise<Told[]> {
  const rows = await happeningsAbout(station.device, record);
  const documents = await station.getMany(rows.flatMap(({ id, reversals }) => [id, ...reversals]));
  return rows.flatMap(({ id, reversals }): Told[] => {
    const event = documents.get(id);
    if (event?.kind !== 'rosterEvent') return [];
    return [
      {
        event: event as unknown as RosterEvent,
        reversals: reversals.flatMap((one) => (documents.get(one) as unknown as RosterReversal | undefined) ?? []),
      },
    ];
  });
}

async function followOnePerson(station: Station, id: string): Promise<Result<number, StoreProblem>> {
  if (!(await station.get<'person'>(id))) return success(0);
  const told = await toldAbout(station, id);
  const doubles = told.flatMap(({ event }) => (event.survivor === id ? event.people.map(({ person }) => person) : []));
  const people = (await station.getMany(doubles)) as unknown as Map<string, Person>;
  const edited = await station.edit<'person'>(id, (person) => followPerson(person, told, people) ?? {});
  return edited.ok ? success(edited.value.length) : edited;
}

async function followOneHousehold(station: Station, id: string): Promise<Result<number, StoreProblem>> {
  const told = await toldAbout(station, id);
  if (!(await station.get<'household'>(id))) {
    const founding = told.find(({ event }) => event.founded?.household === id);
    if (!founding) return success(0);
    const { id: household, ...content } = foundedBy(founding.event);
    const followed = followHousehold({ ...content, id: household } as Household, told);
    const created = await station.createMany([
      { kind: 'household', id: household, content: { ...content, ...followed } },
    ]);
    return created.ok ? success(created.value.length) : created;
  }
  const edited = await station.edit<'household'>(
    id,
    (household) => followHousehold(household as Household, told) ?? {},
  );
  return edited.ok ? success(edited.value.length) : edited;
}
