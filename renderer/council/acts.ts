import { addDays } from '../../shared/domain/calendar/day.ts';
import { AGENDA_TEMPLATES, type Matter, movedItem } from '../../shared/domain/council/agenda.ts';
import type { CharterTerms, Council, CouncilMember, ElectedMember } from '../../shared/domain/council/council.ts';
import type {
  AgendaItem,
  Choice,
  Decision,
  Fulfilment,
  Meeting,
  Motion,
  SignIn,
  TurnoutFact,
} from '../../shared/domain/council/meeting.ts';
import type { MeetingRoom } from '../../shared/domain/council/room.ts';
import { confirmationContent } from '../../shared/domain/council/seal.ts';
import { membersOn, seatChanges } from '../../shared/domain/council/seats.ts';
import { decisionContent, defined, type VoteSetting } from '../../shared/domain/council/vote.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import { type Result, success } from '../../shared/domain/result.ts';
import { meetingDays } from '../../shared/store/derived/meetings.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Creation, Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';
import { readCouncils, readSeats } from './read.ts';

/** What a council's form says. */
export type CouncilWords = Pick<Council, 'council' | 'name' | 'term' | 'from' | 'electedBy' | 'confirmedBy'> & {
  [F in 'to' | 'electedOn' | 'electors' | 'ballotsCast']?: Council[F] | undefined;
};

/** How members come to their seats at the beginning of a term, and in the middle of it. */
const ELECTED = '换届选举';
const BY_ELECTION = '补选';

/** Adopts a charter template; it holds from the council's first day on where that lies in the past. */
export async function adoptCharter(station: Station, terms: CharterTerms, from: string) {
  let validFrom = today();
  if (from < validFrom) validFrom = from;
  return station.create('charter', { ...terms, validFrom });
}

/** Puts a new version of a charter in force from its day on; the one before stays as it was. */
export async function changeCharter(station: Station, terms: CharterTerms) {
  return station.create('charter', terms);
}

/**
 * Founds a body's term, and adopts the charter for it where none holds yet. The charter goes first: without it no vote
 * can be taken, while a charter without a council does no harm. The term before ends last, the day before: where that is
 * not reached, it ends by its charter all the same.
 */
export async function foundCouncil(
  station: Station,
  words: CouncilWords,
  members: ElectedMember[],
  adopt: CharterTerms | undefined,
): Promise<Result<string, StoreProblem>> {
  if (adopt) {
    const adopted = await adoptCharter(station, adopt, words.from);
    if (!adopted.ok) return adopted;
  }
  const before = (await readCouncils(station)).find(({ council }) => council === words.council);
  const id = station.newId('council');
  const seats = members.map((member): Creation => {
    const content = { council: id, ...member, from: words.from, cameBy: ELECTED, leftBecause: '' };
    return { kind: 'seat', content };
  });
  const council: Creation = { kind: 'council', id, content: defined(words) as Content<'council'> };
  const created = await station.createMany([council, ...seats]);
  if (!created.ok) return created;
  const isOpen = before && before.from < words.from && (before.to === undefined || before.to >= words.from);
  const ended = isOpen ? await station.edit<'council'>(before.id, () => ({ to: addDays(words.from, -1) })) : undefined;
  return ended && !ended.ok ? ended : success(id);
}

/** Edits a term; who is no longer on the list leaves as of today, who is new joins. */
export async function editCouncil(
  station: Station,
  id: string,
  words: CouncilWords,
  members: ElectedMember[],
): Promise<Result<unknown, StoreProblem>> {
  const edited = await station.edit<'council'>(id, () => words as Partial<Content<'council'>>);
  if (!edited.ok) return edited;
  let day = today();
  if (day < words.from) day = words.from;
  return changeMembers(station, id, members, day);
}

async function changeMembers(
  station: Station,
  council: string,
  members: ElectedMember[],
  day: string,
): Promise<Result<unknown, StoreProblem>> {
  const { taken, left, voided, counted } = seatChanges(await readSeats(station, council), members, day, BY_ELECTION);
  const lastDay = new Map(left.map(({ id, to }) => [id, to]));
  const ended = await station.editMany<'seat'>(
    left.map(({ id }) => id),
    ({ id }) => ({ to: lastDay.get(id) as string }),
  );
  if (!ended.ok) return ended;
  const ballotsOf = new Map(counted.map(({ id, ballots }) => [id, ballots]));
  const recounted = await station.editMany<'seat'>([...ballotsOf.keys()], ({ id }) => ({ ballots: ballotsOf.get(id) }));
  if (!recounted.ok) return recounted;
  for (const id of voided) {
    const done = await station.void(id, '误加');
    if (!done.ok) return done;
  }
  return station.createMany(taken.map((seat): Creation => ({ kind: 'seat', content: { council, ...seat } })));
}

/** How many minutes a meeting's first guess at its hour is rounded to. */
const CLOCK_STEP = 30;

/** More meetings than any council holds in a year. */
const YEARS_MEETINGS_MAX = 400;

/**
 * Calls a meeting with what is known already: the next number of the year, the members of today, the usual place, chair
 * and agenda.
 */
