import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HONOUR_TITLES, honour } from '../../shared/domain/honour/honour.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { type NominationWords, nominate } from './acts.ts';

const PLAN: FormPlan = {
  kind: 'honour',
  schema: honour.extend({ household: honour.shape.household.optional() }),
  groups: [
    {
      name: 'what',
      fields: [
        { name: 'title', shape: { as: 'words', words: HONOUR_TITLES } },
        { name: 'year', shape: { as: 'number' } },
      ],
    },
    {
      name: 'who',
      fields: [
        { name: 'person', shape: { as: 'pick', kinds: ['person'] } },
        { name: 'household', shape: { as: 'pick', kinds: ['household'] } },
        { name: 'deeds', shape: { as: 'longText' } },
        { name: 'consents', shape: { as: 'tick' } },
      ],
    },
    {
      name: 'by',
      fields: [
        { name: 'nominatedBy', shape: { as: 'text' } },
        { name: 'nominatedOn', shape: { as: 'date', lean: 'past' } },
      ],
    },
  ],
  check: ({ person, household, nominatedOn }) => [
    ...(person || household ? [] : [{ field: 'person', reason: 'honour.nobody' }]),
    ...(String(nominatedOn) > today() ? [{ field: 'nominatedOn', reason: 'honour.inFuture' }] : []),
  ],
};

/** 提名: a person, or a household as a whole, for one of the year's honours. */
export function Nominate() {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(
    () => ({ ...untouched(PLAN), year: today().slice(0, 4), nominatedOn: today(), nominatedBy: station.clerk }),
    [station],
  );
  const form = useForm({ plan: PLAN, draft: 'honour/new', initial, today: today() });
  return (
    <ThingPage title={t('honour.nominate')}>
      <Form
        form={form}
        focusFirst
        handIn={t('honour.save')}
        onCancel={() => void navigate('/honour')}
        onFinish={async ({ content }) => {
          const made = await nominate(station, content as unknown as NominationWords);
          if (!made.ok) return made.problem;
          say({ says: { done: t('honour.saved') } });
          void navigate(addressOf(made.id));
          return undefined;
        }}
      />
    </ThingPage>
  );
}
