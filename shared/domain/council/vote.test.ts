import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentAsAmended, inVotingOrder, isSettled, openAmendments } from './amendment.ts';
import { ASSEMBLY_TEMPLATES } from './assembly.ts';
import { reaches, rollOf } from './attendance.ts';
import type { CharterTerms } from './council.ts';
import { decisionsByMotion } from './decisions.ts';
import { type Choice, choice, decision as decisionSchema, type Vote } from './meeting.ts';
import {
  charterOf,
  decisionOf,
  MOTION,
  meetingOf,
  member,
  motionOf,
  personId,
  settingOf,
  signInOf,
  ulid,
} from './testing/papers.ts';
import { share } from './testing/share.ts';
import { countAt, decisionContent, decisionProblems, outcomeOf, rollTally, type VoteSetting } from './vote.ts';

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

/** Any meeting with any votes by name: who came, when they left, who holds whose proxy, who said what how often. */
const anyVote = fc.record({
  members: fc.array(
    fc.record({
      attendance: fc.constantFrom('present' as const, 'late' as const, 'leave' as const, 'absent' as const),
      leftAt: fc.option(fc.constantFrom('19:00', '21:00'), { nil: undefined }),
      proxy: fc.option(fc.nat(11), { nil: undefined }),
      words: fc.array(fc.constantFrom(...choice.options), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 12 },
  ),
  pass: share,
  passStrict: fc.boolean(),
  quorum: share,
  proxiesMax: fc.nat(2),
});

type AnyVote = typeof anyVote extends fc.Arbitrary<infer V> ? V : never;

function settingFrom({ members, ...terms }: AnyVote): VoteSetting {
  const called = members.map((_, n) => member(n));
  const signIns = members.map(({ attendance, leftAt, proxy }, n) =>
    signInOf(n, attendance, { ...(leftAt && { leftAt }), ...(proxy !== undefined && { proxy: personId(proxy) }) }),
  );
  const votes = members.flatMap(({ words }, n) => words.map((word, at) => voteOf(n, word, at)));
  return settingOf(0, { meeting: meetingOf(called), charter: charterOf(terms), roll: rollOf(signIns), votes });
}

function voteOf(n: number, word: Choice, at = 0, changes: Partial<Vote> = {}): Vote {
  const {
    attendance: _,
    reason: _reason,
    ...envelope
  } = signInOf(n, 'present', { id: `vote:${ulid(4000 + n * 10 + at)}` });
  return { ...envelope, kind: 'vote', motion: MOTION, round: 1, choice: word, ...changes } as Vote;
}

describe('no set of votes', () => {
  it('passes below the ratio', () => {
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
        },
      ),
    );
  });

  it('by name and by proxy comes onto the record below the ratio, without a quorum, or with more votes than heads', () => {
    let recorded = 0;
    fc.assert(
      fc.property(anyVote, (any) => {
        const setting = settingFrom(any);
        const motion = motionOf({ method: 'roll', takenAt: '20:00' });
        if (decisionProblems(motion, setting).length > 0) {
          expect(() => decisionContent(motion, setting)).toThrow(RangeError);
          return;
        }
        recorded += 1;
        const content = decisionContent(motion, setting);
        const total = content.for + content.against + content.abstain;
        expect(total).toBeLessThanOrEqual(content.present);
        expect(content.present * any.quorum.under).toBeGreaterThanOrEqual(content.due * any.quorum.over);
        if (content.passed) {
          expect(content.for * any.pass.under).toBeGreaterThanOrEqual(content.present * any.pass.over);
        }
      }),
      { numRuns: 400 },
    );
    expect(recorded).toBeGreaterThan(10);
  });
});