export async function callMeeting(
  station: Station,
  council: Council,
  clock: string,
): Promise<Result<string, StoreProblem>> {
  const day = today();
  const year = day.slice(0, 4);
  const ofYear = await meetingDays(station.device, council.id, `${year}-01-01`, `${year}-12-31`, YEARS_MEETINGS_MAX);
  const [lastRow] = await meetingDays(station.device, council.id, '0000-01-01', day, 1);
  const last = lastRow && ((await station.get<'meeting'>(lastRow.id)) as Meeting | undefined);
  const called = membersOn(await readSeats(station, council.id), day);
  const chair = called.find((member) => member.post === 'chair');
  const id = station.newId('meeting');
  const meeting: Creation = {
    kind: 'meeting',
    id,
    content: {
      council: council.id,
      title: `${year}年第${ofYear.length + 1}次会议`,
      heldOn: day,
      startsAt: rounded(clock),
      place: last?.place ?? '',
      chair: chair?.name ?? '',
      chairPost: chair ? postWord(council.council, 'chair') : '',
      recorder: station.clerk,
      discussion: '',
      called,
      guests: '',
      signedPaper: '',
    },
  };
  const created = await station.createMany([meeting]);
  return created.ok ? success(id) : created;
}

function rounded(clock: string): string {
  const [hour = '0', minute = '0'] = clock.split(':');
  return `${hour}:${String(Math.floor(Number(minute) / CLOCK_STEP) * CLOCK_STEP).padStart(2, '0')}`;
}

function itemOf(meeting: string, title: string, about?: string): Creation {
  return { kind: 'agendaItem', content: { meeting, title, notes: '', ...defined({ about }) } };
}

export async function addItem(station: Station, meeting: string, title: string) {
  return station.createMany([itemOf(meeting, title)]);
}

/** Moves the item at one place of the agenda to another. */
export async function moveItem(station: Station, { agenda }: MeetingRoom, from: number, to: number) {
  const places = movedItem(agenda as readonly AgendaItem[], from, to);
  return station.editMany<'agendaItem'>([...places.keys()], ({ id }) => ({ order: places.get(id) as string }));
}

/** Puts the usual items of such a meeting on its agenda, those that are not there yet. */
export async function addUsualItems(station: Station, { council, meeting, agenda }: MeetingRoom) {
  const there = new Set(agenda.map(({ title }) => title.trim()));
  const missing = AGENDA_TEMPLATES[council.council].filter((title) => !there.has(title));
  return station.createMany(missing.map((title) => itemOf(meeting.id, title)));
}

/** Puts something that waits on the agenda; the item keeps what it is about. */
export async function addMatter(station: Station, meeting: string, { id, title }: Matter) {
  return station.createMany([itemOf(meeting, title, id)]);
}

/** Says of one member whether they came, when and by whom they are stood for. A later word corrects an earlier one. */
export async function mark(
  station: Station,
  meeting: string,
  { person, name }: Pick<CouncilMember, 'person' | 'name'>,
  word: Pick<SignIn, 'attendance'> & { [F in 'reason' | 'arrivedAt' | 'leftAt' | 'proxy']?: SignIn[F] | undefined },
) {
  const { attendance, arrivedAt, leftAt, proxy } = word;
  const reason = word.reason?.trim() || undefined;
  const content = { meeting, person, name, attendance, ...defined({ reason, arrivedAt, leftAt, proxy }) };
  return station.create('signIn', content as Content<'signIn'>);
}

/** Says how many came to a meeting that is counted in heads. */
export async function countTurnout(
  station: Station,
  meeting: string,
  { adults, households }: Pick<TurnoutFact, 'adults' | 'households'>,
) {
  return station.create('turnout', { meeting, ...defined({ adults, households }) } as Content<'turnout'>);
}

/** An empty motion: hands are what most villages raise. */
export async function addMotion(station: Station, meeting: string, changes: Partial<Content<'motion'>> = {}) {
  const blank = { title: '', content: '', counter: '', supervisor: '', responsible: '' };
  const content: Content<'motion'> = { meeting, ...blank, round: 1, method: 'hands', ...changes };
  return station.create('motion', content);
}

/** Moves an amendment: it begins with the words that it is to change. */
export async function addAmendment(station: Station, { id, meeting, title, content, method }: Motion) {
  return addMotion(station, meeting, { amends: id, title, content, method });
}

/** Has a motion voted on once more: the next round begins with nothing counted. What was decided stays on the record. */
export async function voteAgain(station: Station, motion: string) {
  return station.edit<'motion'>(motion, ({ round }) => ({
    round: round + 1,
    ...{ takenAt: undefined, for: undefined, against: undefined, abstain: undefined },
    ...{ given: undefined, returned: undefined, invalid: undefined },
  }));
}

export async function castVote(
  station: Station,
  { id, meeting, round }: Motion,
  member: CouncilMember,
  choice: Choice,
) {
  const { person, name } = member;
  return station.create('vote', { meeting, motion: id, round, person, name, choice });
}

/** Puts a vote on the record. To be called only where `decisionProblems` names none. */
export async function recordDecision(station: Station, motion: Motion, setting: VoteSetting) {
  return station.create('decision', decisionContent(motion, setting) as Content<'decision'>);
}

/** Puts on the record that a decision was carried out, or laid aside. */
export async function recordFulfilment(
  station: Station,
  { id, meeting, motion }: Decision,
  { outcome, note }: Pick<Fulfilment, 'outcome' | 'note'>,
) {
  return station.create('fulfilment', { meeting, motion: motion.id, decision: id, outcome, doneOn: today(), note });
}

/** Gives a decision more time. */
export async function postpone(station: Station, { id, meeting, motion }: Decision, until: string, reason: string) {
  return station.create('postponement', { meeting, motion: motion.id, decision: id, until, reason });
}

/** Confirms a meeting (定稿): from then on it is what this fact says. */
export async function confirmMeeting(station: Station, { draft }: MeetingRoom) {
  return station.create('confirmation', confirmationContent(draft) as Content<'confirmation'>);
}

/** Adds to a confirmed meeting what was wrong or missing. */
export async function addAddendum(station: Station, meeting: string, text: string) {
  return station.create('addendum', { meeting, text });
}
