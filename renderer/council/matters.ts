import { paperDate } from '../../shared/domain/calendar/write.ts';
import { type Matter, notYetTaken } from '../../shared/domain/council/agenda.ts';
import { type BodyKind, bodyKind } from '../../shared/domain/council/council.ts';
import { LINE_MAX } from '../../shared/domain/document.ts';
import type { Deed } from '../../shared/domain/merit/merit.ts';
import type { Objection } from '../../shared/domain/notice/notice.ts';
import { objectedTo } from '../../shared/store/derived/board.ts';
import { deedsAt } from '../../shared/store/derived/deeds.ts';
import { openMeetings } from '../../shared/store/derived/meetings.ts';
import type { Station } from '../../shared/store/station.ts';
import { affairsWaiting } from '../affair/read.ts';
import { openHonours } from '../honour/read.ts';
import { openProposals } from '../proposal/read.ts';

/** So many of one source are offered at a time; a meeting gets through fewer. */
const OFFERED_MAX = 20;

/** Meetings that are open at one time. */
const OPEN_MAX = 100;

/** After every day that a meeting is called for. */
const LAST_DAY = '9999-12-31';

/** Where matters wait for a meeting, and at which bodies they are heard. A feature adds a line to `MATTER_SOURCES`. */
export interface MatterSource {
  /** The words of the source are `matter.<name>`. */
  name: string;
  bodies: readonly BodyKind[];
  /** The first that wait, the longest first. */
  read: (station: Station, limit: number) => Promise<Matter[]>;
}

export const MATTER_SOURCES: readonly MatterSource[] = [
  { name: 'affairs', bodies: ['redWhite'], read: affairsToRuleOn },
  { name: 'deeds', bodies: ['moralReview'], read: deedsToJudge },
  { name: 'proposals', bodies: ['deliberation', 'representatives'], read: proposalsToDiscuss },
  { name: 'honours', bodies: ['moralReview', 'representatives'], read: honoursToVoteOn },
  { name: 'objections', bodies: bodyKind.options, read: objectionsToAnswer },
];

/** Declared affairs on which the red-white council has not ruled yet, the one that comes first before the others. */
async function affairsToRuleOn(station: Station, limit: number): Promise<Matter[]> {
  const waiting = await affairsWaiting(station, 'ruling');
  return waiting.slice(0, limit).map(({ affair: { id, hostName, occasion, on } }) => ({
    id,
    title: `红白事：${hostName}${occasion}（${paperDate(on)}）`.slice(0, LINE_MAX),
  }));
}

/** Nominations for the year's honours that nobody has voted on yet. */
async function honoursToVoteOn(station: Station, limit: number): Promise<Matter[]> {
  const open = await openHonours(station);
  return open
    .reverse()
    .slice(0, limit)
    .map(({ honour: { id, title, name } }) => ({ id, title: `评选“${title}”：${name}`.slice(0, LINE_MAX) }));
}

/** Objections without an answer: any body may have made what was posted, so each is offered them. */
async function objectionsToAnswer(station: Station, limit: number): Promise<Matter[]> {
  const notices = await objectedTo(station.device, limit);
  const open = notices.flatMap(({ objections, answered }) =>
    Object.keys(objections).filter((id) => !answered.includes(id)),
  );
  const held = await station.getMany(open.slice(0, limit));
  return open.flatMap((id) => {
    const raised = held.get(id) as unknown as Objection | undefined;
    return raised ? [{ id, title: `处理异议：${raised.content}`.slice(0, LINE_MAX) }] : [];
  });
}

/** What villagers handed in and the council took up, but has not discussed yet. */
async function proposalsToDiscuss(station: Station, limit: number): Promise<Matter[]> {
  const open = await openProposals(station);
  return open
    .filter(({ state }) => state === 'accepted')
    .reverse()
    .slice(0, limit)
    .map(({ proposal }) => ({ id: proposal.id, title: proposal.title }));
}

async function deedsToJudge(station: Station, limit: number): Promise<Matter[]> {
  const ids = await deedsAt(station.device, 'waiting', { offset: 0, limit });
  const deeds = await station.getMany(ids);
  return ids.flatMap((id) => {
    const deed = deeds.get(id) as unknown as Deed | undefined;
    return deed ? [{ id, title: `评议：${deed.description}`.slice(0, LINE_MAX) }] : [];
  });
}

/** What waits from one source. */
export interface Waiting {
  source: string;
  matters: Matter[];
}

/** What waits for a meeting of this body and stands on no open meeting's agenda yet. */
export async function mattersWaiting(station: Station, body: BodyKind): Promise<Waiting[]> {
  const sources = MATTER_SOURCES.filter(({ bodies }) => bodies.includes(body));
  if (sources.length === 0) return [];
  const meetings = await openMeetings(station.device, LAST_DAY, OPEN_MAX);
  const parts = await station.device.entries.where('within').anyOf(meetings).primaryKeys();
  const items = await station.getMany(parts.filter((id) => id.startsWith('agendaItem:')));
  const agendas = [...items.values()] as unknown as { about?: string }[];
  const read = await Promise.all(sources.map((source) => source.read(station, OFFERED_MAX)));
  return sources
    .map(({ name }, index) => ({ source: name, matters: notYetTaken(read[index] ?? [], agendas) }))
    .filter(({ matters }) => matters.length > 0);
}
