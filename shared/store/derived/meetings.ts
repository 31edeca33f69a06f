import type { Meeting } from '../../domain/council/meeting.ts';
import { closedWith } from '../../domain/council/seal.ts';
import type { Document } from '../../domain/kinds.ts';
import type { DeviceDatabase, MeetingRow } from '../deviceDatabase.ts';

/** Which meeting a document tells something about that is kept here, or undefined. */
function meetingOf(document: Document): string | undefined {
  if (document.kind === 'meeting') return document.id;
  return document.kind === 'confirmation' ? String(document.meeting) : undefined;
}

function taken(row: MeetingRow, document: Document): MeetingRow {
  if (document.kind === 'confirmation') return staged({ ...row, confirmed: true });
  const { council, heldOn, voided } = document as unknown as Meeting;
  return voided ? { id: row.id, ...(row.confirmed && { confirmed: true }) } : staged({ ...row, council, heldOn });
}

function staged(row: MeetingRow): MeetingRow {
  return row.heldOn === undefined ? row : { ...row, stage: row.confirmed ? 'confirmed' : 'open' };
}

/**
 * Takes meetings and their confirmations, in whatever order they come, into the table by which meetings are listed. To
 * be called within a transaction over `meetings`; taking one twice is harmless.
 */
export async function projectMeetings(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const about = documents.filter((document) => meetingOf(document) !== undefined);
  if (about.length === 0) return;
  const ids = [...new Set(about.map((document) => meetingOf(document) as string))];
  const held = await device.meetings.bulkGet(ids);
  const rows = new Map(ids.map((id, index) => [id, held[index] ?? { id }]));
  for (const document of about) {
    const id = meetingOf(document) as string;
    rows.set(id, taken(rows.get(id) as MeetingRow, document));
  }
  await device.meetings.bulkPut([...rows.values()]);
}

/** Which of the meetings that these documents belong to are confirmed. */
export async function confirmedMeetings(device: DeviceDatabase, documents: readonly Document[]): Promise<Set<string>> {
  const ids = [...new Set(documents.flatMap((document) => closedWith(document) ?? []))];
  if (ids.length === 0) return new Set();
  const rows = await device.meetings.bulkGet(ids);
  return new Set(rows.flatMap((row) => (row?.confirmed ? [row.id] : [])));
}

/** The ids of all meetings, or of one council's, the latest day first. */
export async function meetingsByDay(device: DeviceDatabase, council: string | undefined): Promise<string[]> {
  const rows =
    council === undefined
      ? device.meetings.orderBy('heldOn')
      : device.meetings.where('[council+heldOn]').between([council, ''], [council, '\uffff']);
  return rows.reverse().primaryKeys();
}

/** A council's meetings between two days, both counted; the latest first. */
export async function meetingDays(
  device: DeviceDatabase,
  council: string,
  from: string,
  to: string,
  limit: number,
): Promise<MeetingRow[]> {
  return device.meetings
    .where('[council+heldOn]')
    .between([council, from], [council, to], true, true)
    .reverse()
    .limit(limit)
    .toArray();
}

/** Meetings that are not confirmed and are held by a day, the earliest first. */
export async function openMeetings(device: DeviceDatabase, until: string, limit: number): Promise<string[]> {
  return device.meetings
    .where('[stage+heldOn]')
    .between(['open', ''], ['open', until], true, true)
    .limit(limit)
    .primaryKeys();
}
