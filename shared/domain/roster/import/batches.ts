import type { Household } from '../household.ts';
import { checkIdNumber } from '../idNumber.ts';
import type { Person } from '../person.ts';
import type { HouseholdDraft, PersonDraft, RosterReading } from './roster.ts';

/** What a roster says of a person: the document's own fields, but for the household's id. */
export type PersonFields = Pick<
  Person,
  | 'name'
  | 'sex'
  | 'ethnicity'
  | 'idNumber'
  | 'birthDate'
  | 'relation'
  | 'education'
  | 'politicalStatus'
  | 'phone'
  | 'address'
  | 'residence'
  | 'status'
  | 'note'
> &
  Partial<Pick<Person, 'idProblem' | 'registeredAt' | 'arrived'>>;

export type HouseholdFields = Pick<Household, 'villagersGroup' | 'headName' | 'address'>;

export interface RosterPerson {
  fields: PersonFields;
  isHead: boolean;
}

/** People who are imported together: those of one household, or one person without any. */
export interface RosterUnit {
  household: HouseholdFields | undefined;
  members: RosterPerson[];
}

/** Whether a person's ID number tells them from all others. */
export function hasOwnId({ idNumber, idProblem }: Pick<PersonFields, 'idNumber' | 'idProblem'>): boolean {
  return idProblem === undefined && checkIdNumber(idNumber).ok;
}

/** The reading's people in the roster's order, some `size` of them at a time; households are never parted. */
export function* unitBatches(reading: RosterReading, size: number): Generator<RosterUnit[]> {
  let batch: RosterUnit[] = [];
  let people = 0;
  for (const unit of unitsOf(reading)) {
    batch.push(unit);
    people += unit.members.length;
    if (people < size) continue;
    yield batch;
    batch = [];
    people = 0;
  }
  if (batch.length > 0) yield batch;
}

function* unitsOf({ people, households }: RosterReading): Generator<RosterUnit> {
  for (const household of households) {
    const { villagersGroup, headName, address } = household;
    const members = household.members.map((position) => {
      const fields = fieldsOf(people[position] as PersonDraft, household);
      return { fields, isHead: position === household.head };
    });
    yield { household: { villagersGroup, headName, address }, members };
  }
  for (const person of people) {
    if (person.household !== undefined) continue;
    yield { household: undefined, members: [{ fields: fieldsOf(person, undefined), isHead: false }] };
  }
}

/** Where a member's row gives no address, it is the household's. */
function fieldsOf(draft: PersonDraft, household: HouseholdDraft | undefined): PersonFields {
  const { registeredAt, arrived, residence } = draft;
  return {
    name: draft.name,
    sex: draft.sex,
    ethnicity: draft.ethnicity,
    idNumber: draft.id.idNumber,
    ...(draft.idProblem && { idProblem: draft.idProblem }),
    birthDate: draft.birthDate,
    relation: draft.relation,
    education: draft.education,
    politicalStatus: draft.politicalStatus,
    phone: draft.phone,
    address: draft.address || (household?.address ?? ''),
    residence,
    ...(residence === 'migrant' && registeredAt !== '' && { registeredAt }),
    ...(residence === 'migrant' && arrived !== '' && { arrived }),
    status: draft.status,
    note: draft.note,
  };
}
