import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deadlineRule } from '../../shared/domain/station/deadlines.ts';
import type { Content } from '../../shared/store/station.ts';
import { DatedRules } from '../datedRule/DatedRules.tsx';
import { acted } from '../errors/acted.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { readDeadlineRules } from '../station/deadlines.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';

const PLAN: FormPlan = {
  kind: 'deadlineRule',
  schema: deadlineRule.pick({ replyDays: true, askDays: true, clause: true, validFrom: true }),
  groups: [
    {
      name: 'rule',
      fields: [
        { name: 'replyDays', shape: { as: 'number' } },
        { name: 'askDays', shape: { as: 'number' } },
        { name: 'validFrom', shape: { as: 'date' } },
        { name: 'clause', shape: { as: 'text' } },
      ],
    },
  ],
};

/** 办理期限: how long the village gives itself to answer, from a day on. */
export function DeadlinesPart() {
  const { t } = useTranslation();
  const { value: rules } = useLive(readDeadlineRules);
  if (!rules) return null;
  return (
    <>
      <p>{t('deadlineRule.about')}</p>
      <DatedRules
        rules={rules}
        says={({ replyDays, askDays }) => t('deadlineRule.says', { replyDays, askDays })}
        none={t('deadlineRule.none')}
      />
      <DeadlineForm />
    </>
  );
}

function DeadlineForm() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), validFrom: today() }), []);
  const form = useForm({ plan: PLAN, draft: 'deadlineRule/new', initial, today: today() });
  return (
    <Form
      form={form}
      quiet
      handIn={t('deadlineRule.set')}
      onFinish={async ({ content }) => {
        const made = acted(await station.create('deadlineRule', content as Content<'deadlineRule'>));
        if (!made.ok) return made.problem;
        const undo = async () => {
          await station.void(made.id, t('datedRule.voidReason'));
          say({ says: { done: t('datedRule.voided') } });
        };
        say({ says: { done: t('deadlineRule.wasSet') }, action: { label: t('action.undo'), run: undo } });
        return undefined;
      }}
    />
  );
}
