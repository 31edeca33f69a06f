import { z } from 'zod';

/** 12 digits: 6 county (GB/T 2260), 3 township, 3 village. */
export const stationCode = z.string().regex(/^\d{12}$/);

/** A day of the calendar, `YYYY-MM-DD`. */
export const calendarDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);

/** Local time, `HH:MM`; times of one evening compare as text. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** An instant in UTC, ISO 8601 with milliseconds. */
export const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);

/** A hybrid logical clock reading (see `clock.ts`); readings compare as text. */
export const clockReading = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z-[0-9a-f]{4}$/);

/** `<kind>:<ulid>`, and for a fact `<kind>:<ulid>.<16 hex>` (SYNC S1, S3). */
export const ID_PATTERN = /^([a-z][A-Za-z]*):([0-9A-HJKMNP-TV-Z]{26})(?:\.([0-9a-f]{16}))?$/;

/** The id of another document. */
export const reference = z.string().regex(ID_PATTERN);

/** Characters of a short line: the bound is that of the longest paper form field. */
export const LINE_MAX = 200;

/** A name or another short line as a clerk types it. */
export const line = z.string().max(LINE_MAX);

/** Free text, such as discussion notes. The bound keeps a document well below CouchDB's 8 MB and a 2G line's patience. */
export const text = z.string().max(20_000);

/**
 * What every document carries, record or fact.
 * `createdBy` and `updatedBy` are the clerk's name as it stands on a form; `device` is the writing device's id.
 */
export const envelope = z.object({
  id: reference,
  kind: z.string().max(40),
  station: stationCode,
  /** Schema version of this kind, from 0. */
  v: z.int().min(0).max(1000),
  createdAt: instant,
  createdBy: line,
  updatedAt: clockReading,
  updatedBy: line,
  device: z.string().max(26),
});

export type Envelope = z.infer<typeof envelope>;

/** The fields of the envelope, which a merge treats apart from what the document says. */
export const ENVELOPE_FIELDS = Object.keys(envelope.shape) as (keyof Envelope)[];

/**
 * A value that lost a merge and waits for a person to settle (SYNC C1, C2).
 * `value` is absent where the losing side had removed the field.
 */
export const dispute = z.object({
  field: z.string().max(60),
  value: z.unknown().optional(),
  at: clockReading,
  by: line,
  device: z.string().max(26),
});

export type Dispute = z.infer<typeof dispute>;

/**
 * A dispute that a person has settled, with the value that was let go and the one that was kept, so that neither is gone
 * whatever becomes of the field later (SYNC C6). `kept` is absent where the field was left away.
 */
export const settlement = dispute.extend({
  kept: z.unknown().optional(),
  settledAt: instant,
  settledBy: line,
});

export type Settlement = z.infer<typeof settlement>;

/** How many unsettled disputes a document keeps; more means that two sites are fighting, which a person must see first. */
export const DISPUTES_MAX = 200;

/** How many settled ones: over twenty a year for as long as a clerk keeps the same record. */
export const SETTLEMENTS_MAX = 500;

/** How many versions back a device knows a document's past: more than a clerk makes in the week that a backup is old. */
export const PAST_MAX = 30;

/**
 * That a device brought a record back after an administrator had deleted it at the county: the county's revision that
 * the device knew last, empty where it knew none, and the marks (`past.ts`) of the versions that it knew. What others wrote
 * beside those is not in what was brought back, although the county counts it among its forebears (SYNC C2, C6).
 */
export const revival = z.object({
  from: z.string().max(60),
  device: z.string().max(26),
  knew: z.array(z.string().max(16)).max(PAST_MAX),
});

export type Revival = z.infer<typeof revival>;

/** How often one record is brought back: administrators delete by hand, and rarely twice. */
export const REVIVALS_MAX = 20;

/** What every record carries beside the envelope. Records are voided, never deleted (SYNC S2). */
export const recordFields = {
  voided: z.object({ at: instant, by: line, reason: line }).optional(),
  disputes: z.array(dispute).max(DISPUTES_MAX).optional(),
  settled: z.array(settlement).max(SETTLEMENTS_MAX).optional(),
  revived: z.array(revival).max(REVIVALS_MAX).optional(),
};

/** The kind an id names, or undefined where it is no id of ours. */
export function kindOf(id: string): string | undefined {
  return ID_PATTERN.exec(id)?.[1];
}
