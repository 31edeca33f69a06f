import { useCallback } from 'react';
import { useParams } from 'react-router';
import { paperDate } from '../../shared/domain/calendar/write.ts';
import type { Station } from '../../shared/store/station.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { OfficialPaper } from '../print/OfficialPaper.tsx';
import { PrintView } from '../print/PrintView.tsx';
import { usePaperWords } from '../print/paperWords.ts';
import { readSettings } from '../station/settings.ts';
import { useLive } from '../station/station.ts';
import { readProposal } from './read.ts';

async function readReply(station: Station, id: string) {
  const [found, settings] = await Promise.all([readProposal(station, id), readSettings(station)]);
  const reply = found?.taken.findLast(({ step }) => step === 'replied');
  return { found, reply, signer: settings?.name ?? '' };
}

/** The answer to a proposal, as the proposer takes it home. */
export default function ProposalPaper() {
  const { t } = usePaperWords();
  const id = `proposal:${useParams().id ?? ''}`;
  const { value } = useLive(useCallback((station: Station) => readReply(station, id), [id]));
  if (value && !value.reply) return <Sentence problem={{ reason: 'proposal.gone' }} />;
  const proposal = value?.found?.proposal;
  const reply = value?.reply;
  const title = t('proposal.replyPaper', { title: proposal?.title ?? '' });
  return (
    <PrintView title={title} ready={reply !== undefined}>
      {proposal && reply && (
        <OfficialPaper title={title} signer={value?.signer ?? ''} day={reply.on}>
          <p className="flush">{t('proposal.replyTo', { name: proposal.proposer })}</p>
          <p>{t('proposal.replyOpening', { date: paperDate(proposal.handedInOn), title: proposal.title })}</p>
          <p>{reply.says}</p>
        </OfficialPaper>
      )}
    </PrintView>
  );
}
