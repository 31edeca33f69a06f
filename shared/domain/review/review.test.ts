import { describe, expect, it } from 'vitest';
import { wordsOf } from '../notice/drafting.ts';
import { reviewDraft } from './publishing.ts';
import { type Conduct, type Review, type ReviewStep, type ReviewStepName, reviewStep } from './review.ts';
import { askUntil, isOpenReview, type ReviewStepWords, resultOf, reviewRefusal, reviewStanding } from './way.ts';

const TODAY = '2026-04-20';

function step(name: ReviewStepName, on: string, changes: Partial<ReviewStep> = {}): ReviewStep {
  return {
    id: `reviewStep:01J00000000000000000000${on.slice(5, 7)}${on.slice(-1)}.0123456789abcdef`,
    kind: 'reviewStep',
    station: '990101001001',
    v: 0,
    createdAt: `${on}T00:00:00.000Z`,
    createdBy: '王会计',
    updatedAt: `${on}T00:00:00.000Z-0000`,
    updatedBy: '王会计',
    device: 'D',
    review: 'review:01J00000000000000000000001',
    step: name,
    on,
    by: '道德评议会',
    says: '经过属实',
    ...changes,
  };
}

const notified = step('notified', '2026-03-02');
const heard = step('heard', '2026-03-03');
const apology = step('reviewed', '2026-03-04', { outcome: 'criticised', measure: 'apology' });
const posted = step('reviewed', '2026-03-04', { outcome: 'criticised', measure: 'publicNotice' });
const told = step('told', '2026-03-05', { askDays: 15 });

function refusal(
  judged: Conduct,
  steps: ReviewStep[],
  words: Partial<ReviewStepWords> & { step: ReviewStepName },
  birthDate = '1980-01-01',
) {
  const setting = {
    review: { conduct: judged, nominatedOn: '2026-03-01' },
    standing: reviewStanding(judged, steps),
    birthDate,
    today: TODAY,
  };
  return reviewRefusal(setting, { on: '2026-03-06', says: '经过属实', ...words });
}

describe('a moral review', () => {
  it('goes from nomination to a closed second review', () => {
    const steps = [
      notified,
      heard,
      apology,
      told,
      step('secondAsked', '2026-03-06'),
      step('secondReviewed', '2026-03-07', { outcome: 'dismissed' }),
      step('told', '2026-03-08'),
    ];
    for (const one of steps) expect(reviewStep.safeParse(one).error).toBeUndefined();
    const { state, taken } = reviewStanding('bad', steps);
    expect(state).toBe('closed');
    expect(resultOf(taken)?.outcome).toBe('dismissed');
    expect(isOpenReview(reviewStanding('bad', steps.slice(0, 5)).state)).toBe(true);
    expect(isOpenReview(reviewStanding('bad', steps.slice(0, 4)).state)).toBe(false);
  });

  it('nobody is criticised untold or unheard; praise needs no hearing, but is told', () => {
    const criticised = { step: 'reviewed' as const, outcome: 'criticised' as const, measure: 'apology' as const };
    expect(refusal('bad', [], criticised)).toBe('outOfTurn');
    expect(refusal('bad', [notified], criticised)).toBe('outOfTurn');
    expect(refusal('bad', [notified, heard], criticised)).toBeUndefined();
    const commended = { step: 'reviewed' as const, outcome: 'commended' as const };
    expect(refusal('good', [], commended)).toBe('outOfTurn');
    expect(refusal('good', [notified], commended)).toBeUndefined();
  });

  it.each([
    [{}, 'outcomeMissing'],
    [{ outcome: 'commended' as const }, 'outcomeOfOther'],
    [{ outcome: 'criticised' as const }, 'measureMissing'],
    [{ outcome: 'dismissed' as const, measure: 'apology' as const }, 'measureWithoutCriticism'],
    [{ outcome: 'dismissed' as const }, undefined],
    [{ outcome: 'dismissed' as const, says: '' }, 'saysMissing'],
    [{ outcome: 'dismissed' as const, on: '2026-04-21' }, 'inFuture'],
  ])('a result says what was found and what follows: %j', (words, expected) => {
    expect(refusal('bad', [notified, heard], { step: 'reviewed', ...words })).toBe(expected);
  });

  it('criticism is told in private unless public notice is what was laid on, and no child is posted', () => {
    const publish = { step: 'published' as const, says: '' };
    expect(refusal('bad', [notified, heard, apology], publish)).toBe('privateOnly');
    expect(refusal('bad', [notified, heard, posted], publish)).toBeUndefined();
    const praised = [notified, step('reviewed', '2026-03-04', { outcome: 'commended' })];
    expect(refusal('good', praised, publish)).toBeUndefined();
    expect(refusal('good', praised, publish, '2012-04-21')).toBe('tooYoungToPublish');
    expect(refusal('good', praised, publish, '2012-04-20')).toBeUndefined();
    expect(refusal('good', praised, publish, '')).toBeUndefined();
    const dismissed = [notified, heard, step('reviewed', '2026-03-04', { outcome: 'dismissed' })];
    expect(refusal('bad', dismissed, publish)).toBe('privateOnly');
    expect(refusal('bad', dismissed, { step: 'told' })).toBeUndefined();
  });

  it('a second review is asked for in time, and once', () => {
    const known = [notified, heard, apology, told];
    expect(askUntil(known)).toBe('2026-03-20');
    expect(refusal('bad', known, { step: 'secondAsked', on: '2026-03-20' })).toBeUndefined();
    expect(refusal('bad', known, { step: 'secondAsked', on: '2026-03-21' })).toBe('askedTooLate');
    const again = [
      ...known,
      step('secondAsked', '2026-03-06'),
      step('secondReviewed', '2026-03-07', { outcome: 'dismissed' }),
      step('told', '2026-03-08', { askDays: 15 }),
    ];
    expect(refusal('bad', again, { step: 'secondAsked', on: '2026-03-09' })).toBe('outOfTurn');
  });
});

describe('what is posted of a review', () => {
  const review: Review = {
    id: 'review:01J00000000000000000000001',
    kind: 'review',
    station: '990101001001',
    v: 0,
    createdAt: '2026-03-01T00:00:00.000Z',
    createdBy: '王会计',
    updatedAt: '2026-03-01T00:00:00.000Z-0000',
    updatedBy: '王会计',
    device: 'D',
    title: '送迷路老人回家',
    conduct: 'good',
    person: 'person:01J00000000000000000000001',
    name: '孔兰玉',
    happenedOn: '2026-02-27',
    account: '李某某报告的',
    nominatedBy: '李文书',
    nominatedOn: '2026-03-01',
  };

  it('is who, for what and with which result, masked, and nothing of who said what', () => {
    const draft = reviewDraft(
      review,
      [notified, step('reviewed', '2026-03-04', { outcome: 'commended' })],
      '道德评议会',
    );
    const words = draft && JSON.stringify(wordsOf(draft));
    expect(words).toContain('送迷路老人回家');
    expect(words).toContain('予以表扬');
    for (const kept of ['孔兰玉', '李文书', '李某某', '经过属实']) expect(words).not.toContain(kept);
  });

  it('is nothing before there is a result', () => {
    expect(reviewDraft(review, [notified], '道德评议会')).toBeUndefined();
  });
});
