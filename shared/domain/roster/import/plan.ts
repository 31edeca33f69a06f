import { sameValue } from '../../canonical.ts';
import type { Household } from '../household.ts';
import type { Person } from '../person.ts';
import { type HouseholdFields, hasOwnId, type PersonFields, type RosterPerson, type RosterUnit } from './batches.ts';
import { groupKey } from './groupText.ts';
import { changesBetween, type Fields } from './threeWay.ts';

/** What the station has that a batch may be about. */
export interface KnownRoster {
  /** By an ID number that is theirs alone. */
  peopleByIdNumber: ReadonlyMap<string, Person>;
  /** By `householdKey`, oldest first. */
  householdsByKey: ReadonlyMap<string, readonly Household[]>;
  households: ReadonlyMap<string, Household>;
  /** By their household's id, oldest first. */
  members: ReadonlyMap<string, readonly Person[]>;
  /** People without a household, by name. */
  singles: ReadonlyMap<string, readonly Person[]>;
  /** What was last imported into each document, by its id. */
  imported: ReadonlyMap<string, Fields>;
  /** Documents that earlier units of this import are about: none is about two. Grows as units are planned. */
  claimed: Set<string>;
}

export interface Counts {
  created: number;
  changed: number;
  same: number;
}

/** What is to be written for a batch, in this order. Nothing is ever deleted. */
export interface RosterPlan {
  creations: (
    | { kind: 'household'; id: string; content: HouseholdFields & { head?: string; note: string } }
    | { kind: 'person'; id: string; content: PersonFields & { household?: string } }
  )[];
  edits: { kind: 'household' | 'person'; id: string; fields: Fields }[];
  /** What this import says of each document, to be remembered when all else is written. */
  imported: { id: string; fields: Fields }[];
  people: Counts;
  households: Counts;
  /** People in whom the station's own values stay although the file says otherwise. */
  keptPeople: number;
}

/** Households of one village with the same head's name in the same group are candidates for each other. */
export function householdKey({ villagersGroup, headName }: Pick<Household, 'villagersGroup' | 'headName'>): string {
  return `${groupKey(villagersGroup)} ${headName}`;
}

/**
 * What importing these units changes. A valid ID number tells who a person is; without one it is the household, the
 * name and the date of birth. Importing the same again plans nothing.
 */
export function planUnits(
  units: readonly RosterUnit[],
  known: KnownRoster,
  newId: (kind: 'household' | 'person') => string,
): RosterPlan {
  const plan: RosterPlan = {
    creations: [],
    edits: [],
    imported: [],
    people: { created: 0, changed: 0, same: 0 },
    households: { created: 0, changed: 0, same: 0 },
    keptPeople: 0,
  };
  for (const unit of units) planUnit(unit, known, newId, plan);
  return plan;
}

function planUnit(
  { household, members }: RosterUnit,
  known: KnownRoster,
  newId: (kind: 'household' | 'person') => string,
  plan: RosterPlan,
): void {
  const found = household && findHousehold(household, members, known);
  const householdId = household && (found?.id ?? newId('household'));
  if (found) known.claimed.add(found.id);
  const matches = matchMembers(members, found, known);
  const ids = matches.map((match) => match?.id ?? newId('person'));
  const head = ids[members.findIndex(({ isHead }) => isHead)];
  if (household) planHousehold(household, householdId as string, head, found, known, plan);
  for (const [index, { fields }] of members.entries()) {
    const withHousehold = householdId === undefined ? fields : { ...fields, household: householdId };
    planPerson(withHousehold, ids[index] as string, matches[index], known, plan);
  }
}

/** At least this share of a household's people must be in the file's, where its head is not among them. */
const SAME_PEOPLE_SHARE = 0.5;

function findHousehold(
  household: HouseholdFields,
  members: readonly RosterPerson[],
  known: KnownRoster,
): Household | undefined {
  const people = members.flatMap(({ fields }) => personByOwnId(fields, known) ?? []);
  const inCommon = ({ id }: Household) => people.filter((person) => person.household === id).length;
  const free = ({ id }: Household) => !known.claimed.has(id);
  const named = (known.householdsByKey.get(householdKey(household)) ?? []).filter(free);
  const likeness = (one: Household) => inCommon(one) * 2 + (one.address === household.address ? 1 : 0);
  const [likest] = [...named].sort((one, other) => likeness(other) - likeness(one));
  if (likest) return likest;
  const theirs = people.flatMap((person) => known.households.get(person.household ?? '') ?? []).filter(free);
  return theirs.find((one) => {
    const all = known.members.get(one.id) ?? [];
    return people.some(({ id }) => id === one.head) || inCommon(one) > all.length * SAME_PEOPLE_SHARE;
  });
}

function personByOwnId(fields: PersonFields, { peopleByIdNumber }: KnownRoster): Person | undefined {
  return hasOwnId(fields) ? peopleByIdNumber.get(fields.idNumber) : undefined;
}

