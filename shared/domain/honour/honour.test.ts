import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../notice/drafting.ts';
import { type Honour, type HonourVote, honoursDraft, standingOf, voteOn } from './honour.ts';

const NOMINATED = { id: 'honour:01J00000000000000000000001', nominatedOn: '2026-11-01' };
const COUNT = { for: 6, against: 5, abstain: 0, votedOn: '2026-11-20', votedBy: '柳河村道德评议会' };
const TODAY = '2026-11-26';

describe('a vote on a nomination', () => {
  it('gives the honour with more than half of those who voted, and not with half', () => {
    expect(voteOn(NOMINATED, COUNT, TODAY)).toMatchObject({ value: { awarded: true, for: 6 } });
    expect(voteOn(NOMINATED, { ...COUNT, for: 5 }, TODAY)).toMatchObject({ value: { awarded: false } });
    expect(voteOn(NOMINATED, { ...COUNT, abstain: 1 }, TODAY)).toMatchObject({ value: { awarded: false } });
  });

  it('no set of votes gives it below half', () => {
    const heads = fc.nat(60);
    fc.assert(
      fc.property(heads, heads, heads, (yes, against, abstain) => {
        const made = voteOn(NOMINATED, { ...COUNT, for: yes, against, abstain }, TODAY);
        if (made.ok) expect(made.value.awarded).toBe(yes > against + abstain);
        else expect(yes + against + abstain).toBe(0);
      }),
    );
  });

  it('is refused where nobody voted or is named, or before its time', () => {
    const reason = (change: object) => {
      const made = voteOn(NOMINATED, { ...COUNT, ...change }, TODAY);
      return made.ok ? 'done' : made.reason;
    };
    expect(reason({ for: 0, against: 0 })).toBe('nobodyVoted');
    expect(reason({ votedBy: ' ' })).toBe('noVoter');
    expect(reason({ votedOn: '2026-11-27' })).toBe('inFuture');
    expect(reason({ votedOn: '2026-10-31' })).toBe('beforeNomination');
    expect(reason({ votedOn: '2026-11-01' })).toBe('done');
  });

  it('corrects an earlier one of the same nomination', () => {
    const vote = (updatedAt: string, awarded: boolean) =>
      ({ id: `honourVote:${updatedAt}`, honour: NOMINATED.id, updatedAt, device: 'A', awarded }) as HonourVote;
    expect(standingOf(NOMINATED.id, [])).toEqual({ state: 'nominated', vote: undefined });
    const votes = [vote('2026-11-21T00:00:00.000Z-0000', true), vote('2026-11-20T00:00:00.000Z-0000', false)];
    expect(standingOf(NOMINATED.id, votes)).toMatchObject({ state: 'awarded' });
    expect(standingOf('honour:other', votes)).toMatchObject({ state: 'nominated' });
  });
});

it('the notice stands by title, and shows a whole name only to whom its bearer agreed', () => {
  const of = (id: string, title: string, name: string, consents?: true) =>
    ({ id, title, name, villagersGroup: '1组', deeds: '帮邻居收麦', ...(consents && { consents }) }) as Honour;
  const draft = honoursDraft([of('honour:2', '最美家庭', '金水生'), of('honour:1', '好邻居', '孔兰玉', true)], {
    village: '柳河村',
    year: 2026,
  });
  const words = wordsOf(draft);
  expect(words.title).toBe('柳河村2026年先进评选结果');
  expect(words.lines.map(({ cells }) => cells.slice(0, 2))).toEqual([
    ['好邻居', '孔兰玉'],
    ['最美家庭', '金*生'],
  ]);
});
