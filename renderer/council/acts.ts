import type { CharterTerms, Council, CouncilMember } from '../../shared/domain/council/council.ts';
import type { Attendance, Decision, Meeting, MotionPaper } from '../../shared/domain/council/meeting.ts';
import { decisionContent, type VoteSetting } from '../../shared/domain/council/vote.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import type { Result } from '../../shared/domain/result.ts';
import type { StoreProblem } from '../../shared/store/problem.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';
import { meetingIds } from './read.ts';

/** What a council's form says. */
export interface CouncilWords {
  council: Council['council'];
  name: string;
  term: number;
  from: string;
  to?: string | undefined;
}

function withoutEmpty<T extends { to?: string | undefined }>({ to, ...rest }: T) {
  return to === undefined ? rest : { ...rest, to };
}

/** Adopts a charter template; it holds from the council's first day on where that lies in the past. */
export async function adoptCharter(station: Station, terms: CharterTerms, from: string) {
  let validFrom = today();
  if (from < validFrom) validFrom = from;
  return station.create('charter', { ...terms, validFrom });
}

/**
 * Founds a council, and adopts the charter for it where none holds yet. The charter goes first: without it no vote can
 * be taken, while a charter without a council does no harm.
 */
export async function foundCouncil(
  station: Station,
  words: CouncilWords,
  members: CouncilMember[],
  adopt: CharterTerms | undefined,
): Promise<Result<string, StoreProblem>> {
  if (adopt) {
    const adopted = await adoptCharter(station, adopt, words.from);
    if (!adopted.ok) return adopted;
  }
  const content = { ...withoutEmpty(words), members } as Content<'council'>;
  const created = await station.create('council', content);
  return created.ok ? { ok: true, value: created.value.id } : created;
}

export async function editCouncil(station: Station, id: string, words: CouncilWords, members: CouncilMember[]) {
  return station.edit<'council'>(id, () => ({ ...words, members }) as Partial<Content<'council'>>);
}

/** How many minutes a meeting's first guess at its hour is rounded to. */
const CLOCK_STEP = 30;

/** Calls a meeting with what is known already: the next number of the year, the members, the usual place and chair. */
export async function callMeeting(
  station: Station,
  council: Council,
  clock: string,
): Promise<Result<string, StoreProblem>> {
  const earlier = await meetingIds(station, council.id);
  const documents = await station.getMany(earlier);
  const meetings = [...documents.values()] as unknown as Meeting[];
  const year = today().slice(0, 4);
  const number = meetings.filter((meeting) => meeting.heldOn.startsWith(year) && !meeting.voided).length + 1;
  const last = documents.get(earlier[0] ?? '') as unknown as Meeting | undefined;
  const chair = council.members.find((member) => member.post === 'chair');
  const created = await station.create('meeting', {
    council: council.id,
    title: `${year}年第${number}次会议`,
    heldOn: today(),
    startsAt: rounded(clock),
    place: last?.place ?? '',
    chair: chair?.name ?? '',
    chairPost: chair ? postWord(council.council, 'chair') : '',
    recorder: station.clerk,
    agenda: [],
    discussion: '',
    motions: [],
    called: council.members,
    guests: '',
    signedPaper: '',
    status: 'draft',
  });
  return created.ok ? { ok: true, value: created.value.id } : created;
}

function rounded(clock: string): string {
  const [hour = '0', minute = '0'] = clock.split(':');
  return `${hour}:${String(Math.floor(Number(minute) / CLOCK_STEP) * CLOCK_STEP).padStart(2, '0')}`;
}

/** Says of one member whether they came. A later word corrects an earlier one. */
export async function mark(
  station: Station,
  meeting: string,
  member: CouncilMember,
  attendance: Attendance,
  reason: string,
) {
  const { person, name } = member;
  const content = { meeting, person, name, attendance, ...(reason.trim() && { reason: reason.trim() }) };
  return station.create('signIn', content as Content<'signIn'>);
}

/** An empty ballot: hands are what most villages raise. */
export function newMotion(id: string): MotionPaper {
  return {
    id,
    title: '',
    content: '',
    ballot: { method: 'hands', counter: '', supervisor: '', responsible: '' },
  };
}

export async function addMotion(station: Station, meeting: string) {
  const id = station.newId('meeting').slice('meeting:'.length);
  return station.edit<'meeting'>(meeting, (current) => ({ motions: [...current.motions, newMotion(id)] }));
}

export async function removeMotion(station: Station, meeting: string, motion: string) {
  return station.edit<'meeting'>(meeting, (current) => ({
    motions: current.motions.filter((paper) => paper.id !== motion),
  }));
}

const MOTION_FIELDS = new Set(['title', 'content']);

/** Writes fields of a motion and of its ballot; an undefined field is taken away. */
export async function editMotion(station: Station, meeting: string, motion: string, fields: Record<string, unknown>) {
  return station.edit<'meeting'>(meeting, (current) => ({
    motions: current.motions.map((paper) => (paper.id === motion ? withFields(paper, fields) : paper)),
  }));
}

function withFields(paper: MotionPaper, fields: Record<string, unknown>): MotionPaper {
  const next: Record<string, unknown> = { ...paper };
  const ballot: Record<string, unknown> = { ...paper.ballot };
  for (const [name, value] of Object.entries(fields)) {
    if (MOTION_FIELDS.has(name)) next[name] = value;
    else if (value === undefined) delete ballot[name];
    else ballot[name] = value;
  }
  return { ...next, ballot } as MotionPaper;
}

/** Puts a vote on the record. To be called only where `decisionProblems` names none. */
export async function recordDecision(
  station: Station,
  paper: MotionPaper,
  setting: VoteSetting & { meeting: Pick<Meeting, 'id' | 'heldOn'> },
) {
  return station.create('decision', decisionContent(paper, setting) as Content<'decision'>);
}

/** Puts on the record that a decision was carried out. */
export async function recordFulfilment(station: Station, { id, meeting }: Decision) {
  return station.create('fulfilment', { meeting, decision: id, doneOn: today(), note: '' });
}
