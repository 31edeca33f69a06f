import { charterOn, votingMembers } from '../../shared/domain/council/charter.ts';
import type { Charter, Council, Seat } from '../../shared/domain/council/council.ts';
import { bodyKind, type CouncilMember } from '../../shared/domain/council/council.ts';
import { type FollowedDecision, followDecisions } from '../../shared/domain/council/decisions.ts';
import type {
  Addendum,
  AgendaItem,
  Confirmation,
  Decision,
  Fulfilment,
  Meeting,
  Motion,
  Postponement,
  SignIn,
  TurnoutFact,
  Vote,
} from '../../shared/domain/council/meeting.ts';
import { type MeetingRoom, roomOf } from '../../shared/domain/council/room.ts';
import { membersOn } from '../../shared/domain/council/seats.ts';
import { type CouncilWarning, councilWarnings } from '../../shared/domain/council/warnings.ts';
import { kindOf } from '../../shared/domain/document.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import { decisionsOf, factsBehind, openDecisions } from '../../shared/store/derived/decisions.ts';
import { meetingDays, meetingsByDay } from '../../shared/store/derived/meetings.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { DecisionRow } from '../../shared/store/deviceDatabase.ts';
import type { Station } from '../../shared/store/station.ts';
import { asSurvivors } from '../roster/survivor.ts';
import { today } from '../station/today.ts';

/** Rules of one sort that a station keeps: far more charters than it will ever change. */
const RULES_MAX = 200;

/** Bodies with all their terms: several times what a station has in thirty years. */
const COUNCILS_MAX = 200;

/** Decisions followed up at a time; a station has a few dozen open. */
export const FOLLOWED_MAX = 200;

/** So many meetings back a council's page shows what was decided. */
const MEETINGS_SHOWN = 20;

/** Earlier than every meeting. */
const FIRST_DAY = '0000-01-01';

export async function readCharters(station: Station): Promise<Charter[]> {
  const found = await station.find('rules', { selector: { kind: 'charter' }, limit: RULES_MAX });
  return (found as unknown as Charter[]).filter((charter) => !charter.voided);
}

/** How many people stand on the roster. */
export async function countPeople(station: Station): Promise<number> {
  return station.device.entries.where('kind').equals('person').count();
}

/** The bodies of a station, the newest term first. */
export async function readCouncils(station: Station): Promise<Council[]> {
  const found = await station.find('groups', { selector: { kind: 'council' }, limit: COUNCILS_MAX });
  const councils = (found as unknown as Council[]).filter((council) => !council.voided);
  return councils.sort((a, b) => (a.from === b.from ? (a.id < b.id ? 1 : -1) : a.from < b.from ? 1 : -1));
}

/** Of each body the term that is on, or the newest where none has begun. */
export function presentTerms(councils: readonly Council[], day: string): Council[] {
  return bodyKind.options.flatMap((kind) => {
    const terms = councils.filter(({ council }) => council === kind);
    return terms.find(({ from }) => from <= day) ?? terms[0] ?? [];
  });
}

/** Every seat of one term, those that were given up too. */
export async function readSeats(station: Station, council: string): Promise<Seat[]> {
  const ids = await partsOf(station.device, council, 'seat');
  return asSurvivors(station, [...(await station.getMany(ids)).values()] as unknown as Seat[]);
}

/** The charter that holds today, what asks for attention, and who sits there now. */
export interface CouncilStanding {
  charter: Charter | undefined;
  seats: Seat[];
  members: CouncilMember[];
  warnings: CouncilWarning[];
}

export async function readStanding(
  station: Station,
  council: Council,
  charters: readonly Charter[],
): Promise<CouncilStanding> {
  const day = today();
  const seats = await readSeats(station, council.id);
  const members = membersOn(seats, day);
  const charter = charterOn(charters, council.council, day);
  if (!charter) return { charter, seats, members, warnings: [] };
  const held = await meetingDays(station.device, council.id, FIRST_DAY, day, 1);
  const people = await readPeople(station, members);
  const state = {
    ...{ council, members },
    lastHeldOn: held[0]?.heldOn,
    statusOf: new Map(people.map(({ id, status }) => [id, status])),
    women: charter.women && countWomen(people, votingMembers(members, charter)),
    households: charter.householdsPerSeat && (await station.device.entries.where('kind').equals('household').count()),
  };
  return { charter, seats, members, warnings: councilWarnings(state, charter, day) };
}

