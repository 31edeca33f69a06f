import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Flow, nextSteps, type StepFact, standingOf, stepRefusal } from './flow.ts';

type State = 'open' | 'half' | 'done';
type Step = 'go' | 'end' | 'back';
const FLOW: Flow<State, Step> = {
  start: 'open',
  leads: { open: { go: 'half' }, half: { end: 'done', back: 'open' }, done: {} },
};

function fact(step: Step, on: string, n = 0): StepFact<Step> {
  return { id: `step:${n}`, step, on, updatedAt: `2026-03-01T00:00:00.00${n}Z-0000`, device: 'D' };
}

describe('where a case stands', () => {
  it('begins where the flow begins, and goes step by step', () => {
    expect(standingOf(FLOW, []).state).toBe('open');
    expect(standingOf(FLOW, [fact('go', '2026-03-01'), fact('end', '2026-03-02')]).state).toBe('done');
  });

  it('a step out of turn moves nothing, and is not lost', () => {
    const early = fact('end', '2026-03-01', 1);
    const { state, taken, idle } = standingOf(FLOW, [early, fact('go', '2026-03-02', 2)]);
    expect([state, taken.length, idle]).toEqual(['half', 1, [early]]);
  });

  it('C5: is the same whatever order the facts arrived in', () => {
    const steps = fc.array(fc.tuple(fc.constantFrom<Step>('go', 'end', 'back'), fc.integer({ min: 1, max: 9 })), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (made, chance) => {
        const facts = made.map(([step, day], n) => fact(step, `2026-03-0${day}`, n));
        const places = new Map(facts.map((one) => [one, chance.next().value as number]));
        const shuffled = [...facts].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
        expect(standingOf(FLOW, shuffled)).toEqual(standingOf(FLOW, facts));
      }),
    );
  });
});

it('only steps whose turn it is, on a day neither ahead nor before the last, may be taken', () => {
  const standing = standingOf(FLOW, [fact('go', '2026-03-05')]);
  expect(nextSteps(FLOW, standing.state)).toEqual(['end', 'back']);
  const refusal = (step: Step, on: string) => stepRefusal(FLOW, standing, { step, on }, '2026-03-10');
  expect(refusal('end', '2026-03-05')).toBeUndefined();
  expect(refusal('end', '2026-03-10')).toBeUndefined();
  expect(refusal('go', '2026-03-06')).toBe('outOfTurn');
  expect(refusal('end', '2026-03-11')).toBe('inFuture');
  expect(refusal('end', '2026-03-04')).toBe('beforeLast');
});
