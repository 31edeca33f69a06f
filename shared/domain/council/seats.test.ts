import { describe, expect, it } from 'vitest';
import { addMonths } from '../calendar/day.ts';
import { formerTenures } from '../post/tenure.ts';
import type { CharterTerms } from './council.ts';
import { electedOn, membersOn, seatChanges } from './seats.ts';
import { CHARTER_TEMPLATES } from './templates.ts';
import { charterOf, member, seatOf } from './testing/papers.ts';
import { councilWarnings, TERM_ENDS_SOON_DAYS, termEnd } from './warnings.ts';

describe('who was a member on a day', () => {
  const seats = [
    seatOf(1, { post: 'chair' }),
    seatOf(2, { to: '2026-03-04', leftBecause: '外出务工' }),
    seatOf(3, { from: '2026-03-05', cameBy: '补选' }),
    seatOf(4, { voided: { at: '', by: '', reason: '' } }),
  ];
  const names = (day: string) => membersOn(seats, day).map(({ name }) => name);

  it('counts the first and the last day', () => {
    expect(names('2025-12-31')).toEqual([]);
    expect(names('2026-01-01')).toEqual(['村民1', '村民2']);
    expect(names('2026-03-04')).toEqual(['村民1', '村民2']);
  });

  it('a member who left yesterday is none, one who comes today is one', () => {
    expect(names('2026-03-05')).toEqual(['村民1', '村民3']);
    expect(formerTenures(seats, '2026-03-05').map(({ name }) => name)).toEqual(['村民2']);
    expect(formerTenures(seats, '2026-03-04')).toEqual([]);
  });

  it('the list edited ends and begins seats as of the day', () => {
    const wanted = [member(1, 'chair'), member(3, 'viceChair'), member(9)];
    const changes = seatChanges(seats, wanted, '2026-03-05', '补选');
    expect(changes.taken.map(({ name, post, from }) => [name, post, from])).toEqual([
      ['村民3', 'viceChair', '2026-03-05'],
      ['村民9', 'member', '2026-03-05'],
    ]);
    expect(changes).toMatchObject({ left: [], voided: [seats[2]?.id] });
    const none = seatChanges(seats, [], '2026-03-05', '');
    expect(none.left).toEqual([{ id: seats[0]?.id, to: '2026-03-04' }]);
    expect(seatChanges(seats, electedOn(seats, '2026-03-05'), '2026-03-05', '')).toEqual({
      taken: [],
      left: [],
      voided: [],
      counted: [],
    });
  });

  it('votes written down later change the seat that stays, and no other', () => {
    const wanted = electedOn(seats, '2026-03-05').map((one) => (one.post === 'chair' ? { ...one, ballots: 41 } : one));
    const changes = seatChanges(seats, wanted, '2026-03-05', '补选');
    expect(changes).toEqual({ taken: [], left: [], voided: [], counted: [{ id: seats[0]?.id, ballots: 41 }] });
  });
});

describe('a body’s warnings', () => {
  const terms = charterOf({ size: { min: 2, max: 3 }, termYears: 3, meetsEveryMonths: 3 });
  const council = { from: '2026-01-01' };
  const members = [member(1, 'chair'), member(2)];
  const reasons = (today: string, state = {}) =>
    councilWarnings({ council, members, lastHeldOn: today, ...state }, terms, today).map(({ reason }) => reason);

  it('the term runs out sixty days before its last day, and is over the day after', () => {
    expect(termEnd(council, terms)).toBe('2028-12-31');
    expect(reasons('2028-10-31')).toEqual([]);
    expect(councilWarnings({ council, members, lastHeldOn: '2028-11-01' }, terms, '2028-11-01')).toEqual([
      { reason: 'termEndsSoon', on: '2028-12-31', days: TERM_ENDS_SOON_DAYS },
    ]);
    expect(reasons('2028-12-31')).toEqual(['termEndsSoon']);
    expect(reasons('2029-01-01')).toEqual(['termOver']);
  });

  it('posts and size are held against the charter', () => {
    expect(reasons('2026-02-01', { members: [member(2)] })).toEqual(['tooFewMembers', 'tooFewInPost']);
    expect(reasons('2026-02-01', { members: [] })).toContain('tooFewMembers');
  });

  it('the rhythm is missed from the day after it was due', () => {
    expect(reasons('2026-04-01', { lastHeldOn: undefined })).toEqual([]);
    expect(reasons('2026-04-02', { lastHeldOn: undefined })).toEqual(['rhythmMissed']);
    expect(reasons('2026-04-02', { lastHeldOn: '2026-01-02' })).toEqual([]);
  });

  it('the representatives are a third women and as many as the households ask for', () => {
    const lawful = CHARTER_TEMPLATES.find((one) => one.council === 'representatives') as CharterTerms;
    const thirty = [member(0, 'chair'), ...Array.from({ length: 29 }, (_, n) => member(n + 1))];
    const of = (women: number, households: number) =>
      councilWarnings({ council, members: thirty, women, households, lastHeldOn: '2026-02-01' }, lawful, '2026-02-01');
    expect(of(10, 300)).toEqual([]);
    expect(of(9, 300)).toEqual([{ reason: 'tooFewWomen', has: 9, needs: 10 }]);
    expect(of(10, 451)).toEqual([{ reason: 'tooFewSeats', has: 30, needs: 31 }]);
    expect(of(10, 149)).toEqual([{ reason: 'tooManySeats', has: 30, needs: 29 }]);
  });
});

it('months are added to the last day that there is', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2027-11-30', 3)).toBe('2028-02-29');
  expect(addMonths('2026-12-15', 1)).toBe('2027-01-15');
});
