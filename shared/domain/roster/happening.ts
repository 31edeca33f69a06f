import type { CalendarDay } from '../calendar/day.ts';
import type { Envelope } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import type { Household } from './household.ts';
import type { Person } from './person.ts';
import { EVENT_PEOPLE_MAX, type HouseholdState, type PersonState, type RosterEvent } from './rosterEvent.ts';

/** What an event says, before it is put on the record. */
export type RosterEventContent = Omit<RosterEvent, keyof Envelope>;

/** When and why something happened, and the day on which it is written down. */
export interface Occasion {
  happenedOn: CalendarDay;
  reason: string;
  today: CalendarDay;
}

/** A household with all the people who are in it on the record, living or not. */
export interface Home {
  household: Household;
  members: readonly Person[];
}

/** Someone with their relation to the head of the household they will be in. */
export interface Placed {
  person: Person;
  relation: string;
}

/**
 * Why an event cannot be put on the record.
 * - `nobody`: no person was chosen
 * - `tooMany`: more people than one event carries
 * - `inFuture`, `beforeBirth`: on a day on which it cannot have happened
 * - `alreadySo`: it would change nothing
 * - `headMissing`: people are left in a household whose head is not among them
 * - `sameHousehold`: from a household into itself
 */
export type EventRefusal =
  | 'nobody'
  | 'tooMany'
  | 'inFuture'
  | 'beforeBirth'
  | 'alreadySo'
  | 'headMissing'
  | 'sameHousehold';

/** What the register calls the head of a household (GB/T 4761, 01). */
export const HEAD_RELATION = '户主';

export function personStateOf({ status, household, relation, mergedInto }: Person): PersonState {
  return { status, ...(household && { household }), relation, ...(mergedInto && { mergedInto }) };
}

function householdStateOf({ headName, head, joinedInto }: Household): HouseholdState {
  return { headName, ...(head && { head }), ...(joinedInto && { joinedInto }) };
}

/** What becomes of people and households; `heads` names the new head of a household by the household's id. */
interface Intent {
  event: RosterEvent['event'];
  moves: ReadonlyMap<Person, Partial<PersonState>>;
  homes: readonly Home[];
  heads?: ReadonlyMap<string, Person>;
  founded?: RosterEventContent['founded'];
  joinedInto?: string;
}

function plan(intent: Intent, { happenedOn, reason, today }: Occasion): Result<RosterEventContent, EventRefusal> {
  const { event, homes, founded, joinedInto } = intent;
  const moves = withNewHeads(intent);
  const people = [...moves].flatMap(([person, to]) => {
    const before = personStateOf(person);
    const after = present({ ...before, ...to });
    return same(before, after) ? [] : [{ person: person.id, name: person.name, before, after }];
  });
  const households: RosterEventContent['households'] = [];
  for (const home of homes) {
    const before = householdStateOf(home.household);
    const after = headAfter(home, moves, intent);
    if (!after) return failure('headMissing');
    if (joinedInto !== undefined && home.household.id !== joinedInto) after.joinedInto = joinedInto;
    if (!same(before, after)) households.push({ household: home.household.id, before, after });
  }
  if (people.length === 0 && households.length === 0) return failure('alreadySo');
  if (people.length > EVENT_PEOPLE_MAX) return failure('tooMany');
  if (happenedOn > today) return failure('inFuture');
  if ([...moves.keys()].some(({ birthDate }) => birthDate > happenedOn)) return failure('beforeBirth');
  return success({ event, happenedOn, reason: reason.trim(), people, households, ...(founded && { founded }) });
}

/** Who becomes head is from then on the head by relation too. */
function withNewHeads({ moves, heads }: Intent): Map<Person, Partial<PersonState>> {
  const all = new Map(moves);
  for (const head of heads?.values() ?? []) all.set(head, { ...all.get(head), relation: HEAD_RELATION });
  return all;
}

/** How a household stands after; undefined where people are left in it without a head among them. */
function headAfter(
  { household, members }: Home,
  moves: ReadonlyMap<Person, Partial<PersonState>>,
  { heads }: Intent,
): HouseholdState | undefined {
  const state = householdStateOf(household);
  const everyone = new Map([...members, ...moves.keys()].map((person) => [person.id, person]));
  const left = [...everyone.values()].filter((person) => {
    const after = { ...personStateOf(person), ...moves.get(person) };
    return after.status === 'living' && after.household === household.id && !after.mergedInto;
  });
  const chosen = heads?.get(household.id);
  const head = chosen?.id ?? household.head;
  // An imported household may be known by its head's name only, with nobody to point at.
  if (left.length === 0 || head === undefined) return state;
  if (!left.some(({ id }) => id === head)) return undefined;
  return chosen ? { ...state, head: chosen.id, headName: chosen.name } : state;
}

