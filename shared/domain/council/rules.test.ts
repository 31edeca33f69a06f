import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headcount, quorumOf, quorumReached, reaches, rollOf, unmarked } from './attendance.ts';
import { charterOn, compositionProblems, vacantPost, votingMembers } from './charter.ts';
import { bodyKind, charterTerms } from './council.ts';
import { decisionsByMotion, followDecisions } from './decisions.ts';
import { percentText } from './figures.ts';
import { decision as decisionSchema, type Fulfilment, signIn as signInSchema } from './meeting.ts';
import { CHARTER_TEMPLATES, templatesFor } from './templates.ts';
import { charterOf, decisionOf, meetingOf, member, motionPaper, signInOf, ulid } from './testing/papers.ts';
import { decisionContent, decisionProblems, outcomeOf } from './vote.ts';

const share = fc.tuple(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 10 })).map(([a, b]) => ({
  over: Math.min(a, b),
  under: Math.max(a, b),
}));

describe('who has a vote', () => {
  it('guests have none, and one person has one however often listed', () => {
    const called = [member(1, 'chair'), member(2), member(2, 'secretary'), member(3, 'guest')];
    expect(votingMembers(called, charterOf()).map((each) => each.person)).toEqual([member(1).person, member(2).person]);
  });

  it('a council is held against its charter', () => {
    const problems = compositionProblems([member(1), member(2, 'guest')], charterOf());
    expect(problems).toContainEqual({ reason: 'tooFewMembers', has: 1, needs: 20 });
    expect(problems).toContainEqual({ reason: 'tooFewInPost', post: 'chair', has: 0, needs: 1 });
    const chairs = compositionProblems([member(1, 'chair'), member(2, 'chair')], charterOf());
    expect(chairs).toContainEqual({ reason: 'tooManyInPost', post: 'chair', has: 2, needs: 1 });
  });
});

it('members are entered from the chair down', () => {
  const terms = CHARTER_TEMPLATES[0] as (typeof CHARTER_TEMPLATES)[number];
  const added: ReturnType<typeof member>[] = [];
  for (let n = 0; n < 5; n += 1) added.push(member(n, vacantPost(added, terms)));
  expect(added.map((one) => one.post)).toEqual(['chair', 'viceChair', 'viceChair', 'member', 'member']);
});

describe('the charter on a day', () => {
  const old = charterOf({ id: `charter:${ulid(1)}`, validFrom: '2020-01-01' });
  const now = charterOf({ id: `charter:${ulid(2)}`, validFrom: '2026-01-01', validTo: '2026-12-31' });
  const voided = charterOf({ id: `charter:${ulid(3)}`, voided: { at: '', by: '', reason: '' } });

  it('is the one that came into force last', () => {
    expect(charterOn([now, old, voided], 'deliberation', '2026-01-01')).toBe(now);
    expect(charterOn([now, old], 'deliberation', '2025-12-31')).toBe(old);
    expect(charterOn([old, now], 'deliberation', '2027-01-01')).toBe(old);
    expect(charterOn([old, now], 'deliberation', '2019-12-31')).toBeUndefined();
    expect(charterOn([old, now], 'redWhite', '2026-01-01')).toBeUndefined();
  });
});

describe('the roll', () => {
  it('takes the latest word on each person, whatever order the facts arrived in', () => {
    const facts = [
      signInOf(1, 'absent'),
      signInOf(1, 'present', { id: `signIn:${ulid(5)}`, updatedAt: '2026-03-05T12:00:00.000Z-0001' }),
      signInOf(2, 'present', { device: 'D1' }),
      signInOf(2, 'leave', { id: `signIn:${ulid(6)}`, device: 'D2' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, { minLength: facts.length }), (order) => {
        const roll = rollOf(order);
        expect(roll.get(member(1).person)?.attendance).toBe('present');
        expect(roll.get(member(2).person)?.attendance).toBe('leave');
      }),
    );
  });

  it('counts those with a vote: late is there, leave is not, a guest is neither', () => {
    const called = [member(1, 'chair'), member(2), member(3), member(4), member(5, 'guest')];
    const roll = rollOf([
      signInOf(1, 'present'),
      signInOf(2, 'late'),
      signInOf(3, 'leave'),
      signInOf(5, 'present'),
      signInOf(77, 'present'),
    ]);
    expect(headcount(called, roll, charterOf())).toEqual({ due: 4, present: 2 });
    expect(unmarked(called, roll, charterOf()).map((each) => each.name)).toEqual(['村民4']);
  });
});

