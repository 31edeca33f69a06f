import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  affairColour,
  affairMetric,
  type LimitTerms,
  limitForce,
  limitTerms,
  MONEY_METRICS,
} from '../../shared/domain/affair/affair.ts';
import { LIMIT_TEMPLATES } from '../../shared/domain/affair/templates.ts';
import { HUNDREDTHS } from '../../shared/domain/merit/amount.ts';
import { DatedRules } from '../datedRule/DatedRules.tsx';
import { Form } from '../form/Form.tsx';
import { type FormPlan, untouched } from '../form/plan.ts';
import { useForm } from '../form/useForm.ts';
import pieces from '../frame/pieces.module.css';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { useToasts } from '../toast/toasts.ts';
import { adoptLimits, setLimit } from './acts.ts';
import { figureText } from './figureText.ts';
import { readLimits } from './read.ts';

/** Money is typed in yuan and counts in whole numbers: both are read as a number here, and money becomes fen after. */
const PLAN: FormPlan = {
  kind: 'affairLimit',
  schema: limitTerms,
  groups: [
    {
      name: 'limit',
      fields: [
        { name: 'metric', shape: { as: 'choice', choices: affairMetric.options }, required: true },
        { name: 'most', shape: { as: 'number' } },
        { name: 'colour', shape: { as: 'choice', choices: affairColour.options } },
        { name: 'force', shape: { as: 'choice', choices: limitForce.options }, required: true },
        { name: 'clause', shape: { as: 'text' } },
        { name: 'validFrom', shape: { as: 'date', lean: 'future' } },
      ],
    },
  ],
};

/** The limits of affairs: for each figure its versions, a new one from a day on, and what other places published. */
export function LimitsPage() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const { value: limits } = useLive(readLimits);
  if (!limits) return null;
  const adopt = async (place: string, terms: readonly LimitTerms[]) => {
    const problem = await adoptLimits(station, terms);
    say({ says: problem ? { problem } : { done: t('affairLimit.adopted', { place }) } });
  };
  const metrics = affairMetric.options.filter((metric) => limits.some((limit) => limit.metric === metric));
  return (
    <ThingPage title={t('affairLimit.title')} about={t('affairLimit.about')}>
      {metrics.length === 0 && <p>{t('affairLimit.none')}</p>}
      {metrics.map((metric) => (
        <section key={metric}>
          <h2>{t(`affair.${metric}`)}</h2>
          <DatedRules
            rules={limits.filter((limit) => limit.metric === metric)}
            says={(limit) => <LimitWords terms={limit} />}
            none=""
          />
        </section>
      ))}
      <NewLimit />
      <section className={pieces.block}>
        <h2>{t('affairLimit.templates')}</h2>
        <p className={pieces.acts}>
          {LIMIT_TEMPLATES.map(({ place, limits: terms }) => (
            <Button key={place} onClick={() => void adopt(place, terms)}>
              {t('affairLimit.adopt', { place, number: terms.length })}
            </Button>
          ))}
        </p>
      </section>
    </ThingPage>
  );
}

function LimitWords({ terms: { metric, most, colour, force } }: { terms: LimitTerms }) {
  const { t } = useTranslation();
  const format = useFormat();
  return t('affairLimit.words', {
    colour: t(colour ? `affair.colourChoice.${colour}` : 'affairLimit.all'),
    most: figureText(format, metric, most),
    force: t(`affairLimit.forceChoice.${force}`),
  });
}

function NewLimit() {
  const { t } = useTranslation();
  const station = useStation();
  const { say } = useToasts();
  const initial = useMemo(() => ({ ...untouched(PLAN), force: 'agreed', validFrom: today() }), []);
  const form = useForm({ plan: PLAN, draft: 'affairLimit/new', initial, today: today() });
  return (
    <Form
      form={form}
      quiet
      handIn={t('affairLimit.set')}
      onFinish={async ({ content }) => {
        const { colour, ...typed } = content as LimitTerms;
        const most = MONEY_METRICS.has(typed.metric) ? typed.most * HUNDREDTHS : typed.most;
        const made = await setLimit(station, { ...typed, most, ...(colour && { colour }) });
        if (!made.ok) return made.problem;
        await form.discard();
        say({ says: { done: t('affairLimit.done') } });
        return undefined;
      }}
    />
  );
}
