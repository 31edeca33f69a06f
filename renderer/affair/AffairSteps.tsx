import { useTranslation } from 'react-i18next';
import { type AffairStepName, affairStep, rulingOpinion } from '../../shared/domain/affair/affair.ts';
import { AFFAIR_FLOW, affairRefusal } from '../../shared/domain/affair/way.ts';
import { nextSteps } from '../../shared/domain/steps/flow.ts';
import type { Field, FormPlan } from '../form/plan.ts';
import { useFormat } from '../i18n/format.ts';
import { useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { StepPanel } from '../steps/StepPanel.tsx';
import { recordAffairStep, type StepWords } from './acts.ts';
import { FIGURE_FIELDS } from './figureFields.ts';
import type { AffairInHand } from './read.ts';

/** What a step asks for beside its day, its words and who took it. */
const OWN_FIELDS: Record<AffairStepName, readonly Field[]> = {
  ruling: [
    { name: 'opinion', shape: { as: 'choice', choices: rulingOpinion.options }, required: true },
    { name: 'clause', shape: { as: 'text' } },
  ],
  check: FIGURE_FIELDS,
  persuasion: [],
  closing: [],
  withdrawal: [],
};

/** The fields of the form at which a refusal is shown; the day's where it is about nothing else. */
const REFUSED_AT: Partial<Record<string, string>> = { saysMissing: 'says', opinionMissing: 'opinion' };

function planOf(found: AffairInHand, step: AffairStepName): FormPlan {
  return {
    kind: 'affairStep',
    schema: affairStep.omit({ id: true }),
    groups: [
      {
        name: 'step',
        fields: [
          ...OWN_FIELDS[step],
          { name: 'says', shape: { as: 'longText' } },
          { name: 'on', shape: { as: 'date', lean: 'past' } },
          { name: 'by', shape: { as: 'text' } },
        ],
      },
    ],
    check: (content) => {
      const refusal = affairRefusal(found.affair, found, { ...content, step } as StepWords, today());
      return refusal ? [{ field: REFUSED_AT[refusal] ?? 'on', reason: `affair.${refusal}` }] : [];
    },
  };
}

/** What comes next: the council's ruling, a word of persuasion, the check on site, the closing. */
export function AffairSteps({ found }: { found: AffairInHand }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { affair, state } = found;
  return (
    <StepPanel<AffairStepName>
      kind="affairStep"
      of={affair.id}
      steps={nextSteps(AFFAIR_FLOW, state)}
      planOf={(step) => planOf(found, step)}
      initial={{ on: today(), by: station.clerk }}
      says={(step, { on, by, opinion }) =>
        t('affair.willRecord', {
          title: t('affair.titleOf', { ...affair }),
          step: opinion ? t(`affairStep.opinionChoice.${opinion}`) : t(`affairStep.step.${step}`),
          date: format.date(String(on)),
          by,
        })
      }
      record={(step, content) => recordAffairStep(station, affair, { ...content, step } as StepWords)}
    />
  );
}
