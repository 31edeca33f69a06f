import { addDays } from '../../../shared/domain/calendar/day.ts';
import type { Decision } from '../../../shared/domain/council/meeting.ts';
import { charterOf, councilOf, decisionOf, seatOf } from '../../../shared/domain/council/testing/papers.ts';
import { ENVELOPE_FIELDS } from '../../../shared/domain/document.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';

/** What a document says, without its envelope. */
function contentOf<T extends object>(document: T): Record<string, unknown> {
  return Object.fromEntries(Object.entries(document).filter(([field]) => !ENVELOPE_FIELDS.includes(field as never)));
}

function decisionContent(meeting: string, motion: string): Record<string, unknown> {
  return contentOf<Decision>(decisionOf({ meeting, motion: { id: motion, title: '修渠', content: '' } }));
}

/** Meetings written at once. */
const BATCH = 200;

/**
 * A council with so many past meetings, one a day back from yesterday, each with two decisions. All is confirmed and
 * carried out but for what the latest decided.
 */
export async function pastMeetings(station: Station, count: number): Promise<string> {
  const council = station.newId('council');
  const creations = [
    { kind: 'charter', content: contentOf(charterOf()) },
    { kind: 'council', id: council, content: contentOf(councilOf()) },
    { kind: 'seat', content: contentOf(seatOf(1, { council, post: 'chair' })) },
    ...Array.from({ length: count }, (_, n) => oneMeeting(station, council, n)).flat(),
  ] as Creation[];
  for (let from = 0; from < creations.length; from += BATCH) {
    const written = await station.createMany(creations.slice(from, from + BATCH));
    if (!written.ok) throw new Error(`${written.reason} ${written.detail}`);
  }
  return council;
}

function oneMeeting(station: Station, council: string, n: number) {
  const meeting = station.newId('meeting');
  const heldOn = addDays(today(), -1 - n);
  const words = {
    place: '村委会',
    chair: '',
    chairPost: '',
    recorder: '',
    discussion: '',
    guests: '',
    signedPaper: '',
  };
  const paper = { council, title: `第${n}次会议`, heldOn, startsAt: '19:30', called: [], ...words };
  const motions = [station.newId('motion'), station.newId('motion')];
  const decided = motions.map((motion) => ({ kind: 'decision', content: decisionContent(meeting, motion) }));
  if (n === 0) return [{ kind: 'meeting', id: meeting, content: { ...words, ...paper } }, ...decided];
  const { signedPaper: _, ...confirmed } = paper;
  const fulfilled = motions.map((motion) => ({
    kind: 'fulfilment',
    content: { meeting, motion, decision: decisionOf().id, outcome: 'done', doneOn: heldOn, note: '' },
  }));
  const closing = { meeting, paper: confirmed, agenda: [], motions: [], signIns: [], decisions: [] };
  return [
    { kind: 'meeting', id: meeting, content: paper },
    ...decided,
    ...fulfilled,
    { kind: 'confirmation', content: closing },
  ];
}
