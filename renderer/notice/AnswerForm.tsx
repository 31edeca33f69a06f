import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type Objection, objectionAnswer } from '../../shared/domain/notice/notice.ts';
import { type AnswerRefusal, answer, type GivenAnswer } from '../../shared/domain/notice/objecting.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordAnswer } from './acts.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<AnswerRefusal, string> = {
  noContent: 'content',
  noAnswerer: 'answeredBy',
  beforeObjection: 'answeredOn',
  inFuture: 'answeredOn',
};

const { content, answeredOn, answeredBy } = objectionAnswer.shape;
const schema = z.object({ verdict: z.enum(['upheld', 'dismissed']), content, answeredOn, answeredBy });

function givenIn(said: Record<string, unknown>): GivenAnswer {
  const { verdict, ...rest } = said as z.infer<typeof schema>;
  return { ...rest, upheld: verdict === 'upheld' };
}

function planOf(objection: Objection): FormPlan {
  return {
    kind: 'objectionAnswer',
    schema,
    groups: [
      {
        name: 'answer',
        fields: [
          { name: 'verdict', shape: { as: 'choice', choices: ['upheld', 'dismissed'] } },
          { name: 'content', shape: { as: 'longText' } },
          { name: 'answeredOn', shape: { as: 'date', lean: 'past' } },
          { name: 'answeredBy', shape: { as: 'text' } },
        ],
      },
    ],
    check: (read) => {
      const complete = schema.safeParse(read);
      if (!complete.success) return [];
      const made = answer(objection, givenIn(complete.data), today());
      return made.ok ? [] : [{ field: FIELD_OF[made.reason], reason: `answering.${made.reason}` }];
    },
  };
}

/** Answering an objection, or correcting the answer. */
export function AnswerForm({
  objection,
  issuer,
  onDone,
}: {
  objection: Objection;
  issuer: string;
  onDone: () => void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: an objection never changes
  const plan = useMemo(() => planOf(objection), [objection.id]);
  const initial = useMemo(() => ({ verdict: '', content: '', answeredOn: today(), answeredBy: issuer }), [issuer]);
  const form = useForm({ plan, draft: `${objection.id}/answer`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('objectionAnswer.record')}
      onCancel={onDone}
      confirm={({ content: said }) => {
        const given = givenIn(said);
        const told = { by: given.answeredBy, date: format.date(given.answeredOn), content: given.content };
        return given.upheld ? t('objectionAnswer.willUphold', told) : t('objectionAnswer.willDismiss', told);
      }}
      onFinish={async ({ content: said }) => {
        const recorded = await recordAnswer(station, objection, givenIn(said));
        if (!recorded.ok) return recorded.problem;
        say({ says: { done: t('objectionAnswer.recorded') } });
        onDone();
        return undefined;
      }}
    />
  );
}
