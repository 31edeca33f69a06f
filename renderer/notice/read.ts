import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import type {
  Notice,
  NoticeRule,
  Objection,
  ObjectionAnswer,
  PostedNotice,
  Takedown,
} from '../../shared/domain/notice/notice.ts';
import {
  type FollowedObjection,
  followObjections,
  type LineStanding,
  standingLines,
} from '../../shared/domain/notice/objecting.ts';
import { type BoardState, boardState } from '../../shared/domain/notice/takingDown.ts';
import {
  dueOnBoard,
  objectedTo,
  onBoard,
  type PostedRow,
  placeOf,
  postingsAbout,
  postingsFrom,
  postingsOfNotice,
  takenDown,
} from '../../shared/store/derived/board.ts';
import { idsFound, partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { today } from '../station/today.ts';

/** Rules of one sort that a station keeps: far more than it will ever set. */
const RULES_MAX = 200;

/** Notices on the board at once; a board with more is no longer read. */
const ON_BOARD_MAX = 500;

/** Notices taken down whose ids a list holds: fifty a year for as long as a station keeps its records. */
const DOWN_MAX = 5000;

export async function readNoticeRules(station: Station): Promise<NoticeRule[]> {
  const found = await station.find('rules', { selector: { kind: 'noticeRule' }, limit: RULES_MAX });
  return found as unknown as NoticeRule[];
}

/** A posted notice with everything that became of it. */
export interface OpenPosting {
  posted: PostedNotice;
  /** Its place among those of the same number: 0 unless two laptops gave it twice. */
  place: number;
  state: BoardState;
  /** The earliest takedown, if it was taken down. */
  takedown?: Takedown;
  objections: FollowedObjection[];
  /** Where each line stands, by the line's id. */
  lines: ReadonlyMap<string, LineStanding>;
}

/** The postings drawn from a decision, list or ruling, the earliest first. */
export async function readPostingsFrom(station: Station, source: string): Promise<OpenPosting[]> {
  return openPostings(station, await postingsFrom(station.device, source));
}

/** The postings with a line about any of these documents, such as judgements, the earliest first. */
export async function readPostingsAbout(station: Station, documents: readonly string[]): Promise<OpenPosting[]> {
  return openPostings(station, await postingsAbout(station.device, documents));
}

/** A notice with its postings: none while it is a draft, two where two laptops posted it. */
export interface OpenNotice {
  notice: Notice;
  postings: OpenPosting[];
}

export async function readNotice(station: Station, id: string): Promise<OpenNotice | undefined> {
  const notice = (await station.get<'notice'>(id)) as Notice | undefined;
  if (!notice || notice.voided) return undefined;
  return { notice, postings: await openPostings(station, await postingsOfNotice(station.device, id)) };
}

async function openPostings(station: Station, rows: readonly PostedRow[]): Promise<OpenPosting[]> {
  const documents = await station.getMany(rows.map(({ id }) => id));
  return Promise.all(
    rows.flatMap((row) => {
      const posted = documents.get(row.id) as unknown as PostedNotice | undefined;
      return posted ? [openPosting(station, row, posted)] : [];
    }),
  );
}

async function openPosting(station: Station, row: PostedRow, posted: PostedNotice): Promise<OpenPosting> {
  const parts = async <T>(kind: string) => {
    const found = await station.getMany(await partsOf(station.device, posted.id, kind));
    return [...found.values()] as unknown as T[];
  };
  const [objections, answers, takedowns, place] = await Promise.all([
    parts<Objection>('objection'),
    parts<ObjectionAnswer>('objectionAnswer'),
    parts<Takedown>('takedown'),
    placeOf(station.device, row),
  ]);
  const [takedown] = takedowns.sort((a, b) => (a.takenOn < b.takenOn ? -1 : 1));
  const day = today();
  return {
    posted,
    place,
    state: boardState(posted.to, takedown !== undefined, day),
    ...(takedown && { takedown }),
    objections: followObjections(objections, answers, day),
    lines: standingLines(posted, objections, answers, takedowns, day),
  };
}

/** Which part of the board a list shows: drafts and what hangs, what is past its last day, what was taken down. */
export const SHELVES = ['current', 'due', 'down'] as const;
export type Shelf = (typeof SHELVES)[number];

/** The ids of the notices of a shelf that are found by what was typed: drafts first, then by their last day. */
export async function noticeIds(station: Station, shelf: Shelf, filter: string): Promise<string[]> {
  const ids = [...new Set(await shelved(station, shelf))];
  if (filter.trim() === '') return ids;
  const found = new Set(await idsFound(station.device, 'notice', filter));
  return ids.filter((id) => found.has(id));
}

async function shelved(station: Station, shelf: Shelf): Promise<string[]> {
  const { device } = station;
  const noticesOf = (rows: readonly PostedRow[]) => rows.map(({ notice }) => notice);
  if (shelf === 'due') return noticesOf(await dueOnBoard(device, today(), ON_BOARD_MAX));
  if (shelf === 'down') return noticesOf(await takenDown(device, { offset: 0, limit: DOWN_MAX }));
  const [all, posted, up] = await Promise.all([
    idsFound(device, 'notice', ''),
    device.board.orderBy('notice').uniqueKeys() as unknown as Promise<string[]>,
    onBoard(device, ON_BOARD_MAX),
  ]);
  const known = new Set(posted);
  return [...all.filter((id) => !known.has(id)).reverse(), ...noticesOf(up)];
}

/** A line of the list. */
export interface NoticeRow {
  notice: Notice;
  posted?: { row: PostedRow; place: number; state: BoardState };
}

export async function readNoticeRows(station: Station, ids: readonly string[]): Promise<NoticeRow[]> {
  const documents = await station.getMany([...ids]);
  const rows = await Promise.all(
    ids.map(async (id): Promise<NoticeRow[]> => {
      const notice = documents.get(id) as unknown as Notice | undefined;
      if (!notice) return [];
      const row = (await postingsOfNotice(station.device, id)).at(-1);
      if (!row) return [{ notice }];
      const state = boardState(row.to, row.state === 'down', today());
      return [{ notice, posted: { row, place: await placeOf(station.device, row), state } }];
    }),
  );
  return rows.flat();
}

/** What of the board waits for the clerk. */
export interface DueNotice {
  notice: string;
  title: string;
  what: 'takedown' | 'objection';
  /** The last day on the board, or the day by which to answer. */
  day: CalendarDay;
}

/** Notices past their last day, and objections to answer by `until`, the most urgent first. */
export async function readDueNotices(station: Station, until: CalendarDay, limit: number): Promise<DueNotice[]> {
  const [due, objected] = await Promise.all([
    dueOnBoard(station.device, today(), limit),
    objectedTo(station.device, limit),
  ]);
  const titles = await station.getMany([...due, ...objected].map(({ notice }) => notice));
  const line = (what: DueNotice['what'], { notice }: PostedRow, day: CalendarDay): DueNotice => {
    return { notice, title: String(titles.get(notice)?.title ?? ''), what, day };
  };
  return [
    ...objected.flatMap((row) => (row.answerBy && row.answerBy <= until ? [line('objection', row, row.answerBy)] : [])),
    ...due.map((row) => line('takedown', row, row.to)),
  ];
}