describe('the quorum', () => {
  const twoThirds = { quorum: { over: 2, under: 3 }, quorumStrict: false };

  it('is exact', () => {
    expect(quorumReached({ due: 9, present: 6 }, twoThirds)).toBe(true);
    expect(quorumReached({ due: 9, present: 5 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 9, present: 6 }, { ...twoThirds, quorumStrict: true })).toBe(false);
    expect(quorumReached({ due: 10, present: 7 }, twoThirds)).toBe(true);
    expect(quorumReached({ due: 10, present: 6 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 0, present: 0 }, twoThirds)).toBe(false);
    expect(quorumReached({ due: 10, present: 8 }, { quorum: { over: 4, under: 5 }, quorumStrict: false })).toBe(true);
  });

  it('is reached from its number on and not below', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), share, fc.boolean(), (due, quorum, quorumStrict) => {
        const needed = quorumOf(due, { quorum, quorumStrict });
        expect(quorumReached({ due, present: needed }, { quorum, quorumStrict })).toBe(true);
        expect(quorumReached({ due, present: needed - 1 }, { quorum, quorumStrict })).toBe(false);
      }),
    );
  });
});

describe('a vote', () => {
  const half = { pass: { over: 1, under: 2 }, passStrict: true };

  it('passes at the share of those present, not of those who voted', () => {
    expect(outcomeOf({ for: 5, against: 0, abstain: 4 }, 9, half)).toBe('passed');
    expect(outcomeOf({ for: 4, against: 0, abstain: 5 }, 9, half)).toBe('rejected');
    expect(outcomeOf({ for: 4, against: 4, abstain: 0 }, 8, half)).toBe('tied');
    expect(outcomeOf({ for: 4, against: 4, abstain: 0 }, 8, { ...half, passStrict: false })).toBe('passed');
    expect(outcomeOf({ for: 0, against: 0, abstain: 0 }, 8, half)).toBe('rejected');
    expect(outcomeOf({ for: 0, against: 0, abstain: 0 }, 0, half)).toBe('rejected');
    expect(outcomeOf({ for: 6, against: 3, abstain: 0 }, 9, { pass: { over: 2, under: 3 }, passStrict: false })).toBe(
      'passed',
    );
  });

  it('never passes below the ratio, whatever the votes', () => {
    const heads = fc.integer({ min: 0, max: 200 });
    fc.assert(
      fc.property(
        heads,
        heads,
        heads,
        heads,
        share,
        fc.boolean(),
        (inFavour, against, abstain, silent, pass, strict) => {
          const present = inFavour + against + abstain + silent;
          const outcome = outcomeOf({ for: inFavour, against, abstain }, present, { pass, passStrict: strict });
          const enough = strict
            ? inFavour * pass.under > present * pass.over
            : inFavour * pass.under >= present * pass.over;
          expect(outcome === 'passed').toBe(present > 0 && enough);
          if (outcome === 'passed') expect(inFavour / present).toBeGreaterThanOrEqual(pass.over / pass.under - 1e-12);
        },
      ),
    );
  });

  it('gains nothing from a vote withheld', () => {
    const heads = fc.integer({ min: 0, max: 50 });
    fc.assert(
      fc.property(heads, heads, share, fc.boolean(), (inFavour, others, pass, strict) => {
        const present = inFavour + others;
        if (!reaches(inFavour, present, pass, strict)) expect(reaches(inFavour, present + 1, pass, strict)).toBe(false);
      }),
    );
  });
});

