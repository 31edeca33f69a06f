import type { Proposal, ProposalStep } from '../../shared/domain/proposal/proposal.ts';
import { isOpenProposal, type ProposalState, proposalStanding } from '../../shared/domain/proposal/way.ts';
import { idsFound } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readSteps } from '../steps/read.ts';
import { stepsOf } from './acts.ts';

export interface ProposalRow {
  proposal: Proposal;
  state: ProposalState;
}

/** The ids of the proposals found by what was typed, the one handed in last first. */
export async function proposalIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'proposal', filter)).reverse();
}

export async function readProposalRows(station: Station, ids: readonly string[]): Promise<ProposalRow[]> {
  const documents = await station.getMany([...ids]);
  const proposals = ids.flatMap((id) => (documents.get(id) as unknown as Proposal | undefined) ?? []);
  const steps = await readSteps<ProposalStep>(
    station,
    proposals.map(({ id }) => id),
    'proposalStep',
  );
  return proposals.map((proposal) => ({ proposal, state: proposalStanding(steps.get(proposal.id) ?? []).state }));
}

export async function readProposal(station: Station, id: string) {
  const proposal = (await station.get<'proposal'>(id)) as Proposal | undefined;
  if (!proposal || proposal.voided) return undefined;
  return { proposal, ...proposalStanding(await stepsOf(station, id)) };
}

/** Looked through for the desk: the newest of several years; whatever is older and open is late and stands in the list. */
const LOOKED_THROUGH_MAX = 200;

/** Proposals whose proposer still waits for an answer. */
export async function openProposals(station: Station): Promise<ProposalRow[]> {
  const ids = (await proposalIds(station, '')).slice(0, LOOKED_THROUGH_MAX);
  return (await readProposalRows(station, ids)).filter(({ state }) => isOpenProposal(state));
}
