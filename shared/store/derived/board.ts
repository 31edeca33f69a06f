import type { CalendarDay } from '../../domain/calendar/day.ts';
import type { Document } from '../../domain/kinds.ts';
import type { Objection, ObjectionAnswer, PostedNotice, Takedown } from '../../domain/notice/notice.ts';
import { nextNumber, placeAmong } from '../../domain/notice/numbering.ts';
import type { BoardRow, DeviceDatabase } from '../deviceDatabase.ts';

/** Which posted notice a document tells something about, or undefined. */
function postedOf(document: Document): string | undefined {
  switch (document.kind) {
    case 'postedNotice':
      return document.id;
    case 'objection':
    case 'objectionAnswer':
    case 'takedown':
      return (document as unknown as Objection | ObjectionAnswer | Takedown).posted;
    default:
      return undefined;
  }
}

/** The row with one more document taken in; taking it in twice changes nothing. */
function taken(row: BoardRow, document: Document): BoardRow {
  switch (document.kind) {
    case 'postedNotice': {
      const { notice, year, number, from, to, updatedAt, device, source, lines } = document as unknown as PostedNotice;
      const about = lines.flatMap((line) => line.about ?? []);
      return { ...row, about, notice, year, number, from, to, updatedAt, device, ...(source && { source }) };
    }
    case 'objection': {
      const { id, answerBy } = document as unknown as Objection;
      return { ...row, objections: { ...row.objections, [id]: answerBy } };
    }
    case 'objectionAnswer': {
      const { objection } = document as unknown as ObjectionAnswer;
      return { ...row, answered: [...new Set([...row.answered, objection])] };
    }
    default: {
      const { takenOn } = document as unknown as Takedown;
      return { ...row, takenOn: row.takenOn === undefined || takenOn < row.takenOn ? takenOn : row.takenOn };
    }
  }
}

/** Facts about a notice that is not here yet put it in no list. */
function placed(row: BoardRow): BoardRow {
  const { state: _, answerBy: __, ...rest } = row;
  if (row.notice === undefined) return rest;
  const open = Object.entries(row.objections).filter(([objection]) => !row.answered.includes(objection));
  const [earliest] = open.map(([, answerBy]) => answerBy).sort();
  return { ...rest, state: row.takenOn === undefined ? 'up' : 'down', ...(earliest && { answerBy: earliest }) };
}

/**
 * Takes posted notices, the objections to them, their answers and takedowns into the table of what hangs on the board.
 * They arrive in any order. To be called within a transaction over `board`.
 */
export async function projectBoard(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const about = documents.filter((document) => postedOf(document) !== undefined);
  const ids = [...new Set(about.map((document) => postedOf(document) as string))];
  if (ids.length === 0) return;
  const held = await device.board.bulkGet(ids);
  const rows = new Map(
    ids.map((id, index): [string, BoardRow] => [id, held[index] ?? { id, objections: {}, answered: [] }]),
  );
  for (const document of about) {
    const id = postedOf(document) as string;
    rows.set(id, taken(rows.get(id) as BoardRow, document));
  }
  await device.board.bulkPut([...rows.values()].map(placed));
}

/** A row of a notice that is here. */
export type PostedRow = Required<
  Pick<BoardRow, 'notice' | 'year' | 'number' | 'from' | 'to' | 'updatedAt' | 'device' | 'state'>
> &
  BoardRow;

/** What hangs on the board, the last day earliest first; it is a few dozen at most. */
export async function onBoard(device: DeviceDatabase, limit: number): Promise<PostedRow[]> {
  return (await device.board
    .where('[state+to]')
    .between(['up', ''], ['up', '\uffff'])
    .limit(limit)
    .toArray()) as PostedRow[];
}

/** What hangs there past its last day. */
export async function dueOnBoard(device: DeviceDatabase, today: CalendarDay, limit: number): Promise<PostedRow[]> {
  return (await device.board
    .where('[state+to]')
    .between(['up', ''], ['up', today])
    .limit(limit)
    .toArray()) as PostedRow[];
}

/** Notices taken down, the last to come down first, one page. */
export async function takenDown(
  device: DeviceDatabase,
  { offset, limit }: { offset: number; limit: number },
): Promise<PostedRow[]> {
  const all = device.board.where('[state+to]').between(['down', ''], ['down', '\uffff']).reverse();
  return (await all.offset(offset).limit(limit).toArray()) as PostedRow[];
}

/** Notices with an objection to answer, the most urgent first. */
export async function objectedTo(device: DeviceDatabase, limit: number): Promise<PostedRow[]> {
  return (await device.board.orderBy('answerBy').limit(limit).toArray()) as PostedRow[];
}

/** The postings of one notice, or of all drawn from one source, the earliest first. */
export async function postingsOfNotice(device: DeviceDatabase, notice: string): Promise<PostedRow[]> {
  return byReading((await device.board.where('notice').equals(notice).toArray()) as PostedRow[]);
}

export async function postingsFrom(device: DeviceDatabase, source: string): Promise<PostedRow[]> {
  return byReading((await device.board.where('source').equals(source).toArray()) as PostedRow[]);
}

/** The postings that have a line about any of these documents. */
export async function postingsAbout(device: DeviceDatabase, documents: readonly string[]): Promise<PostedRow[]> {
  const rows = await device.board.where('about').anyOf(documents).distinct().toArray();
  return byReading(rows as PostedRow[]);
}

function byReading(rows: PostedRow[]): PostedRow[] {
  return rows.filter(({ notice }) => notice !== undefined).sort((a, b) => (a.updatedAt < b.updatedAt ? -1 : 1));
}

/** The next free number of a year at this station, as far as this device knows. */
export async function freeNumber(device: DeviceDatabase, year: number): Promise<number> {
  const last = await device.board.where('[year+number]').between([year, 0], [year, Number.MAX_SAFE_INTEGER]).last();
  return nextNumber(last?.number === undefined ? [] : [{ year, number: last.number }], year);
}

/** The place of a posted notice among those of the same number (see `placeAmong`). */
export async function placeOf(device: DeviceDatabase, row: PostedRow): Promise<number> {
  const same = await device.board.where('[year+number]').equals([row.year, row.number]).toArray();
  return placeAmong(row, same as PostedRow[]);
}
