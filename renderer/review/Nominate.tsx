import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { review } from '../../shared/domain/review/review.ts';
import type { Content } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'review',
  schema: review,
  groups: [
    {
      name: 'who',
      fields: [
        { name: 'person', shape: { as: 'pick', kinds: ['person'] }, required: true },
        { name: 'conduct', shape: { as: 'choice', choices: ['good', 'bad'] }, required: true },
      ],
    },
    {
      name: 'what',
      fields: [
        { name: 'title', shape: { as: 'text' } },
        { name: 'happenedOn', shape: { as: 'date', lean: 'past' } },
        { name: 'account', shape: { as: 'longText' } },
        { name: 'nominatedBy', shape: { as: 'text' } },
        { name: 'nominatedOn', shape: { as: 'date', lean: 'past' } },
      ],
    },
  ],
  check: ({ happenedOn, nominatedOn }) => [
    ...(String(nominatedOn) > today() ? [{ field: 'nominatedOn', reason: 'review.inFuture' }] : []),
    ...(String(happenedOn) > String(nominatedOn) ? [{ field: 'happenedOn', reason: 'review.happenedLater' }] : []),
  ],
};

/** Somebody's conduct is put before the moral review council. */
export function Nominate() {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), nominatedOn: today() }), []);
  const form = useForm({ plan: PLAN, draft: 'review/new', initial, today: today() });
  return (
    <ThingPage title={t('review.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t('review.nominate')}
        onCancel={() => void navigate('/review')}
        onFinish={async ({ content }) => {
          const person = await station.get<'person'>(String(content.person));
          if (!person) return { reason: 'review.personGone' };
          const created = await station.create('review', { ...content, name: person.name } as Content<'review'>);
          if (!created.ok) return refusalOf(created);
          say({ says: { done: t('review.nominated') } });
          void navigate(addressOf(created.value.id));
          return undefined;
        }}
      />
    </ThingPage>
  );
}
