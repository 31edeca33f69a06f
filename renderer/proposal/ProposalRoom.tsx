import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { idAt, NEW } from '../app/address.ts';
import { CouncilPlaces } from '../council/CouncilPlaces.tsx';
import { WorkArea } from '../frame/WorkArea.tsx';
import { HandInProposal } from './HandInProposal.tsx';
import { ProposalList } from './ProposalList.tsx';
import { ProposalPage } from './ProposalPage.tsx';

/** 村民提议: from hand-in to reply. */
export default function ProposalRoom() {
  const { t } = useTranslation();
  const part = useParams().id;
  const id = idAt('proposal', part);
  const thing = id ? <ProposalPage key={id} id={id} /> : part === NEW ? <HandInProposal /> : undefined;
  const list = (
    <CouncilPlaces>
      <ProposalList opened={id} />
    </CouncilPlaces>
  );
  return <WorkArea list={list} thing={thing} hint={t('proposal.hint')} />;
}
