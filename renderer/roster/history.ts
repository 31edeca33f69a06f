import type { CalendarDay } from '../../shared/domain/calendar/day.ts';
import type { Told } from '../../shared/domain/roster/following.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { RosterEvent, RosterReversal } from '../../shared/domain/roster/rosterEvent.ts';
import { countHappenings, happeningsBetween } from '../../shared/store/derived/happenings.ts';
import type { HappeningRow } from '../../shared/store/deviceDatabase.ts';
import { toldAbout } from '../../shared/store/rosterFollow.ts';
import type { Station } from '../../shared/store/station.ts';

/** A line of a history: an event, or the coming of someone. */
export type HistoryLine =
  | { as: 'event'; id: string; on: CalendarDay; told: Told }
  | { as: 'arrival'; id: string; on: CalendarDay; person: Person };

/** What happened to a record, the latest first. */
export async function readHistory(station: Station, record: string): Promise<HistoryLine[]> {
  const told = await toldAbout(station, record);
  const person = record.startsWith('person:')
    ? ((await station.get<'person'>(record)) as Person | undefined)
    : undefined;
  const events = told.map(
    (one): HistoryLine => ({
      as: 'event',
      id: one.event.id,
      on: one.event.happenedOn,
      told: one,
    }),
  );
  const { entry, enteredOn } = person ?? {};
  const arrival: HistoryLine[] =
    person && entry && enteredOn ? [{ as: 'arrival', id: person.id, on: enteredOn, person }] : [];
  return [...events, ...arrival].sort(latestFirst);
}

function latestFirst(a: HistoryLine, b: HistoryLine): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/** One page of what happened in the village from a day to a day, the latest first, and how many there are. */
export async function readChanges(
  station: Station,
  days: readonly [CalendarDay, CalendarDay],
  page: { offset: number; limit: number },
): Promise<{ lines: HistoryLine[]; count: number }> {
  const [rows, count] = await Promise.all([
    happeningsBetween(station.device, days, page),
    countHappenings(station.device, days),
  ]);
  return { lines: await linesOf(station, rows), count };
}

async function linesOf(station: Station, rows: readonly HappeningRow[]): Promise<HistoryLine[]> {
  const documents = await station.getMany(rows.flatMap(({ id, reversals }) => [id, ...reversals]));
  return rows.flatMap(({ id, happenedOn = '', reversals }): HistoryLine[] => {
    const document = documents.get(id) as unknown as Person | RosterEvent | undefined;
    if (!document) return [];
    if (document.kind === 'person') return [{ as: 'arrival', id, on: happenedOn, person: document }];
    const undone = reversals.flatMap((one) => (documents.get(one) as unknown as RosterReversal | undefined) ?? []);
    return [{ as: 'event', id, on: happenedOn, told: { event: document, reversals: undone } }];
  });
}

/** A year from its first day to its last. */
export function yearOf(year: number): [CalendarDay, CalendarDay] {
  return [`${year}-01-01`, `${year}-12-31`];
}

/** Events of a year that are counted; the largest community has some hundreds. */
const TALLY_MAX = 20_000;

/** How often each thing happened from a day to a day, without what was taken back; the most frequent first. */
export async function readTally(
  station: Station,
  days: readonly [CalendarDay, CalendarDay],
): Promise<{ event: string; count: number }[]> {
  const rows = await happeningsBetween(station.device, days, { offset: 0, limit: TALLY_MAX });
  const counts = new Map<string, number>();
  for (const { event, reversals } of rows) {
    if (event && reversals.length === 0) counts.set(event, (counts.get(event) ?? 0) + 1);
  }
  return [...counts].map(([event, count]) => ({ event, count })).sort((a, b) => b.count - a.count);
}
