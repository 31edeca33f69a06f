import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { calendarDate, line } from '../../shared/domain/document.ts';
import type { PactStepName } from '../../shared/domain/pact/pact.ts';
import { Form } from '../form/Form.tsx';
import type { Field, FormPlan } from '../form/plan.ts';
import type { TypedValues } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordStep, type TakenStep } from './acts.ts';
import type { PactRoom } from './read.ts';

/** How long villagers may comment where the clerk writes nothing else. */
const COMMENT_DAYS = 15;

const schema = z.object({
  on: calendarDate,
  until: calendarDate.optional(),
  filingNumber: line,
  office: line,
  lawful: z.enum(['yes', 'no']),
  note: line,
});

const FIELDS: Record<PactStepName, readonly Field[]> = {
  comments: [
    { name: 'on', shape: { as: 'date', lean: 'past' } },
    { name: 'until', shape: { as: 'date', lean: 'future' }, required: true },
  ],
  filed: [
    { name: 'on', shape: { as: 'date', lean: 'past' } },
    { name: 'lawful', shape: { as: 'choice', choices: ['yes', 'no'] } },
    { name: 'filingNumber', shape: { as: 'text' } },
    { name: 'office', shape: { as: 'text' } },
    { name: 'note', shape: { as: 'text' } },
  ],
  inForce: [{ name: 'on', shape: { as: 'date', lean: 'future' } }],
};

function planOf(room: PactRoom, step: PactStepName): FormPlan {
  return {
    kind: 'pactStep',
    schema,
    groups: [{ name: step, fields: FIELDS[step] }],
    check: (read) => {
      const { on, until, lawful, filingNumber, note } = read as Partial<z.infer<typeof schema>>;
      if (room.clauses.length === 0) return [{ field: 'on', reason: 'pactStep.noClauses' }];
      if (step !== 'inForce' && on !== undefined && on > today()) return [{ field: 'on', reason: 'pactStep.inFuture' }];
      if (step === 'comments' && on && until && until < on)
        return [{ field: 'until', reason: 'pactStep.endsBeforeStart' }];
      if (step === 'filed' && on && on < (room.postedOn ?? ''))
        return [{ field: 'on', reason: 'pactStep.beforePosting' }];
      if (step === 'filed' && lawful === 'yes' && !filingNumber?.trim())
        return [{ field: 'filingNumber', reason: 'form.required' }];
      if (step === 'filed' && lawful === 'no' && !note?.trim()) return [{ field: 'note', reason: 'form.required' }];
      const filedOn = room.record.steps.get('filed')?.on ?? '';
      if (step === 'inForce' && on && on < filedOn) return [{ field: 'on', reason: 'pactStep.beforeFiling' }];
      return [];
    },
  };
}

function initialOf(step: PactStepName): TypedValues {
  return {
    on: today(),
    until: step === 'comments' ? addDays(today(), COMMENT_DAYS) : '',
    lawful: '',
    filingNumber: '',
    office: '',
    note: '',
  };
}

function takenIn(step: PactStepName, content: Record<string, unknown>): TakenStep {
  const said = content as Partial<z.infer<typeof schema>> & { on: string };
  if (step === 'comments') return { step, on: said.on, note: '', ...(said.until && { until: said.until }) };
  if (step === 'inForce') return { step, on: said.on, note: '' };
  const { on, filingNumber = '', office = '', note = '' } = said;
  return { step, on, filingNumber, office, note, lawful: said.lawful === 'yes' };
}

/** A step put on the record: opened for comment, filed, in force. */
export function StepForm({ room, step }: { room: PactRoom; step: PactStepName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan follows the text and what was done
  const plan = useMemo(() => planOf(room, step), [room.wording, room.steps.length, step]);
  const initial = useMemo(() => initialOf(step), [step]);
  const form = useForm({ plan, draft: `${room.id}/${step}`, initial, today: today() });
  return (
    <Form
      form={form}
      handIn={t(`pactStep.do.${step}`)}
      confirm={({ content }) => {
        const { on, until, filingNumber, lawful } = takenIn(step, content);
        const told = {
          name: room.pact.name,
          date: format.date(on),
          until: format.date(until ?? ''),
          number: filingNumber ?? '',
        };
        return t(step === 'filed' && !lawful ? 'pactStep.will.unlawful' : `pactStep.will.${step}`, told);
      }}
      onFinish={async ({ content }) => {
        const recorded = await recordStep(station, room, takenIn(step, content));
        if (!recorded.ok) return recorded.problem;
        say({ says: { done: t(`pactStep.done.${step}`) } });
        return undefined;
      }}
    />
  );
}
