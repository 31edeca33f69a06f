import { describe, expect, it } from 'vitest';
import { byDay, inDayOrder, meetingItem, meetingsDue, termEnding, weeksOf, type YearItem } from './year.ts';

const council = { id: 'council:1', name: '红白理事会', from: '2026-01-31' };
const terms = { meetsEveryMonths: 3, termYears: 3 };
const told = (items: readonly YearItem[]) => items.map(({ day, state }) => `${day} ${state}`);

describe('meetings due by rhythm', () => {
  const due = (lastHeldOn: string | undefined, today: string, year = 2026, more = {}) =>
    told(meetingsDue({ ...council, ...more }, terms, lastHeldOn, { year, today }));

  it('are counted from the last meeting, and from the first day where there was none', () => {
    expect(due('2026-06-15', '2026-07-01')).toEqual(['2026-09-15 due', '2026-12-15 coming']);
    expect(due(undefined, '2026-02-01')).toEqual(['2026-04-30 due', '2026-07-30 coming', '2026-10-30 coming']);
  });

  it('are due on their day and overdue on the next; what follows is counted from today', () => {
    expect(due('2026-06-15', '2026-09-15')[0]).toBe('2026-09-15 due');
    expect(due('2026-06-15', '2026-09-16')).toEqual(['2026-09-15 overdue', '2026-12-16 coming']);
  });

  it('belong to their year and to the term', () => {
    expect(due('2026-11-20', '2026-12-01')).toEqual([]);
    expect(due('2026-11-20', '2026-12-01', 2027)).toEqual([
      '2027-02-20 due',
      '2027-05-20 coming',
      '2027-08-20 coming',
      '2027-11-20 coming',
    ]);
    expect(due('2026-06-15', '2026-07-01', 2026, { to: '2026-09-15' })).toEqual(['2026-09-15 due']);
    expect(due('2026-06-15', '2026-07-01', 2026, { to: '2026-09-14' })).toEqual([]);
  });
});

describe('the end of a term', () => {
  const ends = (today: string, renewed: boolean, year = 2029) =>
    told(termEnding(council, terms, { year, today, renewed }));

  it('is by the charter’s length, overdue while nobody was elected anew', () => {
    expect(ends('2029-01-30', false)).toEqual(['2029-01-30 coming']);
    expect(ends('2029-01-31', false)).toEqual(['2029-01-30 overdue']);
    expect(ends('2029-01-31', true)).toEqual(['2029-01-30 done']);
    expect(ends('2029-01-30', false, 2028)).toEqual([]);
  });
});

it('what is to be done by a day is overdue on the next', () => {
  const thing = { day: '2026-03-10', title: '', opens: 'notice:1' };
  const states = ['2026-03-10', '2026-03-11'].map((today) => byDay('takedown', thing, { done: false, today }).state);
  expect(states).toEqual(['due', 'overdue']);
  expect(byDay('takedown', thing, { done: true, today: '2026-04-01' }).state).toBe('done');
  const meeting = { id: 'meeting:1', title: '', council: council.id, day: '2026-03-10' };
  const held = ['2026-03-09', '2026-03-10', '2026-03-11'].map((today) => meetingItem(meeting, today).state);
  expect(held).toEqual(['coming', 'due', 'done']);
});

it('a day tells what is overdue first', () => {
  const on = (day: string, state: YearItem['state']): YearItem => ({
    day,
    thing: 'decision',
    state,
    title: '',
    opens: '',
  });
  const items = [on('2026-03-10', 'done'), on('2026-03-10', 'overdue'), on('2026-03-09', 'coming')];
  expect(told(inDayOrder(items))).toEqual(['2026-03-09 coming', '2026-03-10 overdue', '2026-03-10 done']);
});

describe('a month', () => {
  it('has whole weeks from Monday on, and its own days only', () => {
    const weeks = weeksOf(2026, 3);
    expect(weeks).toHaveLength(6);
    expect(weeks[0]).toEqual([...Array(6).fill(undefined), '2026-03-01']);
    expect(weeks.at(-1)?.slice(0, 3)).toEqual(['2026-03-30', '2026-03-31', undefined]);
    expect(weeksOf(2027, 2)).toHaveLength(4);
    expect(weeksOf(2028, 2).flat().filter(Boolean)).toHaveLength(29);
    expect(() => weeksOf(2026, 13)).toThrow(RangeError);
  });
});
