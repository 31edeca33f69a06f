import { z } from 'zod';
import { calendarDate, line, reference } from '../../shared/domain/document.ts';
import { failure, type Result } from '../../shared/domain/result.ts';
import {
  changedHead,
  died,
  type EventRefusal,
  HEAD_RELATION,
  type Home,
  isHere,
  joined,
  movedOut,
  type Occasion,
  type Placed,
  type RosterEventContent,
  rehoused,
  returned,
  split,
} from '../../shared/domain/roster/happening.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Field, FormPlan } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';
import { RELATIONS } from './plans.ts';

/** The events that have a form; of a person, or of a household. */
export const PERSON_EVENTS = ['death', 'movedOut', 'rehoused', 'returned'] as const;
export const HOUSEHOLD_EVENTS = ['split', 'joined', 'newHead', 'movedOut'] as const;
export type FormEvent = (typeof PERSON_EVENTS)[number] | (typeof HOUSEHOLD_EVENTS)[number];

/** What an event is about: a person with their household, or a household. */
export interface Subject {
  person?: Person;
  home?: Home | undefined;
}

const FIELDS = z.object({
  happenedOn: calendarDate,
  reason: line,
  newHead: reference.optional(),
  into: reference,
  relation: line.min(1),
  villagersGroup: line.min(1),
  address: line,
});

/** Events in which one says of each member whether they go too. */
export function choosesMembers(event: FormEvent, { person }: Subject): boolean {
  return event === 'split' || (event === 'movedOut' && !person);
}

/** Events after which members stand to another head: their relations are asked for. */
export function asksRelations(event: FormEvent): boolean {
  return event === 'split' || event === 'joined' || event === 'newHead';
}

/** Members who live there, the head first. */
export function livingIn(home: Home | undefined): Person[] {
  const place = ({ id }: Person) => (id === home?.household.head ? 0 : 1);
  return (home?.members ?? []).filter(isHere).sort((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}

/** The form of an event, with the members of the household at hand. */
export function eventPlan(event: FormEvent, subject: Subject, groups: readonly string[]): FormPlan {
  const { person, home } = subject;
  const others = livingIn(home).filter(({ id }) => id !== person?.id);
  const isHead = person !== undefined && home?.household.head === person.id;
  const heads: Field[] = [newHeadField(others, event === 'newHead' || isHead)];
  const day: Field = { name: 'happenedOn', shape: { as: 'date', lean: 'past' } };
  const why: Field = { name: 'reason', shape: { as: 'text' } };
  const into: Field = { name: 'into', shape: { as: 'pick', kinds: ['household'] } };
  const relation: Field = { name: 'relation', shape: { as: 'words', words: RELATIONS } };
  const asksHead = others.length > 0 && (isHead || event === 'newHead' || choosesMembers(event, subject));
  const own: Record<FormEvent, Field[]> = {
    death: [day, why],
    movedOut: [day, why],
    rehoused: [day, into, relation, why],
    returned: [day, into, relation, why],
    split: [
      day,
      { name: 'villagersGroup', shape: { as: 'words', words: groups } },
      { name: 'address', shape: { as: 'text' } },
      why,
    ],
    joined: [day, into, why],
    newHead: [day, why],
  };
  const leaves = event !== 'returned' && event !== 'joined';
  return {
    kind: 'rosterEventForm',
    schema: FIELDS,
    groups: [{ name: event, fields: [...own[event], ...(leaves && asksHead ? heads : [])] }],
  };
}

function newHeadField(others: readonly Person[], required: boolean): Field {
  return {
    name: 'newHead',
    required,
    shape: {
      as: 'choice',
      choices: others.map(({ id }) => id),
      labels: Object.fromEntries(others.map(({ id, name, relation }) => [id, `${name}（${relation}）`])),
    },
  };
}

/** Under which names a form keeps what is said of each member. */
export const goesField = (person: string) => `goes ${person}`;
export const relationField = (person: string) => `relation ${person}`;

/** The members who go, or whose relation is put anew, in the order of the sheet. */
export function placedMembers(event: FormEvent, subject: Subject, values: TypedValues): Placed[] {
  const chosen = livingIn(subject.home).filter(
    ({ id }) => !choosesMembers(event, subject) || values[goesField(id)] === 'yes',
  );
  return chosen.map((person) => {
    const typed = values[relationField(person.id)];
    return { person, relation: typeof typed === 'string' && typed !== '' ? typed : person.relation };
  });
}

/** The event that a form describes; `into` is the household picked on it. */
export function eventOf(
  event: FormEvent,
  subject: Subject,
  form: { content: Record<string, unknown>; values: TypedValues; into: Home | undefined; newId: string; today: string },
): Result<RosterEventContent, EventRefusal | 'missing'> {
  const { person, home } = subject;
  const { content, into } = form;
  const occasion: Occasion = {
    happenedOn: String(content.happenedOn),
    reason: String(content.reason ?? ''),
    today: form.today,
  };
  const newHead = home?.members.find(({ id }) => id === content.newHead);
  const placed = placedMembers(event, subject, form.values);
  const relation = String(content.relation ?? '');
  if (event === 'death' && person) return died(person, home, newHead, occasion);
  if (event === 'movedOut') {
    return movedOut(person ? [person] : placed.map((one) => one.person), home, newHead, occasion);
  }
  if (event === 'rehoused' && person && into) {
    return rehoused({ person, relation }, { from: home, into, newHead }, occasion);
  }
  if (event === 'returned' && person && into) return returned({ person, relation }, into, occasion);
  if (event === 'split' && home) {
    const founded = {
      household: form.newId,
      villagersGroup: String(content.villagersGroup),
      address: String(content.address ?? ''),
    };
    return split(home, headFirst(placed), founded, newHead, occasion);
  }
  if (event === 'joined' && home && into) return joined(home, into, placed, occasion);
  if (event === 'newHead' && home && newHead) {
    return changedHead(
      home,
      newHead,
      placed.filter((one) => one.person.id !== newHead.id),
      occasion,
    );
  }
  return failure('missing');
}

/** Of those who split off, the one put down as head, or else the first. */
function headFirst(placed: readonly Placed[]): Placed[] {
  const head = placed.find(({ relation }) => relation === HEAD_RELATION) ?? placed[0];
  return head ? [head, ...placed.filter((one) => one !== head)] : [];
}
