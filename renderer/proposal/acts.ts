import type { Proposal, ProposalStep } from '../../shared/domain/proposal/proposal.ts';
import { proposalRefusal, proposalStanding } from '../../shared/domain/proposal/way.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { today } from '../station/today.ts';
import { readSteps } from '../steps/read.ts';

/** The steps recorded of one proposal. */
export async function stepsOf(station: Station, id: string): Promise<ProposalStep[]> {
  return (await readSteps<ProposalStep>(station, [id], 'proposalStep')).get(id) ?? [];
}

/** What a step's form says. */
export type ProposalWords = Pick<ProposalStep, 'step' | 'on' | 'by' | 'says'>;

/** Puts a step on the record where its turn is now, whatever another window did meanwhile. */
export async function recordProposalStep(
  station: Station,
  proposal: Proposal,
  words: ProposalWords,
): Promise<Problem | undefined> {
  const standing = proposalStanding(await stepsOf(station, proposal.id));
  const refusal = proposalRefusal(proposal, standing, words, today());
  if (refusal) return { reason: `proposal.${refusal}` };
  const content: Content<'proposalStep'> = { ...words, proposal: proposal.id };
  return refusalOf(await station.create('proposalStep', content));
}
