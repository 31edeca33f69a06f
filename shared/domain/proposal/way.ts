import type { CalendarDay } from '../calendar/day.ts';
import { type Flow, type Standing, type StepRefusal, standingOf, stepRefusal } from '../steps/flow.ts';
import type { Proposal, ProposalStep, ProposalStepName } from './proposal.ts';

export type ProposalState = 'handedIn' | 'accepted' | 'discussed' | 'declined' | 'replied' | 'withdrawn';

/** A proposal that is declined is answered too: whoever handed it in is owed a reason. */
export const PROPOSAL_FLOW: Flow<ProposalState, ProposalStepName> = {
  start: 'handedIn',
  leads: {
    handedIn: { accepted: 'accepted', declined: 'declined', withdrawn: 'withdrawn' },
    accepted: { discussed: 'discussed', replied: 'replied', withdrawn: 'withdrawn' },
    discussed: { replied: 'replied', discussed: 'discussed' },
    declined: { replied: 'replied', accepted: 'accepted' },
    replied: {},
    withdrawn: {},
  },
};

export function proposalStanding(steps: Iterable<ProposalStep>): Standing<ProposalState, ProposalStep> {
  return standingOf(PROPOSAL_FLOW, steps);
}

/** Whether someone still waits for an answer. */
export function isOpenProposal(state: ProposalState): boolean {
  return state !== 'replied' && state !== 'withdrawn';
}

/** Whether the answer is late on that day. */
export function isLate({ replyBy }: Pick<Proposal, 'replyBy'>, state: ProposalState, today: CalendarDay): boolean {
  return isOpenProposal(state) && replyBy < today;
}

export type ProposalRefusal = StepRefusal | 'beforeHandIn' | 'saysMissing';

type StepWords = Pick<ProposalStep, 'step' | 'on' | 'says'>;

/** Why a step cannot be recorded, or undefined where it can. Declining, discussing and replying need words. */
export function proposalRefusal(
  proposal: Pick<Proposal, 'handedInOn'>,
  standing: Standing<ProposalState, ProposalStep>,
  words: StepWords,
  today: CalendarDay,
): ProposalRefusal | undefined {
  const refusal = stepRefusal(PROPOSAL_FLOW, standing, words, today);
  if (refusal) return refusal;
  if (words.on < proposal.handedInOn) return 'beforeHandIn';
  const needsWords = words.step !== 'accepted' && words.step !== 'withdrawn';
  return needsWords && words.says.trim() === '' ? 'saysMissing' : undefined;
}