/** GB/T 2261.1. */
const FEMALE = '2';

function countWomen(people: readonly Person[], members: readonly CouncilMember[]): number {
  const female = new Set(people.filter(({ sex }) => sex === FEMALE).map(({ id }) => id));
  return members.filter(({ person }) => female.has(person)).length;
}

/** The roster's records of members. */
export async function readPeople(station: Station, members: readonly { person: string }[]): Promise<Person[]> {
  return [...(await station.getMany(members.map(({ person }) => person))).values()] as unknown as Person[];
}

/** What asks for attention at every body in its present term. */
export async function readWarnings(station: Station): Promise<{ council: Council; warnings: CouncilWarning[] }[]> {
  const [councils, charters] = await Promise.all([readCouncils(station), readCharters(station)]);
  const terms = presentTerms(councils, today());
  const standings = await Promise.all(terms.map((council) => readStanding(station, council, charters)));
  return terms.map((council, index) => ({ council, warnings: standings[index]?.warnings ?? [] }));
}

/** The meeting with its council, roll, votes and charter, or undefined where there is none of this id. */
export async function readMeeting(station: Station, id: string): Promise<MeetingRoom | undefined> {
  const meeting = (await station.get<'meeting'>(id)) as Meeting | undefined;
  const council = meeting && ((await station.get<'council'>(meeting.council)) as Council | undefined);
  if (!meeting || !council || meeting.voided) return undefined;
  const ids = await station.device.entries.where('within').equals(id).primaryKeys();
  const [charters, documents] = await Promise.all([readCharters(station), station.getMany(ids)]);
  const parts = <T>(kind: string) => [...documents.values()].filter((one) => kindOf(one.id) === kind) as unknown as T[];
  return roomOf(
    {
      ...{ council, meeting, charters },
      agenda: parts<AgendaItem>('agendaItem'),
      motions: parts<Motion>('motion'),
      signIns: parts<SignIn>('signIn'),
      turnouts: parts<TurnoutFact>('turnout'),
      votes: parts<Vote>('vote'),
      decisions: parts<Decision>('decision'),
      fulfilments: parts<Fulfilment>('fulfilment'),
      postponements: parts<Postponement>('postponement'),
      confirmations: parts<Confirmation>('confirmation'),
      addenda: parts<Addendum>('addendum'),
    },
    today(),
  );
}

/** The ids of meetings, the latest day first; of one council where it is named. */
export async function meetingIds(station: Station, council: string | undefined): Promise<string[]> {
  return meetingsByDay(station.device, council);
}

/** The decisions behind some rows with where each stands; those of voided meetings are left out. */
async function follow(station: Station, rows: readonly DecisionRow[]): Promise<FollowedDecision[]> {
  const meetings = await station.device.meetings.bulkGet(rows.map(({ meeting }) => meeting));
  const standing = rows.filter((_, index) => meetings[index]?.stage !== undefined);
  const facts = [...(await station.getMany(standing.flatMap(factsBehind))).values()];
  const of = <T>(kind: string) => facts.filter((fact) => fact.kind === kind) as unknown as T[];
  const after = { fulfilments: of<Fulfilment>('fulfilment'), postponements: of<Postponement>('postponement') };
  return followDecisions(of<Decision>('decision'), after, today());
}

/** What is still to be carried out, over all meetings, the most urgent first. */
export async function readFollowed(station: Station): Promise<FollowedDecision[]> {
  return follow(station, await openDecisions(station.device, FOLLOWED_MAX));
}

/** What is to be carried out by a day, or was by now, the most urgent first. */
export async function readDueDecisions(station: Station, until: string, limit: number): Promise<FollowedDecision[]> {
  return follow(station, await openDecisions(station.device, limit, until));
}

/** What was decided at some meetings, and where it stands. */
export async function readDecidedAt(station: Station, meetings: readonly string[]): Promise<FollowedDecision[]> {
  return follow(station, await decisionsOf(station.device, meetings));
}

/** What a council decided at its last meetings, and where it stands. */
export async function readDecided(station: Station, council: string): Promise<FollowedDecision[]> {
  const meetings = await meetingDays(station.device, council, FIRST_DAY, '9999-12-31', MEETINGS_SHOWN);
  return readDecidedAt(
    station,
    meetings.map(({ id }) => id),
  );
}
