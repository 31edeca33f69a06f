import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type PeriodRuleRefusal, type PeriodTerms, settledTerms } from '../../../shared/domain/merit/lapsing.ts';
import { periodRule } from '../../../shared/domain/merit/merit.ts';
import { Form } from '../../form/Form.tsx';
import { type FormPlan, untouched } from '../../form/plan.ts';
import { useForm } from '../../form/useForm.ts';
import { useStation } from '../../station/station.ts';
import { today } from '../../station/today.ts';
import { useToasts } from '../../toast/toasts.ts';
import { setPeriodRule } from './acts.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<PeriodRuleRefusal, string> = { percentMissing: 'keepPercent', monthsMissing: 'afterMonths' };

const schema = periodRule.pick({
  mode: true,
  every: true,
  keepPercent: true,
  afterMonths: true,
  clause: true,
  validFrom: true,
});

const PLAN: FormPlan = {
  kind: 'periodRule',
  schema,
  groups: [
    {
      name: 'rule',
      fields: [
        { name: 'mode', shape: { as: 'choice', choices: schema.shape.mode.options } },
        { name: 'every', shape: { as: 'choice', choices: schema.shape.every.options } },
        { name: 'keepPercent', shape: { as: 'number' } },
        { name: 'afterMonths', shape: { as: 'number' } },
        { name: 'validFrom', shape: { as: 'date' } },
        { name: 'clause', shape: { as: 'text' } },
      ],
    },
  ],
  check: (content) => {
    const complete = schema.safeParse(content);
    if (!complete.success) return [];
    const settled = settledTerms(complete.data as PeriodTerms);
    return settled.ok ? [] : [{ field: FIELD_OF[settled.reason], reason: `periodRule.${settled.reason}` }];
  },
};

/** A new rule from a day on. */
export function PeriodRuleForm() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(
    () => ({ ...untouched(PLAN), mode: 'accumulate', every: 'year', validFrom: `${today().slice(0, 4)}-01-01` }),
    [],
  );
  const form = useForm({ plan: PLAN, draft: 'periodRule/new', initial, today: today() });
  return (
    <section>
      <h2>{t('periodRule.add')}</h2>
      <Form
        form={form}
        quiet
        handIn={t('periodRule.set')}
        onFinish={async ({ content }) => {
          const made = await setPeriodRule(station, content as PeriodTerms);
          if (!made.ok) return made.problem;
          const undo = async () => {
            await station.void(made.id, t('rubric.voidReason'));
            say({ says: { done: t('periodRule.voided') } });
          };
          say({ says: { done: t('periodRule.wasSet') }, action: { label: t('action.undo'), run: undo } });
          return undefined;
        }}
      />
    </section>
  );
}
