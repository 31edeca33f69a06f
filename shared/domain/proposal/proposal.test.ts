import { describe, expect, it } from 'vitest';
import { type ProposalStep, type ProposalStepName, proposalStep } from './proposal.ts';
import { isLate, isOpenProposal, proposalRefusal, proposalStanding } from './way.ts';

const TODAY = '2026-03-20';
const proposal = { handedInOn: '2026-03-01', replyBy: '2026-03-15' };

function step(name: ProposalStepName, on: string, changes: Partial<ProposalStep> = {}): ProposalStep {
  const n = on.slice(-2);
  return {
    id: `proposalStep:01J000000000000000000000${n}.0123456789abcdef`,
    kind: 'proposalStep',
    station: '990101001001',
    v: 0,
    createdAt: `${on}T00:00:00.000Z`,
    createdBy: '王会计',
    updatedAt: `${on}T00:00:00.000Z-0000`,
    updatedBy: '王会计',
    device: 'D',
    proposal: 'proposal:01J00000000000000000000001',
    step: name,
    on,
    by: '王会计',
    says: '渠底淤了两年',
    ...changes,
  };
}

describe('a proposal', () => {
  it('is accepted, discussed and answered', () => {
    const steps = [step('replied', '2026-03-12'), step('accepted', '2026-03-02'), step('discussed', '2026-03-08')];
    for (const one of steps) expect(proposalStep.safeParse(one).error).toBeUndefined();
    expect(proposalStanding(steps).state).toBe('replied');
    expect(proposalStanding(steps.slice(1)).state).toBe('discussed');
  });

  it('that is declined still waits for its answer', () => {
    const { state } = proposalStanding([step('declined', '2026-03-02')]);
    expect([state, isOpenProposal(state)]).toEqual(['declined', true]);
    expect(isLate(proposal, state, '2026-03-15')).toBe(false);
    expect(isLate(proposal, state, '2026-03-16')).toBe(true);
    expect(isLate(proposal, 'replied', TODAY)).toBe(false);
  });

  it.each([
    [[], { step: 'replied' as const, on: '2026-03-02', says: '好' }, 'outOfTurn'],
    [[], { step: 'accepted' as const, on: '2026-03-21', says: '' }, 'inFuture'],
    [[], { step: 'accepted' as const, on: '2026-02-28', says: '' }, 'beforeHandIn'],
    [[], { step: 'declined' as const, on: '2026-03-02', says: ' ' }, 'saysMissing'],
    [[], { step: 'accepted' as const, on: '2026-03-01', says: '' }, undefined],
    [[step('accepted', '2026-03-05')], { step: 'replied' as const, on: '2026-03-04', says: '好' }, 'beforeLast'],
    [[step('accepted', '2026-03-05')], { step: 'replied' as const, on: '2026-03-05', says: '好' }, undefined],
  ])('a step is put on the record only where it holds: %#', (steps, words, refusal) => {
    expect(proposalRefusal(proposal, proposalStanding(steps), words, TODAY)).toBe(refusal);
  });
});