/** Who each member is, surest first: by their own ID number, then by name among those around whom nobody claimed. */
function matchMembers(
  members: readonly RosterPerson[],
  household: Household | undefined,
  known: KnownRoster,
): (Person | undefined)[] {
  const claim = (person: Person | undefined) => {
    if (!person || known.claimed.has(person.id)) return undefined;
    known.claimed.add(person.id);
    return person;
  };
  const around = ({ name }: PersonFields) =>
    (household ? known.members.get(household.id) : known.singles.get(name)) ?? [];
  const ways: ((fields: PersonFields) => Person | undefined)[] = [
    (fields) => personByOwnId(fields, known),
    (fields) =>
      likest(
        fields,
        around(fields).filter((person) => couldBe(person, fields) && agreeOnBirth(person, fields)),
        known,
      ),
    // In one household a name is one person's, even where the date of birth was corrected.
    (fields) =>
      household &&
      likest(
        fields,
        around(fields).filter((person) => couldBe(person, fields)),
        known,
      ),
  ];
  const matches: (Person | undefined)[] = members.map(() => undefined);
  for (const way of ways) {
    for (const [index, { fields }] of members.entries()) matches[index] ??= claim(way(fields));
  }
  return matches;
}

function likest(fields: PersonFields, candidates: readonly Person[], { claimed }: KnownRoster): Person | undefined {
  const likeness = (person: Person) =>
    (person.idNumber === fields.idNumber && person.idProblem === fields.idProblem ? 2 : 0) +
    (person.birthDate === fields.birthDate ? 1 : 0);
  const free = candidates.filter(({ id }) => !claimed.has(id));
  return free.sort((one, other) => likeness(other) - likeness(one))[0];
}

/** One name, not two ID numbers of their own, and both registered here or both not. */
function couldBe(person: Person, fields: PersonFields): boolean {
  if (person.name !== fields.name || person.residence !== fields.residence) return false;
  return !(hasOwnId(person) && hasOwnId(fields));
}

function agreeOnBirth({ birthDate }: Person, fields: PersonFields): boolean {
  return birthDate === '' || fields.birthDate === '' || birthDate === fields.birthDate;
}

function planHousehold(
  fields: HouseholdFields,
  id: string,
  head: string | undefined,
  found: Household | undefined,
  known: KnownRoster,
  plan: RosterPlan,
): void {
  const file = head === undefined ? { ...fields } : { ...fields, head };
  if (!found) {
    plan.creations.push({ kind: 'household', id, content: { ...file, note: '' } });
    plan.households.created += 1;
  } else {
    // After a kill between households and people a head may be named whom nobody ever wrote.
    const headIsThere = (known.members.get(id) ?? []).some((person) => person.id === found.head);
    const station = { ...found, head: headIsThere ? found.head : undefined };
    const { edits } = found.voided
      ? { edits: {} }
      : changesBetween(file, station, known.imported.get(id), sameHouseholdValue);
    count(plan.households, edits);
    if (Object.keys(edits).length > 0) plan.edits.push({ kind: 'household', id, fields: edits });
  }
  remember(file, id, known, plan);
}

function sameHouseholdValue(field: string, one: unknown, other: unknown): boolean {
  if (field !== 'villagersGroup') return one === other;
  return groupKey(String(one ?? '')) === groupKey(String(other ?? ''));
}

function planPerson(
  fields: PersonFields & { household?: string },
  id: string,
  found: Person | undefined,
  known: KnownRoster,
  plan: RosterPlan,
): void {
  if (!found) {
    plan.creations.push({ kind: 'person', id, content: fields });
    plan.people.created += 1;
  } else {
    const { edits, kept } = found.voided ? { edits: {}, kept: [] } : personChanges(fields, found, known);
    count(plan.people, edits);
    if (kept.length > 0) plan.keptPeople += 1;
    if (Object.keys(edits).length > 0) plan.edits.push({ kind: 'person', id, fields: edits });
  }
  remember(fields, id, known, plan);
}

/** An ID number and what is wrong with it are one value. A number of their own never gives way to one that is not. */
function personChanges(fields: PersonFields, found: Person, known: KnownRoster) {
  const lastImport = known.imported.get(found.id);
  const { idNumber, idProblem, status, ...others } = fields;
  const changes = changesBetween(
    {
      ...others,
      // That somebody lives is what a roster says by saying nothing.
      ...((status !== 'living' || lastImport !== undefined) && { status }),
      ...((hasOwnId(fields) || !hasOwnId(found)) && { id: idValue(fields) }),
    },
    { ...found, id: idValue(found) },
    lastImport && { ...lastImport, id: idValue(lastImport) },
  );
  const { id, ...edits } = changes.edits;
  return { kept: changes.kept, edits: id === undefined ? edits : { ...edits, idNumber, idProblem } };
}

function idValue({ idNumber, idProblem }: Fields): string {
  return idNumber === '' ? '' : `${idNumber} ${idProblem ?? ''}`;
}

function count(counts: Counts, edits: Fields): void {
  if (Object.keys(edits).length > 0) counts.changed += 1;
  else counts.same += 1;
}

/** Remembers what the file says, where that is not what it said before. */
function remember(fields: Fields, id: string, { imported }: KnownRoster, plan: RosterPlan): void {
  if (!sameValue(imported.get(id), fields)) plan.imported.push({ id, fields: { ...fields } });
}
