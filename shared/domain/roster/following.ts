import type { Household } from './household.ts';
import type { Person } from './person.ts';
import {
  aboutOf,
  type Fillable,
  type HouseholdState,
  type PersonState,
  type RosterEvent,
  type RosterReversal,
} from './rosterEvent.ts';

/** An event and what took it back, as far as they are known. */
export interface Told {
  event: RosterEvent;
  /** Two laptops may both have taken it back. */
  reversals: RosterReversal[];
  /** A merge that an earlier one the other way round has made impossible. */
  overruled?: boolean;
}

/** An event as one record sees it. */
interface Step<State> extends Told {
  before: State;
  after: State;
}

const stands = ({ reversals, overruled }: Told) => reversals.length === 0 && !overruled;

/** By the day it happened, and of one day by when it was written. */
function inOrder<One extends Told>(told: readonly One[]): One[] {
  return [...told].sort((a, b) =>
    a.event.happenedOn !== b.event.happenedOn
      ? a.event.happenedOn < b.event.happenedOn
        ? -1
        : 1
      : a.event.id < b.event.id
        ? -1
        : 1,
  );
}

/**
 * Two laptops may merge the same two records, each into the other one; then neither would be left on the roster. The
 * earlier merge stands and overrules the later one.
 */
function withoutCircles(told: readonly Told[]): Told[] {
  const kept: Told[] = [];
  for (const one of inOrder(told)) {
    const isCircle = kept.some(
      (other) => stands(other) && doubleOf(other) === one.event.survivor && doubleOf(one) === other.event.survivor,
    );
    kept.push(isCircle && one.event.event === 'merged' ? { ...one, overruled: true } : one);
  }
  return kept;
}

/** The record that a merge took off the roster. */
function doubleOf({ event }: Told): string | undefined {
  return event.people.find(({ after }) => after.mergedInto !== undefined)?.person;
}

/** Whether a record has yet to show an event or its reversal. */
function isNews({ event, reversals }: Told, followed: readonly string[]): boolean {
  return !followed.includes(event.id) || reversals.some(({ id }) => !followed.includes(id));
}

/**
 * The fields that events bring to a record which has followed some of them. Only what unfollowed events have to do with
 * is worked out, from all events: the latest that stands and that changed the field decides; where none stands, it is as
 * before the earliest. So the order in which events and reversals arrive makes no difference, two laptops come to the
 * same, and a field put right by hand stays until the next event about it.
 */
function governed<State extends object>(
  steps: readonly Step<State>[],
  followed: readonly string[],
  also: readonly (keyof State)[] = [],
): Partial<State> {
  const ordered = inOrder(steps);
  const sets = (step: Step<State>, field: keyof State) => step.before[field] !== step.after[field];
  const touched = ordered
    .filter((step) => isNews(step, followed))
    .flatMap((step) => fieldsOf(step).filter((field) => sets(step, field)));
  const fields: Partial<State> = {};
  for (const field of new Set([...touched, ...also])) {
    const setters = ordered.filter((step) => sets(step, field));
    const [first] = setters;
    if (first) fields[field] = (setters.findLast(stands)?.after ?? first.before)[field];
  }
  return fields;
}

function fieldsOf<State extends object>({ before, after }: Step<State>): (keyof State)[] {
  return Object.keys({ ...before, ...after }) as (keyof State)[];
}

function withFollowed(followed: readonly string[], told: readonly Told[]): string[] {
  const ids = told.flatMap(({ event, reversals }) => [event.id, ...reversals.map(({ id }) => id)]);
  return [...new Set([...followed, ...ids])].sort();
}

/**
 * The fields of a person's record that become different when it follows what is told of it, its list of followed facts
 * among them; undefined where it shows everything already.
 *
 * @param doubles the records that were merged into this one, by id
 */
export function followPerson(
  person: Person,
  known: readonly Told[],
  doubles: ReadonlyMap<string, Person>,
): Partial<Person> | undefined {
  const followed = person.events ?? [];
  const told = withoutCircles(known.filter(({ event }) => aboutOf(event).includes(person.id)));
  const news = told.filter((one) => isNews(one, followed));
  if (news.length === 0) return undefined;
  const steps = told.flatMap((one): Step<PersonState>[] => {
    const change = one.event.people.find((each) => each.person === person.id);
    return change ? [{ ...one, before: change.before, after: change.after }] : [];
  });
  const hasMerge = news.some(({ event }) => event.event === 'merged');
  let fields: Partial<Person> = governed(steps, followed, hasMerge ? ['mergedInto'] : []);
  for (const one of news) {
    const double = doubles.get(doubleOf(one) ?? '');
    if (one.event.survivor !== person.id || !double) continue;
    const names = one.event.filled ?? [];
    if (stands(one)) fields = { ...fields, ...filled(person, double, names) };
    else if (followed.includes(one.event.id)) fields = { ...fields, ...emptied(person, double, names) };
  }
  return { ...fields, events: withFollowed(followed, told) };
}

function filled(survivor: Person, double: Person, names: readonly Fillable[]): Partial<Person> {
  const taken = names.filter((name) => survivor[name] === '' && double[name] !== '');
  return {
    ...Object.fromEntries(taken.map((name) => [name, double[name]])),
    ...(taken.includes('idNumber') && { idProblem: double.idProblem }),
  } as Partial<Person>;
}

/** What was taken over goes again, where it has not been changed since. */
function emptied(survivor: Person, double: Person, names: readonly Fillable[]): Partial<Person> {
  const given = names.filter((name) => survivor[name] === double[name]);
  return {
    ...Object.fromEntries(given.map((name) => [name, ''])),
    ...(given.includes('idNumber') && { idProblem: 'missing' }),
  } as Partial<Person>;
}

/** The same for a household. One that an event founded goes with that event. */
export function followHousehold(household: Household, known: readonly Told[]): Partial<Household> | undefined {
  const followed = household.events ?? [];
  const told = known.filter(({ event }) => aboutOf(event).includes(household.id));
  if (!told.some((one) => isNews(one, followed))) return undefined;
  const steps = told.flatMap((one): Step<HouseholdState>[] => {
    const change = one.event.households.find((each) => each.household === household.id);
    return change ? [{ ...one, before: change.before, after: change.after }] : [];
  });
  const founding = told.find(({ event }) => event.founded?.household === household.id);
  const undone = founding && isNews(founding, followed) ? firstOf(founding.reversals) : undefined;
  return {
    ...governed(steps, followed),
    // The same on every laptop: read off the fact, not off the clock.
    ...(undone && { voided: { at: undone.createdAt, by: undone.createdBy, reason: undone.reason } }),
    events: withFollowed(followed, told),
  };
}

function firstOf(reversals: readonly RosterReversal[]): RosterReversal | undefined {
  return [...reversals].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
}

/** The household that an event founded, as its record begins. */
export function foundedBy(
  event: RosterEvent,
): Pick<Household, 'villagersGroup' | 'headName' | 'head' | 'address' | 'note'> & { id: string } {
  const { household, villagersGroup, headName, head, address } = event.founded as NonNullable<RosterEvent['founded']>;
  return { id: household, villagersGroup, headName, head, address, note: '' };
}

/** How far a chain of merges is followed; a longer one goes round in circles. */
const CHAIN_MAX = 20;

/** The id of the record that stands for a person, after any number of merges. */
export async function survivorOf(id: string, mergedInto: (id: string) => Promise<string | undefined>): Promise<string> {
  let current = id;
  for (let steps = 0; steps < CHAIN_MAX; steps += 1) {
    const next = await mergedInto(current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
