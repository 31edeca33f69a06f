import { addDays, type CalendarDay } from '../../shared/domain/calendar/day.ts';
import { charterOn } from '../../shared/domain/council/charter.ts';
import type { Charter, Council } from '../../shared/domain/council/council.ts';
import {
  byDay,
  inDayOrder,
  isIn,
  type MeetingDay,
  meetingItem,
  meetingsDue,
  termEnding,
  type YearItem,
} from '../../shared/domain/year/year.ts';
import { objectedTo, type PostedRow } from '../../shared/store/derived/board.ts';
import type { Station } from '../../shared/store/station.ts';
import { readCharters, readCouncils, readDecidedAt, readFollowed } from '../council/read.ts';
import { type PactVersion, readPacts } from '../pact/read.ts';
import { today } from '../station/today.ts';

/** Notices with an objection to answer at once: a few, on a bad day. */
const OBJECTED_MAX = 200;

/** The longest rhythm a charter may have is two years: the last meeting of a council lies no further back. */
const RHYTHM_YEARS = 2;

/** The meetings of a year, by the day among the words they are found by, so that no other year's are read. */
export async function meetingsIn(station: Station, year: number): Promise<MeetingDay[]> {
  const rows = await station.device.entries.where('words').startsWith(`meeting ${year}-`).toArray();
  return rows
    .map(({ id, label, hint, within }) => ({ id, title: label, council: within, day: hint }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
}

/** The notices whose last day lies in a year, those on the board and those taken down. */
export async function postingsIn(station: Station, year: number): Promise<PostedRow[]> {
  const between = (state: 'up' | 'down') =>
    station.device.board
      .where('[state+to]')
      .between([state, `${year}-01-01`], [state, `${year}-12-31`], true, true)
      .toArray();
  const [up, down] = await Promise.all([between('up'), between('down')]);
  return [...up, ...down] as PostedRow[];
}

/** Everything that a year holds, day by day. */
export async function readYear(station: Station, year: number): Promise<YearItem[]> {
  const [councils, notices, decisions, pacts] = await Promise.all([
    councilItems(station, year),
    noticeItems(station, year),
    decisionItems(station, year),
    readPacts(station),
  ]);
  return inDayOrder([...councils, ...notices, ...decisions, ...pacts.flatMap((pact) => pactItems(pact, year))]);
}

async function councilItems(station: Station, year: number): Promise<YearItem[]> {
  const day = today();
  const years = Array.from({ length: RHYTHM_YEARS + 1 }, (_, back) => Number(day.slice(0, 4)) - back);
  const [councils, charters, meetings, ...recent] = await Promise.all([
    readCouncils(station),
    readCharters(station),
    meetingsIn(station, year),
    ...years.map((one) => meetingsIn(station, one)),
  ]);
  const held = recent.flat().filter((meeting) => meeting.day <= day);
  return [
    ...meetings.map((meeting) => meetingItem(meeting, day)),
    ...councils.flatMap((council) => rhythmOf(council, { councils, charters, held, year, day })),
  ];
}

interface Rhythm {
  councils: readonly Council[];
  charters: readonly Charter[];
  held: readonly MeetingDay[];
  year: number;
  day: CalendarDay;
}

/** What a council's charter asks for in a year; a term that another has followed asks for no more meetings. */
function rhythmOf(council: Council, { councils, charters, held, year, day }: Rhythm): YearItem[] {
  const charter = charterOn(charters, council.council, day);
  if (!charter) return [];
  const renewed = councils.some((other) => other.council === council.council && other.from > council.from);
  const last = held
    .filter((meeting) => meeting.council === council.id)
    .map((meeting) => meeting.day)
    .sort()
    .at(-1);
  return [
    ...(renewed ? [] : meetingsDue(council, charter, last, { year, today: day })),
    ...termEnding(council, charter, { year, today: day, renewed }),
  ];
}

async function noticeItems(station: Station, year: number): Promise<YearItem[]> {
  const day = today();
  const [rows, objected] = await Promise.all([postingsIn(station, year), objectedTo(station.device, OBJECTED_MAX)]);
  const titles = await station.getMany([...rows, ...objected].map(({ notice }) => notice));
  const titleOf = ({ notice }: PostedRow) => String(titles.get(notice)?.title ?? '');
  const down = rows.map((row) => {
    const due = { day: row.takenOn ?? addDays(row.to, 1), title: titleOf(row), opens: row.notice };
    return byDay('takedown', due, { done: row.takenOn !== undefined, today: day });
  });
  const answers = objected.flatMap((row) => {
    if (row.answerBy === undefined || !isIn(year, row.answerBy)) return [];
    const due = { day: row.answerBy, title: titleOf(row), opens: row.notice };
    return [byDay('objection', due, { done: false, today: day })];
  });
  return [...down, ...answers];
}

/** What was decided in a year, and what is still open from before it. */
async function decisionItems(station: Station, year: number): Promise<YearItem[]> {
  const meetings = await meetingsIn(station, year);
  const [decided, open] = await Promise.all([
    readDecidedAt(
      station,
      meetings.map(({ id }) => id),
    ),
    readFollowed(station),
  ]);
  const followed = new Map([...decided, ...open].map((one) => [one.decision.id, one]));
  return [...followed.values()].flatMap(({ decision, state, due }) => {
    if (due === undefined || !decision.passed || !isIn(year, due)) return [];
    const item = { day: due, title: decision.motion.title, opens: decision.meeting };
    return [byDay('decision', item, { done: state === 'done' || state === 'dropped', today: today() })];
  });
}

/** The steps of a version that lie in a year: what was done, and what its comments and first day wait for. */
function pactItems({ pact, steps, votes, postedOn }: PactVersion, year: number): YearItem[] {
  const day = today();
  const said = [
    ...steps.flatMap(({ on, until }) => (until === undefined ? [on] : [on, until])),
    ...votes.map(({ heldOn }) => heldOn),
    ...(postedOn === undefined ? [] : [postedOn]),
  ];
  const days = [...new Set(said)].filter((one) => isIn(year, one));
  return days.map((on) => ({
    day: on,
    thing: 'pact',
    state: on > day ? 'coming' : 'done',
    title: pact.name,
    opens: pact.id,
  }));
}
