import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { addDays } from '../../shared/domain/calendar/day.ts';
import { objection, type PostedNotice } from '../../shared/domain/notice/notice.ts';
import { type ObjectionRefusal, object, type RaisedObjection } from '../../shared/domain/notice/objecting.ts';
import { Form } from '../form/Form.tsx';
import type { FormPlan } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordObjection } from './acts.ts';
import { useLineName } from './useLineName.ts';

/** The choice that stands for the whole notice. */
const WHOLE = 'whole';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<ObjectionRefusal, string> = {
  noContent: 'content',
  lineUnknown: 'line',
  beforePosting: 'raisedOn',
  tooLate: 'raisedOn',
  inFuture: 'raisedOn',
};

const { objector, content, raisedOn } = objection.shape;
const schema = z.object({ line: z.string(), objector, content, raisedOn });

function raisedIn(said: Record<string, unknown>): RaisedObjection {
  const { line, ...rest } = said as z.infer<typeof schema>;
  return { ...rest, ...(line !== WHOLE && { line }) };
}

function planOf(posted: PostedNotice, nameOf: (line: string | undefined) => string): FormPlan {
  const lines = posted.lines.map(({ id }) => id);
  const labels = Object.fromEntries([[WHOLE, nameOf(undefined)], ...lines.map((line) => [line, nameOf(line)])]);
  return {
    kind: 'objection',
    schema,
    groups: [
      {
        name: 'objection',
        fields: [
          { name: 'line', shape: { as: 'choice', choices: [WHOLE, ...lines], labels } },
          { name: 'objector', shape: { as: 'text' } },
          { name: 'content', shape: { as: 'longText' } },
          { name: 'raisedOn', shape: { as: 'date', lean: 'past' } },
        ],
      },
    ],
    check: (read) => {
      const complete = schema.safeParse(read);
      if (!complete.success) return [];
      const made = object(posted, raisedIn(complete.data), today());
      return made.ok ? [] : [{ field: FIELD_OF[made.reason], reason: `objecting.${made.reason}` }];
    },
  };
}

/** Writing down what a villager objects to. */
export function ObjectionForm({ posted, onDone }: { posted: PostedNotice; onDone: () => void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { say } = useToasts();
  const nameOf = useLineName(posted);
  const plan = useMemo(() => planOf(posted, nameOf), [posted, nameOf]);
  const initial = useMemo(() => ({ line: WHOLE, objector: '', content: '', raisedOn: today() }), []);
  const form = useForm({ plan, draft: `${posted.id}/objection`, initial, today: today() });
  return (
    <Form
      form={form}
      focusFirst
      quiet
      handIn={t('objection.record')}
      onCancel={onDone}
      confirm={({ content: said }) => {
        const raised = raisedIn(said);
        return t('objection.willRecord', {
          objector: raised.objector.trim() || t('objection.anonymous'),
          date: format.date(raised.raisedOn),
          line: nameOf(raised.line),
          content: raised.content,
        });
      }}
      onFinish={async ({ content: said }) => {
        const raised = raisedIn(said);
        const recorded = await recordObjection(station, posted, raised);
        if (!recorded.ok) return recorded.problem;
        const date = format.date(addDays(raised.raisedOn, posted.answerDays));
        say({ says: { done: t('objection.recorded', { date }) } });
        onDone();
        return undefined;
      }}
    />
  );
}
