import { z } from 'zod';
import { calendarDate, envelope, line, reference } from '../document.ts';
import { personStatus } from './person.ts';

/**
 * What happened to people who are on the roster. Births and moving in have no fact: the record of who came is the one
 * document of that act (`Person.entry`).
 * - `death`, `movedOut`, `returned`: of people
 * - `rehoused`: someone went over to another household of the village
 * - `split`: some members founded a household of their own (分户)
 * - `joined`: all members went over to another household (并户)
 * - `newHead`: the household has another head
 * - `merged`: one person was on the roster twice; one record stands for both from now on
 */
export const ROSTER_EVENTS = [
  'death',
  'movedOut',
  'returned',
  'rehoused',
  'split',
  'joined',
  'newHead',
  'merged',
] as const;
export const rosterEventName = z.enum(ROSTER_EVENTS);
export type RosterEventName = z.infer<typeof rosterEventName>;

/** What events govern of a person's record. */
export const personState = z.object({
  status: personStatus,
  household: reference.optional(),
  relation: line,
  mergedInto: reference.optional(),
});
export type PersonState = z.infer<typeof personState>;

/** What events govern of a household's record. */
export const householdState = z.object({
  headName: line.min(1),
  head: reference.optional(),
  joinedInto: reference.optional(),
});
export type HouseholdState = z.infer<typeof householdState>;

/** People in one event; the largest household has fewer members. */
export const EVENT_PEOPLE_MAX = 60;

/** Fields that the record that stays takes over from its double where it has nothing in them. */
export const FILLABLE = [
  'idNumber',
  'birthDate',
  'ethnicity',
  'education',
  'politicalStatus',
  'phone',
  'address',
  'note',
] as const;
export type Fillable = (typeof FILLABLE)[number];

/**
 * Something that happened to people and households of the roster, on a day. It says how each record stood before and
 * after; the records follow it (`following.ts`). No number of anyone's is in it.
 */
export const rosterEvent = envelope.extend({
  kind: z.literal('rosterEvent'),
  event: rosterEventName,
  happenedOn: calendarDate,
  /** Why, or where to, as one would say it. */
  reason: line,
  people: z
    .array(z.object({ person: reference, name: line.min(1), before: personState, after: personState }))
    .max(EVENT_PEOPLE_MAX),
  households: z.array(z.object({ household: reference, before: householdState, after: householdState })).max(4),
  /** The household that came into being by it. */
  founded: z
    .object({ household: reference, headName: line.min(1), head: reference, villagersGroup: line, address: line })
    .optional(),
  /** Of a merge: what the survivor took over. */
  survivor: reference.optional(),
  filled: z.array(z.enum(FILLABLE)).max(FILLABLE.length).optional(),
});
export type RosterEvent = z.infer<typeof rosterEvent>;

/** An event taken back: it had been put on the record by mistake. The records go back to how the other events have it. */
export const rosterReversal = envelope.extend({
  kind: z.literal('rosterReversal'),
  reverses: reference,
  reason: line.min(1),
  /** The records that the event was about. */
  about: z.array(reference).max(EVENT_PEOPLE_MAX + 5),
});
export type RosterReversal = z.infer<typeof rosterReversal>;

/** A clerk's word that people of the same name and birth date are not the same person. */
export const distinction = envelope.extend({
  kind: z.literal('distinction'),
  /** What they have in common, as `twinKeys` writes it. */
  twin: z.string().max(240),
  people: z.array(reference).min(2).max(EVENT_PEOPLE_MAX),
});
export type Distinction = z.infer<typeof distinction>;

/** The records that an event changes, or that it founds: those that follow it. */
export function aboutOf({ people, households, founded, survivor }: RosterEvent): string[] {
  const ids = [
    ...people.map(({ person }) => person),
    ...households.map(({ household }) => household),
    ...(founded ? [founded.household] : []),
    ...(survivor ? [survivor] : []),
  ];
  return [...new Set(ids)];
}

/** The records in whose history an event stands: those that follow it, and every household that people left or came to. */
export function touchedBy(event: RosterEvent): string[] {
  const homes = event.people.flatMap(({ before, after }) => [before.household, after.household]);
  return [...new Set([...aboutOf(event), ...homes.flatMap((home) => home ?? [])])];
}
