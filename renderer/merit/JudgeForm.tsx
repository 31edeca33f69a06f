import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { type JudgingRefusal, judge, type Verdict } from '../../shared/domain/merit/judging.ts';
import { judgement } from '../../shared/domain/merit/merit.ts';
import { itemOf, worth } from '../../shared/domain/merit/rubric.ts';
import { Form } from '../form/Form.tsx';
import { type Field, type FormPlan, untouched } from '../form/plan.ts';
import { type Finished, useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { recordJudgement } from './acts.ts';
import { useWorthWords } from './itemWords.ts';
import type { DeedCase } from './read.ts';
import { readJudge } from './readJudge.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<JudgingRefusal, string> = {
  itemUnknown: 'verdict',
  pointsMissing: 'points',
  pointsOutsideRubric: 'points',
  overCap: 'verdict',
  notVerified: 'verdict',
  personMissing: 'verdict',
  noJudge: 'judgedBy',
  reasonMissing: 'reason',
  judgedBeforeDeed: 'judgedOn',
  judgedInFuture: 'judgedOn',
};

const { points, reason, judgedOn, judgedBy } = judgement.shape;
const schema = z.object({
  verdict: z.enum(['approve', 'refuse']),
  points: points.optional(),
  reason,
  judgedOn,
  judgedBy,
});

/** Judging a deed, or judging it again: the person judged may ask for a second review. */
export function JudgeForm({ found }: { found: DeedCase }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(found.stage === 'waiting');
  const { value: judge } = useLive(readJudge);
  if (!open) {
    return (
      <p className={pieces.acts}>
        <Button onClick={() => setOpen(true)}>{t('judgement.again')}</Button>
      </p>
    );
  }
  return judge === undefined ? null : <OpenJudgeForm found={found} judge={judge} />;
}

function verdictIn(content: Record<string, unknown>): Verdict {
  const { verdict, ...rest } = content as unknown as z.infer<typeof schema>;
  return { ...rest, approved: verdict === 'approve' };
}

function planOf({ deed, rubric, room }: DeedCase): FormPlan {
  const item = rubric && itemOf(rubric, deed.item);
  const range = item && worth(item, deed.quantity);
  const leavesRoom = range !== undefined && range.least !== range.most;
  const fields: Field[] = [
    { name: 'verdict', shape: { as: 'choice', choices: ['approve', 'refuse'] } },
    ...(leavesRoom ? [{ name: 'points', shape: { as: 'points' } } as Field] : []),
    { name: 'reason', shape: { as: 'text' } },
    { name: 'judgedOn', shape: { as: 'date', lean: 'past' } },
    { name: 'judgedBy', shape: { as: 'text' } },
  ];
  return {
    kind: 'judgement',
    schema,
    groups: [{ name: 'verdict', fields }],
    check: (content) => {
      const complete = schema.safeParse(content);
      if (!complete.success) return [];
      const judged = judge(deed, { items: rubric?.items ?? [] }, verdictIn(complete.data), today(), room);
      return judged.ok ? [] : [{ field: FIELD_OF[judged.reason], reason: `judging.${judged.reason}` }];
    },
  };
}

function OpenJudgeForm({ found, judge: judgedByName }: { found: DeedCase; judge: string }) {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { deed, rubric, room } = found;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plan follows the deed, not every reading of it
  const plan = useMemo(() => planOf(found), [deed.id, deed.updatedAt, rubric?.updatedAt]);
  const initial = useMemo(
    () => ({ ...untouched(plan), verdict: 'approve', judgedOn: today(), judgedBy: judgedByName }),
    [plan, judgedByName],
  );
  const form = useForm({ plan, draft: `${deed.id}/judgement`, initial, today: today() });
  const says = useVerdictSentence(found);
  return (
    <section>
      <h2>{t('judgement.title')}</h2>
      <WorthLine found={found} />
      <Form
        form={form}
        handIn={t('judgement.record')}
        confirm={says}
        onFinish={async ({ content }) => {
          const judged = judge(deed, { items: rubric?.items ?? [] }, verdictIn(content), today(), room);
          if (!judged.ok) return { reason: `judging.${judged.reason}` };
          const recorded = await recordJudgement(station, judged.value);
          if (!recorded.ok) return recorded.problem;
          say({ says: { done: t('judgement.recorded') } });
          return undefined;
        }}
      />
    </section>
  );
}

/** What the rubric gives for the deed, before anything is judged. */
function WorthLine({ found: { deed, rubric } }: { found: DeedCase }) {
  const { t } = useTranslation();
  const words = useWorthWords();
  const item = rubric && itemOf(rubric, deed.item);
  if (!item) return null;
  return <p className={pieces.soft}>{t('judgement.worth', { points: words(item, deed.quantity) })}</p>;
}

/** The plain sentence of what a verdict puts on the record. */
function useVerdictSentence({ deed, rubric, household, room }: DeedCase): (finished: Finished) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ content }) => {
    const judged = judge(deed, { items: rubric?.items ?? [] }, verdictIn(content), today(), room);
    if (!judged.ok) return '';
    const about = {
      household: t('merit.householdOf', { name: household?.headName ?? '' }),
      description: deed.description,
    };
    return judged.value.approved
      ? t('judgement.willApprove', { ...about, points: format.points(judged.value.points) })
      : t('judgement.willRefuse', { ...about, reason: judged.value.reason });
  };
}
