import { sameValue } from '../canonical.ts';
import { latestBy } from '../latest.ts';
import { inAgendaOrder } from './agenda.ts';
import { rollOf } from './attendance.ts';
import { charterOn } from './charter.ts';
import type { Charter, Council } from './council.ts';
import { decisionsByMotion, type FollowedDecision, followDecisions, roundsByMotion } from './decisions.ts';
import type {
  Addendum,
  AgendaItem,
  Confirmation,
  Decision,
  Fulfilment,
  Meeting,
  Motion,
  Postponement,
  SignIn,
  TurnoutFact,
  Vote,
} from './meeting.ts';
import type { MeetingPapers } from './minutes.ts';
import { confirmationContent, holdingConfirmation, type MeetingDraft } from './seal.ts';
import type { VoteSetting } from './vote.ts';

/** Every document that belongs to one meeting, as they lie in the store. */
export interface MeetingDocuments {
  council: Council;
  meeting: Meeting;
  charters: readonly Charter[];
  agenda: readonly AgendaItem[];
  motions: readonly Motion[];
  signIns: readonly SignIn[];
  turnouts: readonly TurnoutFact[];
  votes: readonly Vote[];
  decisions: readonly Decision[];
  fulfilments: readonly Fulfilment[];
  postponements: readonly Postponement[];
  confirmations: readonly Confirmation[];
  addenda: readonly Addendum[];
}

/** A meeting with everything that belongs to it. */
export interface MeetingRoom extends MeetingPapers {
  /** The motions as they are being written; what is confirmed has none to write. */
  drafts: readonly Motion[];
  /** The decision that holds on each motion. */
  held: ReadonlyMap<string, Decision>;
  followed: FollowedDecision[];
  setting: VoteSetting;
  draft: MeetingDraft;
  confirmation: Confirmation | undefined;
  /** What differs from the confirmed papers: it was written on another laptop and came afterwards. */
  cameLater: readonly string[];
  /** Confirmations beside the one that holds. */
  otherConfirmations: number;
}

function isCurrent({ voided }: { voided?: unknown }): boolean {
  return voided === undefined;
}

function inOrder<D extends { id: string }>(documents: readonly D[]): D[] {
  return [...documents].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The meeting that these documents make: by its confirmation where it has one, else by its drafts. */
export function roomOf(documents: MeetingDocuments, today: string): MeetingRoom {
  const { council, meeting, charters, decisions, confirmations } = documents;
  const agenda = inAgendaOrder(documents.agenda.filter(isCurrent));
  const motions = inOrder(documents.motions.filter(isCurrent));
  const roll = rollOf(documents.signIns);
  const turnout = latestBy(documents.turnouts, ({ meeting: of }) => of).get(meeting.id);
  const charter = charterOn(charters, council.council, meeting.heldOn);
  const draft = { meeting, agenda, motions, roll, turnout, decisions, charter: charter?.id };
  const room: MeetingRoom = {
    ...{ council, meeting, agenda, motions, roll, turnout, charter, draft },
    drafts: motions,
    rounds: roundsByMotion(decisions),
    held: decisionsByMotion(decisions),
    followed: followDecisions(decisions, documents, today),
    setting: { meeting, charter, roll, turnout, votes: documents.votes, decisions, motions, today },
    addenda: inOrder(documents.addenda),
    confirmation: undefined,
    cameLater: [],
    otherConfirmations: 0,
  };
  const confirmation = holdingConfirmation(confirmations);
  return confirmation ? confirmedRoom(room, documents, confirmation, today) : room;
}

/** The room as it was confirmed. Of its own record only what comes after a meeting is read: where it is filed and put up. */
function confirmedRoom(
  live: MeetingRoom,
  documents: MeetingDocuments,
  confirmation: Confirmation,
  today: string,
): MeetingRoom {
  const { charters, confirmations } = documents;
  const kept = new Set([...confirmation.signIns, ...confirmation.decisions]);
  const { publishedOn, signedPaper, discussion: _, endedAt: _ended, announcedOn: _announced, ...rest } = live.meeting;
  const meeting: Meeting = {
    ...rest,
    ...confirmation.paper,
    signedPaper,
    ...(publishedOn !== undefined && { publishedOn }),
  };
  const decisions = documents.decisions.filter(({ id }) => kept.has(id));
  const roll = rollOf(documents.signIns.filter(({ id }) => kept.has(id)));
  const turnout = documents.turnouts.find(({ id }) => id === confirmation.turnout);
  const charter = charters.find(({ id }) => id === confirmation.charter);
  const { agenda, motions } = confirmation;
  return {
    ...live,
    ...{ meeting, agenda, motions, roll, turnout, charter, confirmation },
    drafts: [],
    rounds: roundsByMotion(decisions),
    held: decisionsByMotion(decisions),
    followed: followDecisions(decisions, documents, today),
    setting: { ...live.setting, meeting, charter, roll, turnout, decisions, motions },
    cameLater: cameLater(live.draft, confirmation),
    otherConfirmations: confirmations.length - 1,
  };
}

const COMPARED = ['paper', 'agenda', 'motions', 'signIns', 'decisions', 'turnout'] as const;

/** The parts in which the drafts say something else than what was confirmed. */
function cameLater(draft: MeetingDraft, confirmation: Confirmation): string[] {
  const now: Partial<Record<(typeof COMPARED)[number], unknown>> = confirmationContent(draft);
  return COMPARED.filter((part) => !sameValue(now[part] ?? null, confirmation[part] ?? null));
}
