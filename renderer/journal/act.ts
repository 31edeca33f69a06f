import { sameValue } from '../../shared/domain/canonical.ts';
import { readReading } from '../../shared/domain/clock.ts';
import { ENVELOPE_FIELDS } from '../../shared/domain/document.ts';
import { type Document, definitionOf } from '../../shared/domain/kinds.ts';

/** A field as it was and as it became; absent where it did not stand. */
export interface FieldChange {
  field: string;
  before?: unknown;
  after?: unknown;
}

/**
 * Something the clerk did, as 今日 tells it: one document written, or many of a kind at once.
 * `stated` put a fact on the record, which is never undone, only corrected.
 */
export interface Act {
  /** The clock reading of its last write, by which acts are ordered. */
  at: string;
  what: 'created' | 'edited' | 'voided' | 'restored' | 'stated';
  kind: string;
  /** The document, or the first of many. */
  id: string;
  /** What the thing is called. */
  label: string;
  count: number;
  changes: FieldChange[];
}

/** Fields that name a thing, the first that it has. */
const NAMES = ['name', 'headName', 'title', 'description'];

/** What a document is called; empty where it has no name of its own. */
export function nameOf(document: Document): string {
  const motion = document.motion as { title?: unknown } | undefined;
  const [first] = Array.isArray(document.people) ? (document.people as { name?: unknown }[]) : [];
  const names = [...NAMES.map((name) => document[name]), motion?.title, first?.name];
  return String(names.find((name) => typeof name === 'string' && name !== '') ?? '');
}

/** Not told: what the device keeps beside a document, and who wrote it when. */
const UNTOLD = new Set<string>([...ENVELOPE_FIELDS, 'local', '_meta', '_rev', '_deleted', '_attachments']);

export function changesBetween(before: Document, after: Document): FieldChange[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...fields]
    .filter((field) => !UNTOLD.has(field) && !sameValue(before[field], after[field]))
    .map((field) => ({
      field,
      ...(before[field] !== undefined && { before: before[field] }),
      ...(after[field] !== undefined && { after: after[field] }),
    }));
}

/** What a write was, seen from the document before and after; undefined where nothing was done that a clerk would know. */
export function actOf(before: Document | undefined, after: Document): Act | undefined {
  const definition = definitionOf(after.kind);
  if (!definition) return undefined;
  // A record that follows an event is told as that event; undone by itself, it would stand apart from it.
  if (!sameValue(before?.events, after.events)) return undefined;
  const told = { at: after.updatedAt, kind: after.kind, id: after.id, label: nameOf(after), count: 1 };
  if (!before) return { ...told, what: definition.nature === 'fact' ? 'stated' : 'created', changes: [] };
  const changes = changesBetween(before, after);
  if (before.updatedAt === after.updatedAt || changes.length === 0) return undefined;
  const isVoiding = changes.some(({ field }) => field === 'voided');
  const what = isVoiding ? (after.voided ? 'voided' : 'restored') : 'edited';
  return { ...told, what, changes };
}

/** Edits of one thing this close together are one act: a paper that is filled in field by field. */
const SAME_ACT_MS = 10 * 60 * 1000;

/** Writes of one kind this close together are one act: an import, a roll call. */
const TOGETHER_MS = 5000;

function apart(a: Act, b: Act): number {
  return Math.abs(readReading(b.at).ms - readReading(a.at).ms);
}

/** One act out of two in a row, or undefined where they are two. */
export function joined(earlier: Act, later: Act): Act | undefined {
  if (earlier.kind !== later.kind) return undefined;
  const sameThing = earlier.id === later.id && earlier.count === 1 && later.count === 1;
  if (sameThing && later.what === 'edited' && ['created', 'edited'].includes(earlier.what)) {
    if (apart(earlier, later) > SAME_ACT_MS) return undefined;
    return { ...later, what: earlier.what, changes: joinedChanges(earlier.changes, later.changes) };
  }
  if (earlier.what === later.what && earlier.id !== later.id && apart(earlier, later) <= TOGETHER_MS) {
    return { ...earlier, at: later.at, count: earlier.count + later.count, changes: [] };
  }
  return undefined;
}

function joinedChanges(earlier: readonly FieldChange[], later: readonly FieldChange[]): FieldChange[] {
  const merged = new Map(earlier.map((change) => [change.field, change]));
  for (const change of later) {
    const first = merged.get(change.field);
    if (!first) merged.set(change.field, change);
    else {
      const { after: _, ...rest } = first;
      merged.set(change.field, { ...rest, ...('after' in change && { after: change.after }) });
    }
  }
  return [...merged.values()];
}

/** Whether an act can be taken back: one record, not a fact and not many at once. */
export function isUndoable(act: Act): boolean {
  return act.count === 1 && act.what !== 'stated';
}
