import { type Headcount, headcount, type Roll, rollOf, unmarked } from '../../shared/domain/council/attendance.ts';
import { charterOn } from '../../shared/domain/council/charter.ts';
import type { Charter, Council } from '../../shared/domain/council/council.ts';
import { decisionsByMotion, type FollowedDecision, followDecisions } from '../../shared/domain/council/decisions.ts';
import type { Decision, Fulfilment, Meeting, SignIn } from '../../shared/domain/council/meeting.ts';
import type { MeetingPapers } from '../../shared/domain/council/minutes.ts';
import type { VoteSetting } from '../../shared/domain/council/vote.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';

/** Rules of one sort that a station keeps: far more charters than it will ever change. */
const RULES_MAX = 200;

/** Councils with all their terms, and decisions followed up: several times what a station has in ten years. */
const COUNCILS_MAX = 200;
const FOLLOWED_MAX = 1000;

/** A meeting with everything that belongs to it. */
export interface MeetingRoom extends MeetingPapers {
  followed: FollowedDecision[];
  count: Headcount;
  setting: VoteSetting & { meeting: Meeting };
}

export async function readCharters(station: Station): Promise<Charter[]> {
  const found = await station.find('rules', { selector: { kind: 'charter' }, limit: RULES_MAX });
  return found as unknown as Charter[];
}

/** How many people stand on the roster. */
export async function countPeople(station: Station): Promise<number> {
  return station.device.entries.where('kind').equals('person').count();
}

/** The councils of a station, the newest term first. */
export async function readCouncils(station: Station): Promise<Council[]> {
  const found = await station.find('groups', { selector: { kind: 'council' }, limit: COUNCILS_MAX });
  const councils = (found as unknown as Council[]).filter((council) => !council.voided);
  return councils.sort((a, b) => (a.from === b.from ? (a.id < b.id ? 1 : -1) : a.from < b.from ? 1 : -1));
}

/** A meeting's parts of one kind. */
async function parts<T>(station: Station, meeting: string, kind: string): Promise<T[]> {
  const ids = await partsOf(station.device, meeting, kind);
  return [...(await station.getMany(ids)).values()] as unknown as T[];
}

/** The meeting with its council, roll, votes and charter, or undefined where there is none of this id. */
export async function readMeeting(station: Station, id: string): Promise<MeetingRoom | undefined> {
  const meeting = (await station.get<'meeting'>(id)) as Meeting | undefined;
  const council = meeting && ((await station.get<'council'>(meeting.council)) as Council | undefined);
  if (!meeting || !council || meeting.voided) return undefined;
  const [charters, signIns, decisions, fulfilments] = await Promise.all([
    readCharters(station),
    parts<SignIn>(station, id, 'signIn'),
    parts<Decision>(station, id, 'decision'),
    parts<Fulfilment>(station, id, 'fulfilment'),
  ]);
  const charter = charterOn(charters, council.council, meeting.heldOn);
  const roll = rollOf(signIns);
  return {
    council,
    meeting,
    roll,
    decisions: decisionsByMotion(decisions),
    followed: followDecisions(decisions, fulfilments, today()),
    charter,
    ...standing(meeting, roll, charter),
  };
}

function standing(meeting: Meeting, roll: Roll, charter: Charter | undefined) {
  const count = charter ? headcount(meeting.called, roll, charter) : { due: 0, present: 0 };
  const open = charter ? unmarked(meeting.called, roll, charter).length : 0;
  return { count, setting: { meeting, charter, count, unmarked: open, today: today() } };
}

/** The ids of meetings, the latest day first; of one council where it is named. An entry's hint is the meeting's day. */
export async function meetingIds(station: Station, council: string | undefined): Promise<string[]> {
  const { entries } = station.device;
  const found = await (council
    ? entries.where('within').equals(council).toArray()
    : entries.where('kind').equals('meeting').toArray());
  return found
    .filter(({ kind }) => kind === 'meeting')
    .sort((a, b) => (a.hint === b.hint ? (a.id < b.id ? 1 : -1) : a.hint < b.hint ? 1 : -1))
    .map(({ id }) => id);
}

/** What was decided and where it stands, over all meetings, the most urgent first. */
export async function readFollowed(station: Station): Promise<FollowedDecision[]> {
  const facts = async (kind: 'decision' | 'fulfilment') =>
    station.find('meetings', { selector: { kind }, sort: [{ kind: 'desc' }, { id: 'desc' }], limit: FOLLOWED_MAX });
  const [decisions, fulfilments] = await Promise.all([facts('decision'), facts('fulfilment')]);
  return followDecisions(decisions as unknown as Decision[], fulfilments as unknown as Fulfilment[], today());
}
