import { addDays, type CalendarDay } from '../calendar/day.ts';
import { ageOn } from '../roster/age.ts';
import { type Flow, type Standing, type StepRefusal, standingOf, stepRefusal } from '../steps/flow.ts';
import type { Conduct, Review, ReviewStep, ReviewStepName } from './review.ts';

export type ReviewState =
  | 'nominated'
  | 'notified'
  | 'heard'
  | 'reviewed'
  | 'madeKnown'
  | 'secondAsked'
  | 'secondReviewed'
  | 'closed'
  | 'withdrawn';

type ReviewFlow = Flow<ReviewState, ReviewStepName>;

const madeKnown = { published: 'madeKnown', told: 'madeKnown' } as const;
const closed = { published: 'closed', told: 'closed' } as const;

/**
 * The person judged is notified whatever is judged; nobody is criticised unheard. There is one second review, and its
 * result is made known like the first.
 */
const BAD: ReviewFlow = {
  start: 'nominated',
  leads: {
    nominated: { notified: 'notified', withdrawn: 'withdrawn' },
    notified: { heard: 'heard', withdrawn: 'withdrawn' },
    heard: { reviewed: 'reviewed', heard: 'heard', withdrawn: 'withdrawn' },
    reviewed: madeKnown,
    madeKnown: { secondAsked: 'secondAsked' },
    secondAsked: { secondReviewed: 'secondReviewed' },
    secondReviewed: closed,
    closed: {},
    withdrawn: {},
  },
};

/** Praise needs no hearing, though there may be one. */
const GOOD: ReviewFlow = {
  ...BAD,
  leads: { ...BAD.leads, notified: { reviewed: 'reviewed', heard: 'heard', withdrawn: 'withdrawn' } },
};

export function reviewFlow(conduct: Conduct): ReviewFlow {
  return conduct === 'bad' ? BAD : GOOD;
}

export function reviewStanding(conduct: Conduct, steps: Iterable<ReviewStep>): Standing<ReviewState, ReviewStep> {
  return standingOf(reviewFlow(conduct), steps);
}

/** Whether the council or the clerk still has something to do. */
export function isOpenReview(state: ReviewState): boolean {
  return state !== 'madeKnown' && state !== 'closed' && state !== 'withdrawn';
}

/** The result that holds: that of the second review where there was one. */
export function resultOf(taken: readonly ReviewStep[]): ReviewStep | undefined {
  return taken.findLast(({ step }) => step === 'reviewed' || step === 'secondReviewed');
}

/** The last day on which a second review may be asked for, once the result is known. */
export function askUntil(taken: readonly ReviewStep[]): CalendarDay | undefined {
  const known = taken.findLast(({ step }) => step === 'published' || step === 'told');
  return known && addDays(known.on, known.askDays ?? 0);
}

/** Below this age nobody's name is posted (personal information protection law: under 14 is specially guarded). */
export const PUBLISHED_FROM_AGE = 14;

export type ReviewRefusal =
  | StepRefusal
  | 'beforeNomination'
  | 'saysMissing'
  | 'outcomeMissing'
  | 'outcomeOfOther'
  | 'measureMissing'
  | 'measureWithoutCriticism'
  | 'privateOnly'
  | 'tooYoungToPublish'
  | 'askedTooLate';

export type ReviewStepWords = Pick<ReviewStep, 'step' | 'on' | 'says' | 'outcome' | 'measure'>;

/** What a step is checked against: the case so far, and when the person was born where that is known. */
export interface ReviewSetting {
  review: Pick<Review, 'conduct' | 'nominatedOn'>;
  standing: Standing<ReviewState, ReviewStep>;
  /** Empty where it is not known. */
  birthDate: CalendarDay | '';
  today: CalendarDay;
}

/** Why a step cannot be recorded, or undefined where it can. */
export function reviewRefusal(setting: ReviewSetting, words: ReviewStepWords): ReviewRefusal | undefined {
  const { review, standing, today } = setting;
  const refusal = stepRefusal(reviewFlow(review.conduct), standing, words, today);
  if (refusal) return refusal;
  if (words.on < review.nominatedOn) return 'beforeNomination';
  if (words.says.trim() === '' && words.step !== 'published') return 'saysMissing';
  switch (words.step) {
    case 'reviewed':
    case 'secondReviewed':
      return resultRefusal(review.conduct, words);
    case 'published':
      return publishRefusal(setting);
    case 'secondAsked':
      return words.on > (askUntil(standing.taken) ?? words.on) ? 'askedTooLate' : undefined;
    default:
      return undefined;
  }
}

function resultRefusal(judged: Conduct, { outcome, measure }: ReviewStepWords): ReviewRefusal | undefined {
  if (outcome === undefined) return 'outcomeMissing';
  if (outcome === (judged === 'good' ? 'criticised' : 'commended')) return 'outcomeOfOther';
  if (outcome === 'criticised') return measure === undefined ? 'measureMissing' : undefined;
  return measure === undefined ? undefined : 'measureWithoutCriticism';
}

/**
 * Praise may be posted. Criticism goes to the person alone unless public notice is what the council laid on them: a
 * black list has harmed people's names (DOMAIN, merit points).
 */
function publishRefusal({ standing, birthDate, today }: ReviewSetting): ReviewRefusal | undefined {
  const result = resultOf(standing.taken);
  if (result?.outcome === 'dismissed') return 'privateOnly';
  if (result?.outcome === 'criticised' && result.measure !== 'publicNotice') return 'privateOnly';
  const age = ageOn(birthDate, today);
  return age !== undefined && age < PUBLISHED_FROM_AGE ? 'tooYoungToPublish' : undefined;
}
