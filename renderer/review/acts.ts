import type { Review, ReviewStep } from '../../shared/domain/review/review.ts';
import { type ReviewSetting, reviewRefusal, reviewStanding } from '../../shared/domain/review/way.ts';
import type { Person } from '../../shared/domain/roster/person.ts';
import type { Content, Station } from '../../shared/store/station.ts';
import type { Problem } from '../errors/problem.ts';
import { refusalOf } from '../errors/refusalOf.ts';
import { today } from '../station/today.ts';
import { readSteps } from '../steps/read.ts';

/** The steps recorded of one review. */
export async function stepsOf(station: Station, id: string): Promise<ReviewStep[]> {
  return (await readSteps<ReviewStep>(station, [id], 'reviewStep')).get(id) ?? [];
}

/** What a step's form says. */
export type ReviewWords = Omit<Content<'reviewStep'>, 'review'>;

/** What a step of this review is checked against now. */
export async function reviewSetting(station: Station, review: Review): Promise<ReviewSetting> {
  const [steps, person] = await Promise.all([
    stepsOf(station, review.id),
    station.get<'person'>(review.person) as Promise<Person | undefined>,
  ]);
  return {
    review,
    standing: reviewStanding(review.conduct, steps),
    birthDate: person?.birthDate ?? '',
    today: today(),
  };
}

/** Puts a step on the record where its turn is now, whatever another window did meanwhile. */
export async function recordReviewStep(
  station: Station,
  review: Review,
  words: ReviewWords,
): Promise<Problem | undefined> {
  const refusal = reviewRefusal(await reviewSetting(station, review), words);
  if (refusal) return { reason: `review.${refusal}` };
  return refusalOf(await station.create('reviewStep', { ...words, review: review.id }));
}
