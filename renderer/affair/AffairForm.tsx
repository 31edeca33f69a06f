import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import {
  type Affair,
  type AffairColour,
  type AffairFigures,
  type AffairLimit,
  affair,
  affairColour,
} from '../../shared/domain/affair/affair.ts';
import { excessesOf, limitsOn } from '../../shared/domain/affair/limits.ts';
import { addressOf } from '../app/address.ts';
import { Form } from '../form/Form.tsx';
import { type FieldProblem, type FormPlan, untouched } from '../form/plan.ts';
import { typedFrom } from '../form/typed.ts';
import { useForm } from '../form/useForm.ts';
import { ThingPage } from '../frame/ThingPage.tsx';
import { type Format, useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { type DeclarationWords, declareAffair, editAffair } from './acts.ts';
import { FIGURE_FIELDS } from './figureFields.ts';
import { figureText } from './figureText.ts';
import { readLimits } from './read.ts';

/** What affairs are mostly held for. */
const OCCASIONS = ['结婚', '出嫁', '丧事', '满月', '寿宴', '乔迁', '升学'];

function planOf(limits: readonly AffairLimit[], format: Format): FormPlan {
  return {
    kind: 'affair',
    schema: affair,
    groups: [
      {
        name: 'who',
        fields: [
          { name: 'host', shape: { as: 'pick', kinds: ['person'] } },
          { name: 'phone', shape: { as: 'text' } },
          { name: 'cadre', shape: { as: 'tick' } },
          { name: 'declaredOn', shape: { as: 'date', lean: 'past' } },
        ],
      },
      {
        name: 'what',
        fields: [
          { name: 'colour', shape: { as: 'choice', choices: affairColour.options }, required: true },
          { name: 'occasion', shape: { as: 'words', words: OCCASIONS } },
          { name: 'relation', shape: { as: 'text' } },
          { name: 'on', shape: { as: 'date', lean: 'future' } },
          { name: 'place', shape: { as: 'text' } },
        ],
      },
      { name: 'figures', fields: FIGURE_FIELDS },
      {
        name: 'pledge',
        fields: [
          { name: 'pledge', shape: { as: 'tick' } },
          { name: 'note', shape: { as: 'longText' } },
        ],
      },
    ],
    check: ({ declaredOn }) =>
      String(declaredOn) > today() ? [{ field: 'declaredOn', reason: 'affair.declaredInFuture' }] : [],
    advise: (read) => advice(limits, read, format),
  };
}

/** What is above its limit, told beside the field at once: the council rules on it, the form refuses nothing. */
function advice(limits: readonly AffairLimit[], read: Record<string, unknown>, format: Format): FieldProblem[] {
  const day = typeof read.on === 'string' ? read.on : today();
  const holding = limitsOn(limits, read.colour as AffairColour, day);
  return excessesOf(read as AffairFigures, holding).map(({ metric, limit }) => ({
    field: metric,
    reason: `affair.${limit.force === 'agreed' ? 'aboveAgreed' : 'aboveAdvised'}`,
    values: { most: figureText(format, metric, limit.most), clause: limit.clause },
  }));
}

/** 报备: a declaration as the host makes it at the counter. */
export function AffairForm({ current }: { current?: Affair }) {
  const { value: limits } = useLive(readLimits);
  return limits ? <OpenForm current={current} limits={limits} /> : null;
}

function OpenForm({ current, limits }: { current: Affair | undefined; limits: readonly AffairLimit[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const format = useFormat();
  const plan = useMemo(() => planOf(limits, format), [limits, format]);
  const initial = useMemo(() => {
    if (current) return typedFrom(plan, current, new Map([[current.host, current.hostName]]));
    return { ...untouched(plan), colour: 'red', declaredOn: today() };
  }, [current, plan]);
  const form = useForm({ plan, draft: current?.id ?? 'affair/new', initial, today: today() });
  const leave = () => void navigate(current ? addressOf(current.id) : '/affair', { replace: true });
  return (
    <ThingPage title={current ? t('affair.titleOf', { ...current }) : t('affair.add')}>
      <Form
        form={form}
        focusFirst
        handIn={t(current ? 'action.save' : 'affair.declare')}
        onCancel={leave}
        onFinish={async ({ content }) => {
          const words = content as DeclarationWords;
          if (current) {
            const problem = await editAffair(station, current.id, words);
            if (!problem) leave();
            return problem;
          }
          const declared = await declareAffair(station, words);
          if (!declared.ok) return declared.problem;
          say({ says: { done: t('affair.declared') } });
          void navigate(addressOf(declared.id), { replace: true });
          return undefined;
        }}
      />
    </ThingPage>
  );
}
