import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { type ProposalStepName, proposalStep } from '../../shared/domain/proposal/proposal.ts';
import { isLate, isOpenProposal, PROPOSAL_FLOW, proposalRefusal } from '../../shared/domain/proposal/way.ts';
import { nextSteps } from '../../shared/domain/steps/flow.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import type { FormPlan } from '../form/plan.ts';
import { Facts } from '../frame/Facts.tsx';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { StepHistory } from '../steps/StepHistory.tsx';
import { StepPanel } from '../steps/StepPanel.tsx';
import { type ProposalWords, recordProposalStep } from './acts.ts';
import { readProposal } from './read.ts';

type Found = NonNullable<Awaited<ReturnType<typeof readProposal>>>;

/** One proposal: what it asks for, what was done with it, and what comes next. */
export function ProposalPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const { value } = useLive(
    useCallback(async (station: Station) => ({ found: await readProposal(station, id) }), [id]),
  );
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'proposal.gone' }} />;
  const { proposal, state, taken, idle } = found;
  return (
    <ThingPage title={proposal.title} acts={<ProposalActs found={found} />}>
      <Facts
        facts={[
          { label: t('proposal.proposer'), value: proposal.proposer },
          { label: t('proposal.seconders'), value: proposal.seconders },
          { label: t('proposal.content'), value: proposal.content },
          { label: t('proposal.days'), value: <ProposalDays found={found} /> },
        ]}
      />
      <Steps key={`${state} ${taken.length}`} found={found} />
      <StepHistory kind="proposalStep" taken={taken} idle={idle} />
    </ThingPage>
  );
}

function ProposalDays({ found: { proposal, state } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = { handedInOn: format.date(proposal.handedInOn), replyBy: format.date(proposal.replyBy) };
  const late = isLate(proposal, state, today());
  return (
    <>
      {t('proposal.fromTo', days)} {late && <StateTag tone="needsYou">{t('proposal.late')}</StateTag>}
    </>
  );
}

function ProposalActs({ found: { proposal, state, taken } }: { found: Found }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useVoid();
  const part = proposal.id.slice('proposal:'.length);
  return (
    <>
      <StateTag tone={isOpenProposal(state) ? 'plain' : 'settled'}>{t(`proposal.stateOf.${state}`)}</StateTag>
      {state === 'replied' && (
        <Button onClick={() => void navigate(`/paper/proposal/${part}`)}>{t('proposal.printReply')}</Button>
      )}
      {taken.length === 0 && <Button onClick={() => void discard(proposal)}>{t('action.void')}</Button>}
    </>
  );
}

function planOf(found: Found, step: ProposalStepName): FormPlan {
  return {
    kind: 'proposalStep',
    schema: proposalStep.pick({ on: true, by: true, says: true }),
    groups: [
      {
        name: 'step',
        fields: [
          { name: 'says', shape: { as: 'longText' } },
          { name: 'on', shape: { as: 'date', lean: 'past' } },
          { name: 'by', shape: { as: 'text' } },
        ],
      },
    ],
    check: (content) => {
      const refusal = proposalRefusal(found.proposal, found, { ...content, step } as ProposalWords, today());
      if (!refusal) return [];
      return [{ field: refusal === 'saysMissing' ? 'says' : 'on', reason: `proposal.${refusal}` }];
    },
  };
}

function Steps({ found }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  return (
    <StepPanel<ProposalStepName>
      kind="proposalStep"
      of={found.proposal.id}
      steps={nextSteps(PROPOSAL_FLOW, found.state)}
      planOf={(step) => planOf(found, step)}
      initial={{ on: today(), by: station.clerk }}
      says={(step, { on, by }) =>
        t('proposal.willRecord', {
          title: found.proposal.title,
          step: t(`proposalStep.step.${step}`),
          date: format.date(String(on)),
          by,
        })
      }
      record={(step, content) => recordProposalStep(station, found.proposal, { ...content, step } as ProposalWords)}
    />
  );
}
