import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { deed, type Rubric } from '../../shared/domain/merit/merit.ts';
import { itemOf, rubricOn } from '../../shared/domain/merit/rubric.ts';
import type { Content } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { untouched } from '../form/plan.ts';
import { type FormState, useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { handInDeed } from './acts.ts';
import { useItemWords } from './itemWords.ts';
import { readRubrics } from './read.ts';

/** A deed handed in by a household or an information officer, under the rubric in force. */
export function HandIn() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { value: rubrics } = useLive(readRubrics);
  if (!rubrics) return null;
  const rubric = rubricOn(rubrics, today());
  return (
    <ThingPage title={t('deed.add')} {...(rubric && { about: rubric.name })}>
      {rubric ? (
        <HandInForm key={rubric.id} rubric={rubric} />
      ) : (
        <p>
          {t('deed.noRubric')}{' '}
          <Button type="primary" onClick={() => void navigate('/rubric')}>
            {t('deed.toRubrics')}
          </Button>
        </p>
      )}
    </ThingPage>
  );
}

function useDeedPlan(rubric: Rubric): FormPlan {
  const words = useItemWords();
  return useMemo(() => {
    const labels = Object.fromEntries(rubric.items.map((item) => [item.code, words(item)]));
    const choices = rubric.items.map((item) => item.code);
    return {
      kind: 'deed',
      schema: deed,
      groups: [
        {
          name: 'who',
          fields: [
            { name: 'household', shape: { as: 'pick', kinds: ['household'] } },
            { name: 'person', shape: { as: 'pick', kinds: ['person'] } },
          ],
        },
        {
          name: 'what',
          fields: [
            { name: 'item', shape: { as: 'choice', choices, labels }, required: true },
            { name: 'quantity', shape: { as: 'number' } },
            { name: 'happenedOn', shape: { as: 'date', lean: 'past' } },
            { name: 'description', shape: { as: 'text' } },
          ],
        },
      ],
      check: ({ happenedOn }) =>
        typeof happenedOn === 'string' && happenedOn > today()
          ? [{ field: 'happenedOn', reason: 'judging.deedInFuture' }]
          : [],
    };
  }, [rubric, words]);
}

function HandInForm({ rubric }: { rubric: Rubric }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const plan = useDeedPlan(rubric);
  const initial = useMemo(() => ({ ...untouched(plan), quantity: '1', happenedOn: today() }), [plan]);
  const form = useForm({ plan, draft: 'deed/new', initial, today: today() });
  useDescription(form, rubric);
  return (
    <Form
      form={form}
      handIn={t('deed.handIn')}
      focusFirst
      onCancel={() => void navigate('/deed')}
      onFinish={async ({ content }) => {
        const { person, ...rest } = content;
        const fields = { ...rest, ...(person ? { person } : {}), rubric: rubric.id } as Content<'deed'>;
        const handed = await handInDeed(station, fields);
        if (!handed.ok) return handed.problem;
        say({ says: { done: t('deed.handedIn') } });
        void navigate(addressOf(handed.id));
        return undefined;
      }}
    />
  );
}

/** The rubric's words stand for the deed until the clerk writes better ones. */
function useDescription({ values, change, ready }: FormState, rubric: Rubric): void {
  const { item, description } = values;
  // biome-ignore lint/correctness/useExhaustiveDependencies: choosing a line is the event; words written since are kept
  useEffect(() => {
    const name = itemOf(rubric, String(item))?.name;
    const isOwn = description !== '' && !rubric.items.some((one) => one.name === description);
    if (ready && name !== undefined && !isOwn && description !== name) change('description', name);
  }, [item, ready]);
}
