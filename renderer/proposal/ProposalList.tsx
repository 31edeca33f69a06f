import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { isLate, isOpenProposal } from '../../shared/domain/proposal/way.ts';
import { addressOf } from '../app/address.ts';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { type Column, List } from '../list/List.tsx';
import { useStationRows } from '../station/rows.ts';
import { today } from '../station/today.ts';
import { type ProposalRow, proposalIds, readProposalRows } from './read.ts';

export function ProposalList({ opened }: { opened: string | undefined }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const source = useStationRows(proposalIds, readProposalRows);
  return (
    <List<ProposalRow>
      name="proposal"
      label={t('proposal.list')}
      filterHint={t('proposal.filter')}
      source={source}
      columns={useProposalColumns()}
      keyOf={({ proposal }) => proposal.id}
      opened={opened}
      onOpen={({ proposal }) => void navigate(addressOf(proposal.id))}
      add={{ label: t('proposal.add'), run: () => void navigate('/proposal/new') }}
      empty={<p>{t('proposal.empty')}</p>}
    />
  );
}

function useProposalColumns(): readonly Column<ProposalRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      name: 'handedInOn',
      header: t('proposal.handedInOn'),
      width: '7.5rem',
      cell: ({ proposal }) => format.date(proposal.handedInOn),
    },
    { name: 'title', header: t('proposal.title'), width: '1fr', cell: ({ proposal }) => proposal.title },
    {
      name: 'state',
      header: t('proposal.state'),
      width: '5.5rem',
      cell: ({ proposal, state }) =>
        isLate(proposal, state, today()) ? (
          <StateTag tone="needsYou">{t('proposal.late')}</StateTag>
        ) : (
          <StateTag tone={isOpenProposal(state) ? 'plain' : 'settled'}>{t(`proposal.stateOf.${state}`)}</StateTag>
        ),
    },
  ];
}
