import type { Review, ReviewStep } from '../../shared/domain/review/review.ts';
import { isOpenReview, type ReviewState, reviewStanding } from '../../shared/domain/review/way.ts';
import { idsFound } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { readSteps } from '../steps/read.ts';
import { reviewSetting } from './acts.ts';

export interface ReviewRow {
  review: Review;
  state: ReviewState;
}

/** The ids of the reviews found by what was typed, the latest nomination first. */
export async function reviewIds(station: Station, filter: string): Promise<string[]> {
  return (await idsFound(station.device, 'review', filter)).reverse();
}

export async function readReviewRows(station: Station, ids: readonly string[]): Promise<ReviewRow[]> {
  const documents = await station.getMany([...ids]);
  const reviews = ids.flatMap((id) => (documents.get(id) as unknown as Review | undefined) ?? []);
  const steps = await readSteps<ReviewStep>(
    station,
    reviews.map(({ id }) => id),
    'reviewStep',
  );
  return reviews.map((review) => ({
    review,
    state: reviewStanding(review.conduct, steps.get(review.id) ?? []).state,
  }));
}

export async function readReview(station: Station, id: string) {
  const review = (await station.get<'review'>(id)) as Review | undefined;
  if (!review || review.voided) return undefined;
  return { review, setting: await reviewSetting(station, review) };
}

/** Looked through for the desk: the newest of several years. */
const LOOKED_THROUGH_MAX = 200;

/** Reviews in which the council or the clerk has something to do. */
export async function openReviews(station: Station): Promise<ReviewRow[]> {
  const ids = (await reviewIds(station, '')).slice(0, LOOKED_THROUGH_MAX);
  return (await readReviewRows(station, ids)).filter(({ state }) => isOpenReview(state));
}
