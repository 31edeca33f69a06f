import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import type { Council } from '../../shared/domain/council/council.ts';
import type { FollowedDecision } from '../../shared/domain/council/decisions.ts';
import type { Meeting } from '../../shared/domain/council/meeting.ts';
import type { PostedNotice } from '../../shared/domain/notice/notice.ts';
import { numberText } from '../../shared/domain/notice/numbering.ts';
import { type PostedRow, placeOf } from '../../shared/store/derived/board.ts';
import type { Station } from '../../shared/store/station.ts';
import { type AffairRow, readAffairYear } from '../affair/read.ts';
import { readCouncils, readDecidedAt } from '../council/read.ts';
import { type PactVersion, readPacts } from '../pact/read.ts';
import { readSettings } from '../station/settings.ts';
import { today } from '../station/today.ts';
import { type ActivityRow, readActivityYear } from '../volunteer/readActivities.ts';
import { readVolunteers, type VolunteerRow } from '../volunteer/readVolunteers.ts';
import { meetingsIn } from './read.ts';

/** A meeting with the name of its council. */
export interface MeetingLine {
  meeting: Meeting;
  council: string;
}

/** A posted notice with its number as it reads and what became of it. */
export interface NoticeLine {
  posted: PostedNotice;
  number: string;
  row: PostedRow;
}

/** Everything that an inspection asks a station for of one year. */
export interface Inspection {
  village: string;
  pacts: PactVersion[];
  councils: Council[];
  meetings: MeetingLine[];
  decisions: FollowedDecision[];
  notices: NoticeLine[];
  affairs: AffairRow[];
  volunteers: VolunteerRow[];
  activities: ActivityRow[];
}

export async function readInspection(station: Station, year: number): Promise<Inspection> {
  const [settings, pacts, councils, meetings, notices, affairs, volunteers, activities] = await Promise.all([
    readSettings(station),
    readPacts(station),
    readCouncils(station),
    meetingLines(station, year),
    noticeLines(station, year),
    readAffairYear(station, String(year)),
    readVolunteers(station, lastDayOf(year)),
    readActivityYear(station, String(year)),
  ]);
  const decisions = await readDecidedAt(
    station,
    meetings.map(({ meeting }) => meeting.id),
  );
  return {
    village: settings?.village ?? '',
    pacts,
    councils: councils.filter(({ from, to }) => from <= `${year}-12-31` && (to === undefined || to >= `${year}-01-01`)),
    meetings,
    decisions: decisions.sort((a, b) => (a.decision.decidedOn < b.decision.decidedOn ? -1 : 1)),
    notices,
    affairs,
    volunteers,
    activities,
  };
}

/** The day as of which a year is told: its last, or today while it goes on. */
function lastDayOf(year: number): CalendarDay {
  const last = `${year}-12-31`;
  return last < today() ? last : today();
}

async function meetingLines(station: Station, year: number): Promise<MeetingLine[]> {
  const days = await meetingsIn(station, year);
  const documents = await station.getMany([
    ...days.map(({ id }) => id),
    ...new Set(days.map(({ council }) => council)),
  ]);
  return days.flatMap(({ id, council }) => {
    const meeting = documents.get(id) as unknown as Meeting | undefined;
    return meeting ? [{ meeting, council: String(documents.get(council)?.name ?? '') }] : [];
  });
}

async function noticeLines(station: Station, year: number): Promise<NoticeLine[]> {
  const { device } = station;
  const found = await device.board.where('[year+number]').between([year, 0], [year, Number.MAX_SAFE_INTEGER]).toArray();
  const rows = found as PostedRow[];
  const documents = await station.getMany(rows.map(({ id }) => id));
  const lines = rows.map(async (row): Promise<NoticeLine[]> => {
    const posted = documents.get(row.id) as unknown as PostedNotice | undefined;
    return posted ? [{ posted, row, number: numberText(row, await placeOf(device, row)) }] : [];
  });
  return (await Promise.all(lines)).flat();
}