describe('before a decision is recorded', () => {
  const setting = {
    meeting: meetingOf([]),
    charter: charterOf(),
    count: { due: 9, present: 6 },
    unmarked: 0,
    today: '2026-03-05',
  };

  it('nothing stands against a complete vote', () => {
    expect(decisionProblems(motionPaper(), setting)).toEqual([]);
    const content = decisionContent(motionPaper(), setting);
    expect(content).toMatchObject({ due: 9, present: 6, for: 5, passed: true, charter: charterOf().id });
    expect(decisionSchema.safeParse({ ...decisionOf(), ...content }).success).toBe(true);
  });

  it.each([
    ['noCharter', motionPaper(), { charter: undefined }],
    ['noMembers', motionPaper(), { count: { due: 0, present: 0 } }],
    ['rollCallOpen', motionPaper(), { unmarked: 1 }],
    ['quorumNotReached', motionPaper({}, { for: 4 }), { count: { due: 9, present: 5 } }],
    ['meetingNotHeld', motionPaper(), { today: '2026-03-04' }],
    ['untitled', motionPaper({ title: '  ' }), {}],
    ['votesMissing', motionPaper({}, { abstain: undefined } as never), {}],
    ['moreVotesThanPresent', motionPaper({}, { for: 6, against: 1 }), {}],
    ['noCounter', motionPaper({}, { counter: ' ' }), {}],
    ['noSupervisor', motionPaper({}, { supervisor: '' }), {}],
    ['counterIsSupervisor', motionPaper({}, { supervisor: '村民2' }), {}],
    ['noResponsible', motionPaper({}, { responsible: '' }), {}],
    ['deadlineBeforeMeeting', motionPaper({}, { deadline: '2026-03-04' }), {}],
  ])('%s', (reason, paper, changes) => {
    expect(decisionProblems(paper, { ...setting, ...changes })).toEqual([reason]);
    expect(() => decisionContent(paper, { ...setting, ...changes })).toThrow(RangeError);
  });

  it('a rejected motion needs nobody to carry it out', () => {
    expect(decisionProblems(motionPaper({}, { for: 1, against: 5, responsible: '' }), setting)).toEqual([]);
  });
});

describe('decisions afterwards', () => {
  const done = (decision: string): Fulfilment => ({
    ...decisionOf(),
    id: `fulfilment:${ulid(9)}`,
    kind: 'fulfilment',
    decision,
    doneOn: '2026-04-01',
    note: '',
  });

  it('a later one on the same motion corrects an earlier one', () => {
    const first = decisionOf();
    const second = decisionOf({ id: `decision:${ulid(601)}`, updatedAt: '2026-03-06T00:00:00.000Z-0000', for: 6 });
    expect(decisionsByMotion([second, first]).get('m1')).toBe(second);
    const [followed] = followDecisions([first, second], [done(first.id)], '2026-06-01');
    expect(followed).toEqual({ decision: second, state: 'done' });
  });

  it('are overdue only from the day after the deadline', () => {
    const stateOn = (today: string) => followDecisions([decisionOf()], [], today)[0]?.state;
    expect(stateOn('2026-05-01')).toBe('open');
    expect(stateOn('2026-05-02')).toBe('overdue');
    expect(followDecisions([decisionOf({ passed: false })], [], '2027-01-01')[0]?.state).toBe('rejected');
    expect(followDecisions([decisionOf({ deadline: undefined } as never)], [], '2027-01-01')[0]?.state).toBe('open');
    expect(followDecisions([], [], '2026-05-02')).toEqual([]);
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

it('the template that fits the station comes first', () => {
  const first = (people: number) => templatesFor('redWhite', people)[0]?.size;
  expect(first(4999)).toEqual({ min: 8, max: 13 });
  expect(first(5000)).toEqual({ min: 10, max: 15 });
  expect(templatesFor('deliberation', 300).map((terms) => terms.council)).toEqual(['deliberation', 'deliberation']);
});

it('every template is a charter, for each of the bodies', () => {
  for (const template of CHARTER_TEMPLATES) expect(charterTerms.safeParse(template).error).toBeUndefined();
  expect(new Set(CHARTER_TEMPLATES.map((template) => template.council))).toEqual(new Set(bodyKind.options));
  expect(signInSchema.safeParse(signInOf(1, 'present')).error).toBeUndefined();
});
