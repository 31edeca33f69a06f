import { supersedes } from '../latest.ts';
import { roundsByMotion } from './decisions.ts';
import type { AgendaItem, Confirmation, Decision, Meeting, Motion, SignIn, TurnoutFact } from './meeting.ts';
import { defined } from './vote.ts';

/** What of a meeting's own record may still change once it is confirmed: it is put up, filed, voided, settled. */
export const OPEN_AFTER_CONFIRMATION: ReadonlySet<string> = new Set([
  'publishedOn',
  'signedPaper',
  'voided',
  'disputes',
  'settled',
]);

/** Kinds that make up a meeting, and that its confirmation closes. What follows the meeting up goes on. */
const PARTS: ReadonlySet<string> = new Set([
  'agendaItem',
  'motion',
  'signIn',
  'turnout',
  'vote',
  'decision',
  'confirmation',
]);

/** The meeting whose confirmation closes this document, or undefined where none does. */
export function closedWith(document: { id: string; kind: string; meeting?: unknown }): string | undefined {
  if (document.kind === 'meeting') return document.id;
  return PARTS.has(document.kind) ? String(document.meeting) : undefined;
}

/** Whether such a change of a document that its meeting's confirmation closes is let through. */
export function mayChangeAfter(kind: string, fields: readonly string[]): boolean {
  return kind === 'meeting' && fields.every((field) => OPEN_AFTER_CONFIRMATION.has(field));
}

/**
 * The confirmation that holds: the first, by the clock. A meeting that is confirmed stays as it is, so a second one,
 * made on another laptop before the first arrived, changes nothing.
 */
export function holdingConfirmation(confirmations: Iterable<Confirmation>): Confirmation | undefined {
  let first: Confirmation | undefined;
  for (const one of confirmations) if (!first || supersedes(first, one)) first = one;
  return first;
}

/** What a meeting consists of when it is confirmed. */
export interface MeetingDraft {
  meeting: Meeting;
  agenda: readonly AgendaItem[];
  motions: readonly Motion[];
  roll: ReadonlyMap<string, SignIn>;
  turnout: TurnoutFact | undefined;
  decisions: readonly Decision[];
  charter: string | undefined;
}

/** What is put on the record when a meeting is confirmed, without the envelope. */
export function confirmationContent(draft: MeetingDraft) {
  const { meeting, agenda, motions, roll, turnout, decisions, charter } = draft;
  const { council, title, heldOn, startsAt, endedAt, place, chair, chairPost, recorder } = meeting;
  const { discussion, called, guests, announcedOn } = meeting;
  return {
    meeting: meeting.id,
    paper: {
      ...{ council, title, heldOn, startsAt, place, chair, chairPost, recorder, discussion, called, guests },
      ...defined({ endedAt, announcedOn }),
    },
    agenda: agenda.map(({ id, title: item, about, notes }) => ({ id, title: item, notes, ...defined({ about }) })),
    motions: motions.map(({ id, title: moved, content, amends }) => ({
      id,
      title: moved,
      content,
      ...defined({ amends }),
    })),
    signIns: [...roll.values()].map(({ id }) => id).sort(),
    decisions: [...roundsByMotion(decisions).values()]
      .flat()
      .map(({ id }) => id)
      .sort(),
    ...defined({ turnout: turnout?.id, charter }),
  };
}
