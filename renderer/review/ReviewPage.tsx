import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { COUNCIL_WORDS } from '../../shared/domain/council/words.ts';
import { reviewDraft } from '../../shared/domain/review/publishing.ts';
import type { Review, ReviewStep, ReviewStepName } from '../../shared/domain/review/review.ts';
import { askUntil, isOpenReview, reviewFlow } from '../../shared/domain/review/way.ts';
import { nextSteps } from '../../shared/domain/steps/flow.ts';
import { partsOf } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import { addressOf } from '../app/address.ts';
import { Sentence } from '../errors/Sentence.tsx';
import { Facts } from '../frame/Facts.tsx';
import { StateTag } from '../frame/StateTag.tsx';
import { ThingPage } from '../frame/ThingPage.tsx';
import { useFormat } from '../i18n/format.ts';
import { useVoid } from '../journal/useVoid.ts';
import { draftNotice } from '../notice/acts.ts';
import { readDeadlines } from '../station/deadlines.ts';
import { useLive, useStation } from '../station/station.ts';
import { today } from '../station/today.ts';
import { StepHistory } from '../steps/StepHistory.tsx';
import { StepPanel } from '../steps/StepPanel.tsx';
import { useToasts } from '../toast/toasts.ts';
import { recordReviewStep } from './acts.ts';
import { readReview } from './read.ts';
import { stepPlan, wordsOf } from './stepPlan.ts';

type Found = NonNullable<Awaited<ReturnType<typeof readReview>>>;

/** One moral review: who is judged for what, what was done, and what comes next. */
export function ReviewPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useLive(useCallback(async (station: Station) => ({ found: await readReview(station, id) }), [id]));
  if (!value) return null;
  const { found } = value;
  if (!found) return <Sentence problem={{ reason: 'review.gone' }} />;
  const { review, setting } = found;
  const { state, taken, idle } = setting.standing;
  const nominated = { by: review.nominatedBy, date: format.date(review.nominatedOn) };
  return (
    <ThingPage title={review.title} acts={<ReviewActs found={found} />}>
      <Facts
        facts={[
          { label: t('review.person'), value: <Link to={addressOf(review.person)}>{review.name}</Link> },
          { label: t('review.conduct'), value: t(`review.conductChoice.${review.conduct}`) },
          { label: t('review.happenedOn'), value: format.date(review.happenedOn) },
          { label: t('review.account'), value: review.account },
          { label: t('review.nominatedBy'), value: t('steps.byOn', nominated) },
        ]}
      />
      {state === 'madeKnown' && <AskUntil taken={taken} />}
      <Steps key={`${state} ${taken.length}`} found={found} />
      <StepHistory kind="reviewStep" taken={taken} idle={idle} more={(step) => <Result step={step} />} />
    </ThingPage>
  );
}

function ReviewActs({ found: { review, setting } }: { found: Found }) {
  const { t } = useTranslation();
  const discard = useVoid();
  const { state, taken } = setting.standing;
  return (
    <>
      {taken.at(-1)?.step === 'published' && <PostResult review={review} taken={taken} />}
      <StateTag tone={isOpenReview(state) ? 'plain' : 'settled'}>{t(`review.stateOf.${state}`)}</StateTag>
      {taken.length === 0 && <Button onClick={() => void discard(review)}>{t('action.void')}</Button>}
    </>
  );
}

/** The result drafted as a notice; the one that was drafted is opened again. */
function PostResult({ review, taken }: { review: Review; taken: readonly ReviewStep[] }) {
  const { t } = useTranslation();
  const station = useStation();
  const navigate = useNavigate();
  const { say } = useToasts();
  const read = useCallback(
    async (one: Station) => (await partsOf(one.device, review.id, 'notice')).at(-1),
    [review.id],
  );
  const { value: drafted } = useLive(read);
  const post = async () => {
    if (drafted) return navigate(addressOf(drafted));
    const draft = reviewDraft(review, taken, COUNCIL_WORDS.moralReview);
    if (!draft) return;
    const made = await draftNotice(station, draft);
    if (!made.ok) return say({ says: { problem: made.problem } });
    await navigate(addressOf(made.id));
  };
  return (
    <Button type="primary" onClick={() => void post()}>
      {t(drafted ? 'review.seeNotice' : 'review.postResult')}
    </Button>
  );
}

/** Until when the person judged may ask for a second review. */
function AskUntil({ taken }: { taken: readonly ReviewStep[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const until = askUntil(taken);
  if (until === undefined || until < today()) return null;
  return <p>{t('review.askUntil', { date: format.date(until) })}</p>;
}

function Result({ step: { outcome, measure } }: { step: ReviewStep }) {
  const { t } = useTranslation();
  if (!outcome) return null;
  const words = [t(`reviewStep.outcomeChoice.${outcome}`), measure && t(`reviewStep.measureChoice.${measure}`)];
  return <span>{words.filter(Boolean).join(' · ')}</span>;
}

function Steps({ found: { review, setting } }: { found: Found }) {
  const { t } = useTranslation();
  const format = useFormat();
  const station = useStation();
  const { value: deadlines } = useLive(readDeadlines);
  const says = (step: ReviewStepName, content: Record<string, unknown>) => {
    const { on, by, outcome, measure } = wordsOf(step, content);
    const parts = [
      t(`reviewStep.step.${step}`),
      outcome && t(`reviewStep.outcomeChoice.${outcome}`),
      measure && t(`reviewStep.measureChoice.${measure}`),
      format.date(on),
      by,
    ];
    return t('review.willRecord', { name: review.name, title: review.title, step: parts.filter(Boolean).join('，') });
  };
  if (!deadlines) return null;
  return (
    <StepPanel<ReviewStepName>
      kind="reviewStep"
      of={review.id}
      steps={nextSteps(reviewFlow(review.conduct), setting.standing.state)}
      planOf={(step) => stepPlan(setting, step)}
      initial={{ on: today(), by: station.clerk, askDays: String(deadlines.askDays) }}
      says={says}
      record={(step, content) => recordReviewStep(station, review, wordsOf(step, content))}
    />
  );
}