describe('before a decision is recorded', () => {
  const setting = settingOf(6);

  it('nothing stands against a complete vote', () => {
    expect(decisionProblems(motionOf(), setting)).toEqual([]);
    const content = decisionContent(motionOf(), setting);
    expect(content).toMatchObject({ due: 9, present: 6, for: 5, passed: true, charter: charterOf().id, round: 1 });
    expect(decisionSchema.safeParse({ ...decisionOf(), ...content }).success).toBe(true);
  });

  it.each([
    ['noCharter', motionOf(), { charter: undefined }],
    ['noMembers', motionOf(), { meeting: meetingOf([]) }],
    ['rollCallOpen', motionOf(), { roll: rollOf([1, 2, 3, 4, 5, 6].map((n) => signInOf(n, 'present'))) }],
    ['quorumNotReached', motionOf({ for: 4 }), settingOf(5)],
    ['meetingNotHeld', motionOf(), { today: '2026-03-04' }],
    ['untitled', motionOf({ title: '  ' }), {}],
    ['votesMissing', motionOf({ abstain: undefined } as never), {}],
    ['moreVotesThanPresent', motionOf({ for: 6, against: 1 }), {}],
    ['noCounter', motionOf({ counter: ' ' }), {}],
    ['noSupervisor', motionOf({ supervisor: '' }), {}],
    ['counterIsSupervisor', motionOf({ supervisor: '村民2' }), {}],
    ['noResponsible', motionOf({ responsible: '' }), {}],
    ['deadlineBeforeMeeting', motionOf({ deadline: '2026-03-04' }), {}],
  ])('%s', (reason, motion, changes) => {
    expect(decisionProblems(motion, { ...setting, ...changes })).toEqual([reason]);
    expect(() => decisionContent(motion, { ...setting, ...changes })).toThrow(RangeError);
  });

  it('a rejected motion and an amendment need nobody to carry them out', () => {
    expect(decisionProblems(motionOf({ for: 1, against: 5, responsible: '' }), setting)).toEqual([]);
    expect(decisionProblems(motionOf({ amends: `motion:${ulid(9)}`, responsible: '' }), setting)).toEqual([]);
  });

  it('a vote says when it was taken where people came late or left', () => {
    const signIns = [1, 2, 3, 4, 5, 6].map((n) => signInOf(n, 'present', n === 6 ? { leftAt: '20:30' } : {}));
    const roll = rollOf([...signIns, ...[7, 8, 9].map((n) => signInOf(n, 'leave'))]);
    expect(decisionProblems(motionOf({ for: 4 }), { ...setting, roll })).toEqual(['voteTimeMissing']);
    expect(decisionProblems(motionOf({ takenAt: '20:29' }), { ...setting, roll })).toEqual([]);
    expect(decisionProblems(motionOf({ takenAt: '20:30', for: 4 }), { ...setting, roll })).toEqual([
      'quorumNotReached',
    ]);
  });
});

describe('a secret ballot', () => {
  const secret = { method: 'secret', given: 6, returned: 6, invalid: 0 } as const;
  const problems = (changes: object) => decisionProblems(motionOf({ ...secret, ...changes }), settingOf(6));

  it('is held against those present, paper by paper', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ invalid: undefined })).toEqual(['ballotsMissing']);
    expect(problems({ given: 7 })).toEqual(['moreGivenThanPresent']);
    expect(problems({ given: 5 })).toEqual(['moreReturnedThanGiven']);
    expect(problems({ returned: 5 })).toEqual(['ballotsDoNotAddUp']);
    expect(problems({ for: 4, invalid: 1 })).toEqual([]);
    expect(problems({ for: 3, returned: 5, invalid: 1 })).toEqual([]);
  });

  it('counts a paper that is not valid for nobody', () => {
    const content = decisionContent(motionOf({ ...secret, for: 3, against: 2, invalid: 1 }), settingOf(6));
    expect(content).toMatchObject({ given: 6, returned: 6, invalid: 1, passed: false });
  });
});

