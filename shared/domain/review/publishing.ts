import { paperDate } from '../calendar/write.ts';
import type { NoticeDraft } from '../notice/drafting.ts';
import type { Review, ReviewOutcome, ReviewStep } from './review.ts';
import { resultOf } from './way.ts';

const OUTCOME_WORDS: Record<ReviewOutcome, string> = {
  commended: '予以表扬',
  criticised: '予以通报批评',
  dismissed: '不成立',
};

/**
 * What hangs on the board of a review that was published: who, for what and with which result. What the person said, and
 * who nominated them, stays in the papers. Names are masked when it becomes a notice.
 */
export function reviewDraft(review: Review, taken: readonly ReviewStep[], issuer: string): NoticeDraft | undefined {
  const result = resultOf(taken);
  if (!result?.outcome) return undefined;
  return {
    subject: 'ruling',
    title: '道德评议结果公示',
    opening: `${issuer}于${paperDate(result.on)}评议，现将结果公示如下。`,
    columns: [
      { head: '姓名', masking: 'name' },
      { head: '事由', masking: 'none' },
      { head: '结果', masking: 'none' },
    ],
    lines: [{ about: result.id, cells: [review.name, review.title, OUTCOME_WORDS[result.outcome]] }],
    issuer,
    source: review.id,
  };
}
