import type { Proposal, ProposalStep } from '../../shared/domain/proposal/proposal.ts';
import { proposalRefusal, proposalStanding } from '../../shared/domain/proposal/way.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { today } from '../station/today.ts';

/** What a step's form says. */
export type ProposalWords = Pick<ProposalStep, 'step' | 'on' | 'by' | 'says'>;

/** The steps recorded of a proposal, in no order. */
export async function readProposalSteps(station: Station, proposal: string): Promise<ProposalStep[]> {
  const ids = await partsOf(station.device, proposal, 'proposalStep');
  return [...(await station.getMany(ids)).values()] as unknown as ProposalStep[];
}

/** Puts a step on the record where its turn is now, whatever another window did meanwhile. */
export async function recordProposalStep(
  station: Station,
  proposal: Proposal,
  words: ProposalWords,
): Promise<Problem | undefined> {
  const standing = proposalStanding(await readProposalSteps(station, proposal.id));
  const refusal = proposalRefusal(proposal, standing, words, today());
  if (refusal) return { reason: `proposal.${refusal}` };
  const content: Content<'proposalStep'> = { ...words, proposal: proposal.id };
  return refusalOf(await station.create('proposalStep', content));
}
