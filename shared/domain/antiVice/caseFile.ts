import { z } from 'zod';
import type { CalendarDay } from '../calendar/day.ts';
import { calendarDate, instant, line, text } from '../document.ts';
import { failure, type Result, success } from '../result.ts';

/** Notes in one file: weekly visits over several years. */
export const NOTES_MAX = 500;

/** One note in a case file. Notes are added, never rewritten. */
export const caseNote = z.object({ on: calendarDate, by: line.min(1), says: text.min(1), writtenAt: instant });
export type CaseNote = z.infer<typeof caseNote>;

/**
 * A case file of the anti-drug and gambling council (个案). It is no document of the station: it is kept in the device's
 * own database, which has no way to the county, to a bundle or to another laptop, and it is printed by itself alone.
 */
export const caseFile = z.object({
  /** A ULID. */
  id: z.string().length(26),
  vice: z.enum(['drugs', 'gambling']),
  /** The person's name; no ID number is kept here. */
  name: line.min(1),
  openedOn: calendarDate,
  openedBy: line.min(1),
  account: text,
  notes: z.array(caseNote).max(NOTES_MAX),
  closedOn: calendarDate.optional(),
});
export type CaseFile = z.infer<typeof caseFile>;

export type CaseRefusal = 'closed' | 'full' | 'inFuture' | 'beforeOpening' | 'saysMissing';

/** The file with one more note, or why it takes none. */
export function withNote(file: CaseFile, note: CaseNote, today: CalendarDay): Result<CaseFile, CaseRefusal> {
  if (file.closedOn !== undefined) return failure('closed');
  if (file.notes.length >= NOTES_MAX) return failure('full', String(NOTES_MAX));
  if (note.says.trim() === '') return failure('saysMissing');
  const refusal = dayRefusal(file, note.on, today);
  return refusal ? failure(refusal) : success({ ...file, notes: [...file.notes, note] });
}

/** The file closed on a day; a closed one stays as it was. */
export function closedOn(file: CaseFile, day: CalendarDay, today: CalendarDay): Result<CaseFile, CaseRefusal> {
  if (file.closedOn !== undefined) return failure('closed');
  const refusal = dayRefusal(file, day, today);
  return refusal ? failure(refusal) : success({ ...file, closedOn: day });
}

function dayRefusal(file: CaseFile, day: CalendarDay, today: CalendarDay): CaseRefusal | undefined {
  if (day > today) return 'inFuture';
  return day < file.openedOn ? 'beforeOpening' : undefined;
}
