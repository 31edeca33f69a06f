import { describe, expect, it } from 'vitest';
import { decisionsByMotion, followDecisions, roundsByMotion } from './decisions.ts';
import { percentText } from './figures.ts';
import type { Fulfilment, Postponement } from './meeting.ts';
import { decisionOf, MOTION, ulid } from './testing/papers.ts';

const { id, kind: _, motion: _motion, ...envelope } = decisionOf();
const done = (decision: string, outcome: Fulfilment['outcome'] = 'done') =>
  ({
    ...envelope,
    id: `fulfilment:${ulid(9)}`,
    kind: 'fulfilment',
    motion: MOTION,
    decision,
    outcome,
    doneOn: '2026-04-01',
    note: '',
  }) as unknown as Fulfilment;
const later = (n: number, until: string) =>
  ({
    ...envelope,
    id: `postponement:${ulid(n)}`,
    updatedAt: `2026-03-0${n}T00:00:00.000Z-0000`,
    kind: 'postponement',
    motion: MOTION,
    decision: id,
    until,
    reason: '等天晴',
  }) as unknown as Postponement;
const nothing = { fulfilments: [], postponements: [] };

describe('a later decision', () => {
  const first = decisionOf({ for: 4, against: 4, passed: false });
  const corrected = decisionOf({ id: `decision:${ulid(601)}`, updatedAt: '2026-03-06T00:00:00.000Z-0000', for: 6 });

  it('of the same round corrects the earlier one', () => {
    expect(roundsByMotion([corrected, first]).get(MOTION)).toEqual([corrected]);
  });

  it('of another round outranks it, and both are there', () => {
    const again = decisionOf({ id: `decision:${ulid(602)}`, round: 2, updatedAt: '2026-02-01T00:00:00.000Z-0000' });
    expect(roundsByMotion([again, first]).get(MOTION)).toEqual([first, again]);
    expect(decisionsByMotion([again, first]).get(MOTION)).toBe(again);
  });

  it('keeps what was reported on the earlier', () => {
    const [followed] = followDecisions([first, corrected], { ...nothing, fulfilments: [done(first.id)] }, '2026-06-01');
    expect(followed).toMatchObject({ decision: corrected, state: 'done' });
  });
});

describe('decisions afterwards', () => {
  const stateOn = (today: string, after: Partial<typeof nothing> = {}) =>
    followDecisions([decisionOf()], { ...nothing, ...after }, today)[0];

  it('are overdue only from the day after the deadline', () => {
    expect(stateOn('2026-05-01')?.state).toBe('open');
    expect(stateOn('2026-05-02')?.state).toBe('overdue');
    expect(followDecisions([decisionOf({ passed: false })], nothing, '2027-01-01')[0]?.state).toBe('rejected');
    const open = decisionOf({ deadline: undefined } as never);
    expect(followDecisions([open], nothing, '2027-01-01')[0]?.state).toBe('open');
    expect(followDecisions([], nothing, '2026-05-02')).toEqual([]);
  });

  it('have more time once they are postponed, by the last word', () => {
    const postponements = [later(8, '2026-06-01'), later(7, '2026-07-01')] as never[];
    expect(stateOn('2026-06-01', { postponements })).toMatchObject({ state: 'open', due: '2026-06-01', postponed: 2 });
    expect(stateOn('2026-06-02', { postponements })?.state).toBe('overdue');
  });

  it('end when they are done or laid aside', () => {
    expect(stateOn('2027-01-01', { fulfilments: [done(id)] as never[] })?.state).toBe('done');
    expect(stateOn('2027-01-01', { fulfilments: [done(id, 'dropped')] as never[] })?.state).toBe('dropped');
  });

  it('of an amendment ask for nothing', () => {
    expect(followDecisions([decisionOf({ amends: `motion:${ulid(1)}` })], nothing, '2027-01-01')).toEqual([]);
  });
});

it('shares are written to one decimal', () => {
  expect(percentText(8, 9)).toBe('88.9%');
  expect(percentText(7, 8)).toBe('87.5%');
  expect(percentText(0, 8)).toBe('0%');
  expect(percentText(8, 8)).toBe('100%');
  expect(percentText(1, 3)).toBe('33.3%');
  expect(percentText(0, 0)).toBe('—');
});
