import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { proposal } from '../../shared/domain/proposal/proposal.ts';
import type { Content } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { isPicked } from '../form/typed.ts';
import { type FormState, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { readDeadlines } from '../station/deadlines.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'proposal',
  schema: proposal,
  groups: [
    {
      name: 'who',
      fields: [
        { name: 'person', shape: { as: 'pick', kinds: ['person'] } },
        { name: 'proposer', shape: { as: 'text' } },
        { name: 'seconders', shape: { as: 'text' } },
      ],
    },
    {
      name: 'what',
      fields: [
        { name: 'title', shape: { as: 'text' } },
        { name: 'content', shape: { as: 'longText' } },
        { name: 'handedInOn', shape: { as: 'date', lean: 'past' } },
        { name: 'replyBy', shape: { as: 'date', lean: 'future' } },
      ],
    },
  ],
  check: ({ handedInOn, replyBy }) => [
    ...(String(handedInOn) > today() ? [{ field: 'handedInOn', reason: 'proposal.inFuture' }] : []),
    ...(String(replyBy) < String(handedInOn) ? [{ field: 'replyBy', reason: 'proposal.replyBeforeHandIn' }] : []),
  ],
};

/** A proposal as a villager hands it in. */
export function HandInProposal() {
  const { value } = useLive(readDeadlines);
  return value ? <OpenForm replyDays={value.replyDays} /> : null;
}

function OpenForm({ replyDays }: { replyDays: number }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(
    () => ({ ...untouched(PLAN), handedInOn: today(), replyBy: addDays(today(), replyDays) }),
    [replyDays],
  );
  const form = useForm({ plan: PLAN, draft: 'proposal/new', initial, today: today() });
  useProposerName(form);
  return (
    <ThingPage title={t('proposal.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t('proposal.handIn')}
        onCancel={() => void navigate('/proposal')}
        onFinish={async ({ content }) => {
          const { person, ...rest } = content;
          const fields = { ...rest, ...(person ? { person } : {}) } as Content<'proposal'>;
          const created = await station.create('proposal', fields);
          if (!created.ok) return refusalOf(created);
          say({ says: { done: t('proposal.handedIn') } });
          void navigate(addressOf(created.value.id));
          return undefined;
        }}
      />
    </ThingPage>
  );
}

/** Whoever is picked from the roster is the proposer by name, unless the clerk writes another one. */
function useProposerName({ values, change, ready }: FormState): void {
  const { person, proposer } = values;
  const name = isPicked(person) ? person.label : '';
  // biome-ignore lint/correctness/useExhaustiveDependencies: picking somebody is the event; a name written since is kept
  useEffect(() => {
    if (ready && name !== '' && proposer === '') change('proposer', name);
  }, [name, ready]);
}
