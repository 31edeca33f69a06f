import { type ReviewStepName, reviewStep } from '../../shared/domain/review/review.ts';
import { type ReviewRefusal, type ReviewSetting, reviewRefusal } from '../../shared/domain/review/way.ts';
import type { Field, FormPlan } from '../form/plan.ts';
import type { ReviewWords } from './acts.ts';

/** Beside which field a refusal is told; the others are about the day. */
const FIELD_OF: Partial<Record<ReviewRefusal, string>> = {
  saysMissing: 'says',
  outcomeMissing: 'outcome',
  outcomeOfOther: 'outcome',
  measureMissing: 'measure',
  measureWithoutCriticism: 'measure',
};

const OUTCOME: Record<'good' | 'bad', readonly string[]> = {
  good: ['commended', 'dismissed'],
  bad: ['criticised', 'dismissed'],
};

/** The fields of a step beside its words, its day and who took it. */
function ownFields({ review }: ReviewSetting, step: ReviewStepName): Field[] {
  if (step === 'published' || step === 'told') return [{ name: 'askDays', shape: { as: 'number' } }];
  if (step !== 'reviewed' && step !== 'secondReviewed') return [];
  const outcome: Field = { name: 'outcome', shape: { as: 'choice', choices: OUTCOME[review.conduct] } };
  if (review.conduct === 'good') return [outcome];
  return [outcome, { name: 'measure', shape: { as: 'choice', choices: reviewStep.shape.measure.unwrap().options } }];
}

export function stepPlan(setting: ReviewSetting, step: ReviewStepName): FormPlan {
  return {
    kind: 'reviewStep',
    schema: reviewStep.pick({ on: true, by: true, says: true, outcome: true, measure: true, askDays: true }),
    groups: [
      {
        name: 'step',
        fields: [
          ...ownFields(setting, step),
          { name: 'says', shape: { as: 'longText' } },
          { name: 'on', shape: { as: 'date', lean: 'past' } },
          { name: 'by', shape: { as: 'text' } },
        ],
      },
    ],
    check: (content) => {
      const refusal = reviewRefusal(setting, wordsOf(step, content));
      return refusal ? [{ field: FIELD_OF[refusal] ?? 'on', reason: `review.${refusal}` }] : [];
    },
  };
}

/** What the form says, without the choices that were left open. */
export function wordsOf(step: ReviewStepName, content: Record<string, unknown>): ReviewWords {
  const written = Object.entries(content).filter(([, value]) => value !== '' && value !== undefined);
  return { says: '', ...Object.fromEntries(written), step } as unknown as ReviewWords;
}
