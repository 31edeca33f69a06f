import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../errors/problem.ts';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { today } from '../station/today.ts';
import styles from './steps.module.css';

export interface StepPanelProps<Step extends string> {
  /** The step's kind; the words of a step are `<kind>.step.<step>`. */
  kind: string;
  /** The case's id, under which what is typed is kept. */
  of: string;
  /** What may come next, the likeliest first. */
  steps: readonly Step[];
  planOf: (step: Step) => FormPlan;
  /** What stands in the form before anything is typed. */
  initial: TypedValues;
  /** The plain sentence of what will be on the record. */
  says: (step: Step, content: Record<string, unknown>) => string;
  record: (step: Step, content: Record<string, unknown>) => Promise<Problem | undefined>;
}

/** What may be done next in a case: a button a step, and the form of the one chosen. */
export function StepPanel<Step extends string>(props: StepPanelProps<Step>) {
  const { kind, steps } = props;
  const { t } = useTranslation();
  const [chosen, choose] = useState<Step>();
  if (steps.length === 0) return null;
  const step = steps.includes(chosen as Step) ? (chosen as Step) : undefined;
  return (
    <section className={styles.panel} aria-label={t('steps.next')}>
      <h2>{t('steps.next')}</h2>
      <div className={styles.choices}>
        {steps.map((one, place) => (
          <Button
            key={one}
            type={step === undefined && place === 0 ? 'primary' : 'default'}
            aria-pressed={one === step}
            onClick={() => choose(one === step ? undefined : one)}
          >
            {t(`${kind}.step.${one}`)}
          </Button>
        ))}
      </div>
      {step && <StepForm key={step} {...props} step={step} onBack={() => choose(undefined)} />}
    </section>
  );
}

function StepForm<Step extends string>({
  kind,
  of,
  step,
  planOf,
  initial,
  says,
  record,
  onBack,
}: StepPanelProps<Step> & { step: Step; onBack: () => void }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step's plan is made once, when it is chosen
  const plan = useMemo(() => planOf(step), [step]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands there at the beginning stays the beginning
  const beginning = useMemo(() => {
    const fields = untouched(plan);
    return { ...fields, ...Object.fromEntries(Object.entries(initial).filter(([field]) => field in fields)) };
  }, [plan]);
  const form = useForm({ plan, draft: `${of}/${step}`, initial: beginning, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      handIn={t(`${kind}.step.${step}`)}
      confirm={({ content }) => says(step, content)}
      onCancel={onBack}
      onFinish={async ({ content }) => {
        const problem = await record(step, content);
        if (!problem) onBack();
        return problem;
      }}
    />
  );
}
