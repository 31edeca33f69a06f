import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Confirmation, confirmation as confirmationSchema, type Decision, type SignIn } from './meeting.ts';
import { minutesOf } from './minutes.ts';
import { type MeetingDocuments, roomOf } from './room.ts';
import { closedWith, confirmationContent, holdingConfirmation, mayChangeAfter } from './seal.ts';
import {
  charterOf,
  councilOf,
  decisionOf,
  itemOf,
  meetingOf,
  member,
  motionOf,
  signInOf,
  ulid,
} from './testing/papers.ts';

const TODAY = '2026-03-05';
const called = [1, 2, 3, 4, 5, 6].map((n) => member(n, n === 1 ? 'chair' : 'member'));

const documents: MeetingDocuments = {
  council: councilOf(),
  meeting: meetingOf(called),
  charters: [charterOf()],
  agenda: [itemOf(1, '听取水渠情况', { notes: '村民2看过了。' })],
  motions: [motionOf()],
  signIns: [1, 2, 3, 4, 5, 6].map((n) => signInOf(n, n < 6 ? 'present' : 'leave')),
  turnouts: [],
  votes: [],
  decisions: [decisionOf()],
  fulfilments: [],
  postponements: [],
  confirmations: [],
  addenda: [],
};

/** The confirmation of what these documents say, made at a reading of the clock. */
function confirmed(of: MeetingDocuments, n: number, updatedAt = '2026-03-05T13:00:00.000Z-0000'): Confirmation {
  const { motion: _, kind: _kind, ...envelope } = decisionOf();
  const content = confirmationContent(roomOf(of, TODAY).draft);
  const keys = ['id', 'station', 'v', 'createdAt', 'createdBy', 'updatedBy', 'device'] as const;
  const stamp = Object.fromEntries(keys.map((key) => [key, envelope[key]]));
  return { ...stamp, ...content, kind: 'confirmation', id: `confirmation:${ulid(n)}`, updatedAt } as Confirmation;
}

describe('a confirmed meeting', () => {
  const confirmation = confirmed(documents, 1);
  const sealed = { ...documents, confirmations: [confirmation] };
  const minutes = minutesOf(roomOf(sealed, TODAY));

  it('is a fact that says what its drafts said', () => {
    expect(confirmationSchema.safeParse(confirmation).error).toBeUndefined();
    expect(minutes).toEqual(minutesOf(roomOf(documents, TODAY)));
    expect(roomOf(sealed, TODAY).cameLater).toEqual([]);
  });

  const lateSignIn = fc
    .tuple(fc.integer({ min: 1, max: 7 }), fc.constantFrom('present' as const, 'absent' as const), fc.nat(99))
    .map(
      ([n, attendance, at]): SignIn =>
        signInOf(n, attendance, { id: `signIn:${ulid(7000 + at)}`, updatedAt: '2026-03-06T00:00:00.000Z-0000' }),
    );
  const lateDecision = fc.tuple(fc.nat(99), fc.nat(9), fc.integer({ min: 1, max: 3 })).map(
    ([at, inFavour, round]): Decision =>
      decisionOf({
        id: `decision:${ulid(8000 + at)}`,
        for: inFavour,
        round,
        updatedAt: '2026-03-06T00:00:00.000Z-0000',
      }),
  );
  const text = fc.string({ maxLength: 8 });

  it('cannot change, whatever else arrives: other drafts, further facts, later confirmations', () => {
    fc.assert(
      fc.property(
        fc.record({ title: text, discussion: text, notes: text, content: text, place: text }),
        fc.array(lateSignIn, { maxLength: 5 }),
        fc.array(lateDecision, { maxLength: 3 }),
        fc.boolean(),
        (words, signIns, decisions, again) => {
          const drafts: MeetingDocuments = {
            ...documents,
            meeting: meetingOf(called.slice(1), {
              title: words.title,
              discussion: words.discussion,
              place: words.place,
            }),
            agenda: [itemOf(1, '换了', { notes: words.notes }), itemOf(2, '又加了')],
            motions: [motionOf({ content: words.content }), motionOf({ id: `motion:${ulid(77)}` })],
            signIns: [...documents.signIns, ...signIns],
            decisions: [...documents.decisions, ...decisions],
          };
          const later = again ? [confirmed(drafts, 2, '2026-03-05T13:00:00.001Z-0000')] : [];
          const room = roomOf({ ...drafts, confirmations: [...later, confirmation] }, TODAY);
          expect(minutesOf(room)).toEqual(minutes);
          expect(room.drafts).toEqual([]);
          expect(room.cameLater).toEqual(expect.arrayContaining(['paper', 'agenda', 'motions']));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('goes on to be filed, put up and added to', () => {
    const meeting = meetingOf(called, { publishedOn: '2026-03-07', signedPaper: '2026-议-03' });
    const room = roomOf({ ...sealed, meeting }, TODAY);
    expect(room.meeting).toMatchObject({ publishedOn: '2026-03-07', signedPaper: '2026-议-03' });
    expect(room.cameLater).toEqual([]);
  });

  it('is by the first of two confirmations, in whatever order they come', () => {
    const first = confirmed(documents, 9, '2026-03-05T12:59:00.000Z-0000');
    expect(holdingConfirmation([confirmation, first])).toBe(first);
    expect(holdingConfirmation([first, confirmation])).toBe(first);
    expect(holdingConfirmation([])).toBeUndefined();
  });
});

it('a confirmation closes the meeting and its parts, and not what follows it', () => {
  const meeting = `meeting:${ulid(700)}`;
  for (const kind of ['agendaItem', 'motion', 'signIn', 'turnout', 'vote', 'decision', 'confirmation']) {
    expect(closedWith({ id: 'x', kind, meeting })).toBe(meeting);
  }
  for (const kind of ['addendum', 'fulfilment', 'postponement', 'person']) {
    expect(closedWith({ id: 'x', kind, meeting })).toBeUndefined();
  }
  expect(closedWith({ id: meeting, kind: 'meeting' })).toBe(meeting);
  expect(mayChangeAfter('meeting', ['publishedOn', 'signedPaper', 'voided'])).toBe(true);
  expect(mayChangeAfter('meeting', ['publishedOn', 'title'])).toBe(false);
  expect(mayChangeAfter('motion', ['voided'])).toBe(false);
});
