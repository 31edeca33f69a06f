import { Button } from 'antd';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { type CountedVote, type Honour, honourVote, voteOn } from '../../shared/domain/honour/honour.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { Facts } from '../frame/Facts.tsx';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { readJudge } from '../merit/readJudge.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordHonourVote } from './acts.ts';
import { HonourTag } from './HonourList.tsx';
import { type HonourRow, readHonour } from './read.ts';

/** One nomination: who for what, how it was voted on, and the certificate. */
export function HonourPage({ id }: { id: string }) {
  const { value } = useLive(useCallback(async (station: Station) => ({ found: await readHonour(station, id) }), [id]));
  const { value: judge } = useLive(readJudge);
  if (!value || judge === undefined) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'honour.gone' }} />;
  const { honour } = found;
  return (
    <ThingPage title={`${honour.title}：${honour.name}`} about={honour.villagersGroup} acts={<Acts found={found} />}>
      <Nomination found={found} />
      <Vote key={found.vote?.id ?? ''} honour={honour} votedBy={found.vote?.votedBy ?? judge} again={!!found.vote} />
    </ThingPage>
  );
}

function Acts({ found: { honour, state } }: { found: HonourRow }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const discard = useVoid();
  return (
    <>
      <HonourTag state={state} />
      {state === 'awarded' && (
        <Button onClick={() => void navigate(`/paper${addressOf(honour.id)}`)}>{t('honour.certificate')}</Button>
      )}
      {state === 'nominated' && <Button onClick={() => void discard(honour)}>{t('action.void')}</Button>}
    </>
  );
}

function Nomination({ found: { honour, vote } }: { found: HonourRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Facts
      facts={[
        { label: t('honour.year'), value: String(honour.year) },
        { label: t('honour.who'), value: <Link to={addressOf(honour.person ?? honour.household)}>{honour.name}</Link> },
        { label: t('honour.deeds'), value: honour.deeds },
        { label: t('honour.nominatedBy'), value: `${honour.nominatedBy} ${format.date(honour.nominatedOn)}` },
        { label: t('honour.onBoard'), value: t(honour.consents ? 'honour.wholeName' : 'honour.maskedName') },
        {
          label: t('honour.vote'),
          value:
            vote &&
            t('honour.voted', {
              ...{ for: vote.for, against: vote.against, abstain: vote.abstain },
              ...{ by: vote.votedBy, on: format.date(vote.votedOn) },
            }),
        },
      ]}
    />
  );
}

const PLAN: FormPlan = {
  kind: 'honourVote',
  schema: honourVote.pick({ for: true, against: true, abstain: true, votedOn: true, votedBy: true }),
  groups: [
    {
      name: 'vote',
      fields: [
        { name: 'for', shape: { as: 'number' } },
        { name: 'against', shape: { as: 'number' } },
        { name: 'abstain', shape: { as: 'number' } },
        { name: 'votedOn', shape: { as: 'date', lean: 'past' } },
        { name: 'votedBy', shape: { as: 'text' } },
      ],
    },
  ],
};

/** The count of a vote, put on the record after one sentence; counted again, it corrects the one before. */
function Vote({ honour, votedBy, again }: { honour: Honour; votedBy: string; again: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), votedOn: today(), votedBy }), [votedBy]);
  const form = useForm({ plan: PLAN, draft: `honourVote/${honour.id}`, initial, today: today() });
  const says = (counted: CountedVote) => {
    const { for: yes, against, abstain, votedOn } = counted;
    const made = voteOn(honour, counted, today());
    const outcome = t(made.ok && made.value.awarded ? 'honour.willAward' : 'honour.willNotAward');
    const counts = { for: yes, against, abstain, on: format.date(votedOn), outcome };
    return t('honour.willRecord', { title: honour.title, name: honour.name, ...counts });
  };
  return (
    <section className={pieces.block}>
      <h2>{t(again ? 'honour.countAgain' : 'honour.count')}</h2>
      <Form
        form={form}
        handIn={t('honour.record')}
        confirm={({ content }) => says(content as unknown as CountedVote)}
        onFinish={async ({ content }) => {
          const problem = await recordHonourVote(station, honour, content as unknown as CountedVote);
          if (!problem) say({ says: { done: t('honour.recorded') } });
          return problem;
        }}
      />
    </section>
  );
}