function present<State extends object>(state: State): State {
  return Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined)) as State;
}

function same(a: object, b: object): boolean {
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((field) => left[field] === right[field]);
}

const headOf = (home: Home | undefined, head: Person | undefined): ReadonlyMap<string, Person> =>
  new Map(home && head ? [[home.household.id, head]] : []);

/** Someone died. @param newHead who heads their household now, where they did and others are left */
export function died(person: Person, home: Home | undefined, newHead: Person | undefined, occasion: Occasion) {
  const moves = new Map([[person, { status: 'deceased' as const }]]);
  return plan({ event: 'death', moves, homes: home ? [home] : [], heads: headOf(home, newHead) }, occasion);
}

/** People left the village, all of one household; they stay on its sheet as moved out. */
export function movedOut(
  people: readonly Person[],
  home: Home | undefined,
  newHead: Person | undefined,
  occasion: Occasion,
): Result<RosterEventContent, EventRefusal> {
  if (people.length === 0) return failure('nobody');
  const moves = new Map(people.map((person) => [person, { status: 'movedOut' as const }]));
  return plan({ event: 'movedOut', moves, homes: home ? [home] : [], heads: headOf(home, newHead) }, occasion);
}

/** Someone who had moved out came back, into this household. */
export function returned({ person, relation }: Placed, home: Home, occasion: Occasion) {
  const moves = new Map([[person, { status: 'living' as const, household: home.household.id, relation }]]);
  const heads = home.members.some(isHere) ? undefined : headOf(home, person);
  return plan({ event: 'returned', moves, homes: [home], ...(heads && { heads }) }, occasion);
}

/** Whether someone lives in the village now. */
export function isHere({ status, mergedInto, voided }: Person): boolean {
  return status === 'living' && !mergedInto && !voided;
}

/** Someone went over to another household of the village. */
export function rehoused(
  { person, relation }: Placed,
  { from, into, newHead }: { from: Home | undefined; into: Home; newHead?: Person | undefined },
  occasion: Occasion,
): Result<RosterEventContent, EventRefusal> {
  if (from?.household.id === into.household.id) return failure('sameHousehold');
  const moves = new Map([[person, { household: into.household.id, relation }]]);
  const homes = [...(from ? [from] : []), into];
  const heads = new Map([
    ...headOf(from, newHead),
    // Into an empty house one comes as its head.
    ...(into.members.some(isHere) ? [] : headOf(into, person)),
  ]);
  return plan({ event: 'rehoused', moves, homes, heads }, occasion);
}

/** Some members of a household founded one of their own (分户); the first of them heads it. */
export function split(
  from: Home,
  placed: readonly Placed[],
  founded: { household: string; villagersGroup: string; address: string },
  newHead: Person | undefined,
  occasion: Occasion,
): Result<RosterEventContent, EventRefusal> {
  const [first] = placed;
  if (!first) return failure('nobody');
  const moves = new Map(
    placed.map(({ person, relation }) => [
      person,
      { household: founded.household, relation: person === first.person ? HEAD_RELATION : relation },
    ]),
  );
  const begun = { ...founded, head: first.person.id, headName: first.person.name };
  return plan({ event: 'split', moves, homes: [from], heads: headOf(from, newHead), founded: begun }, occasion);
}

/** All members of a household went over to another one (并户). */
export function joined(
  from: Home,
  into: Home,
  placed: readonly Placed[],
  occasion: Occasion,
): Result<RosterEventContent, EventRefusal> {
  if (from.household.id === into.household.id) return failure('sameHousehold');
  const moves = new Map(placed.map(({ person, relation }) => [person, { household: into.household.id, relation }]));
  return plan({ event: 'joined', moves, homes: [from, into], joinedInto: into.household.id }, occasion);
}

/** A household has another head; the relations of the others are as they are now put. */
export function changedHead(home: Home, head: Person, placed: readonly Placed[], occasion: Occasion) {
  const moves = new Map(placed.map(({ person, relation }) => [person, { relation }]));
  return plan({ event: 'newHead', moves, homes: [home], heads: headOf(home, head) }, occasion);
}