describe('votes by name', () => {
  const byName = (votes: Vote[]) => settingOf(6, { votes });
  const motion = motionOf({ method: 'roll' });

  it('are open until everyone there has one; who is away has none', () => {
    const five = [1, 2, 3, 4, 5].map((n) => voteOf(n, 'for'));
    expect(decisionProblems(motion, byName(five))).toEqual(['rollVotesOpen']);
    const six = [...five, voteOf(6, 'against'), voteOf(9, 'for')];
    expect(rollTally(motion, byName(six), charterOf())).toEqual({ for: 5, against: 1, abstain: 0, open: [] });
    expect(decisionContent(motion, byName(six))).toMatchObject({ for: 5, against: 1, present: 6 });
  });

  it('are corrected by a later word, and begin again with each round', () => {
    const later = voteOf(1, 'against', 1, { updatedAt: '2026-03-05T12:00:00.000Z-0000' });
    const said = [voteOf(1, 'for'), later];
    expect(rollTally(motion, byName(said), charterOf())).toMatchObject({ for: 0, against: 1 });
    expect(rollTally({ ...motion, round: 2 }, byName(said), charterOf()).open).toHaveLength(6);
  });
});

describe('amendments', () => {
  const amendment = motionOf({
    id: `motion:${ulid(501)}`,
    amends: MOTION,
    title: '改为 2 万元',
    content: '经费 2 万元。',
  });
  const motions = [motionOf(), amendment];
  const decided = (passed: boolean, changes = {}) =>
    decisionOf({
      id: `decision:${ulid(610)}`,
      motion: { id: amendment.id, title: amendment.title, content: amendment.content },
      amends: MOTION,
      passed,
      ...(passed ? {} : { for: 1, against: 7 }),
      ...changes,
    });

  it('are voted on before their motion', () => {
    expect(inVotingOrder(motions).map(({ id }) => id)).toEqual([amendment.id, MOTION]);
    expect(decisionProblems(motionOf(), settingOf(6, { motions }))).toEqual(['amendmentOpen']);
    expect(decisionProblems(motionOf(), settingOf(6, { motions, decisions: [decided(true)] }))).toEqual([]);
  });

  it('change the motion’s words where they pass, and the decision says these', () => {
    const held = (passed: boolean) => decisionsByMotion([decided(passed)]);
    expect(contentAsAmended(motionOf(), motions, held(true))).toBe('经费 2 万元。');
    expect(contentAsAmended(motionOf(), motions, held(false))).toBe(motionOf().content);
    const setting = settingOf(6, { motions, decisions: [decided(true)] });
    expect(decisionContent(motionOf(), setting).motion.content).toBe('经费 2 万元。');
  });

  it('that are tied stay open where the charter has a tie voted on again', () => {
    const tied = decided(false, { for: 4, against: 4 });
    const held = decisionsByMotion([tied]);
    const again = charterOf({ tie: 'voteAgain' });
    expect([isSettled(tied, again), isSettled(tied, charterOf()), isSettled(undefined, again)]).toEqual([
      false,
      true,
      false,
    ]);
    expect(openAmendments(MOTION, motions, held, again)).toHaveLength(1);
    expect(openAmendments(MOTION, motions, held, charterOf())).toHaveLength(0);
  });
});

it('a villagers’ meeting is counted by the way that is lawful', () => {
  const charter = charterOf({ ...(ASSEMBLY_TEMPLATES[1] as CharterTerms) });
  const turnout = { adults: { due: 100, present: 40 }, households: { due: 30, present: 20 } };
  const setting = settingOf(0, { charter, turnout, meeting: meetingOf([]) });
  expect(countAt(setting, charter, undefined)).toEqual({ counting: 'households', due: 30, present: 20, quorate: true });
  expect(decisionContent(motionOf({ for: 11, against: 9 }), setting)).toMatchObject({
    counting: 'households',
    passed: true,
  });
  const short = { ...setting, turnout: { adults: { due: 100, present: 50 } } };
  expect(decisionProblems(motionOf(), short)).toEqual(['quorumNotReached']);
  expect(decisionProblems(motionOf(), { ...setting, turnout: undefined })).toEqual(['rollCallOpen']);
});
