import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { numbered } from '../../shared/domain/pact/clauses.ts';
import { lawCitation, lawOn } from '../../shared/domain/pact/laws.ts';
import { measureWarnings } from '../../shared/domain/pact/measures.ts';
import { nextStep } from '../../shared/domain/pact/steps.ts';
import { addressOf } from '../app/address.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import { useLive } from '../station/station.ts';
import { today } from '../station/today.ts';
import { PostStep } from './PostStep.tsx';
import styles from './pact.module.css';
import { type PactRoom, readLaws } from './read.ts';
import { StepForm } from './StepForm.tsx';
import { VoteForm } from './VoteForm.tsx';

/** The way of a version: what was done when, and the step that comes next. */
export function Steps({ room }: { room: PactRoom }) {
  const next = nextStep(room.stage, room.record.steps.has('inForce'));
  return (
    <>
      <Doubts room={room} />
      <Way room={room} />
      {next === 'posted' && <PostStep room={room} />}
      {(next === 'representatives' || next === 'villagers') && (
        <VoteForm key={`${next}/${room.votes.length}`} room={room} assembly={next} />
      )}
      {(next === 'comments' || next === 'filed' || next === 'inForce') && (
        <StepForm key={`${next}/${room.steps.length}`} room={room} step={next} />
      )}
    </>
  );
}

/** What a clerk should see to before going on; none of it holds anything up. */
function Doubts({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const { value: laws } = useLive(readLaws);
  if (!laws) return null;
  const unlawful = numbered(room.clauses).flatMap(({ clause, number }) =>
    measureWarnings(clause.text).map(({ measure, words }) => `${number}${t(`pact.measure.${measure}`, { words })}`),
  );
  const unanswered = room.comments.filter(({ reply }) => !reply).length;
  const changed = [...room.record.votes.values()].some(({ wording }) => wording !== room.wording);
  const lines = [
    ...unlawful,
    ...(unlawful.length > 0 ? [t('pact.lawSays', { law: lawCitation(lawOn(laws, 'measures', today())) })] : []),
    ...(unanswered > 0 ? [t('pact.unanswered', { number: unanswered })] : []),
    ...(changed ? [t('pact.changedSinceVote')] : []),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={pieces.needsYou}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Way({ room }: { room: PactRoom }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { steps, votes } = room.record;
  const [comments, filed, inForce] = [steps.get('comments'), steps.get('filed'), steps.get('inForce')];
  const posting = room.postings.at(-1)?.posted;
  const voteLine = (assembly: 'representatives' | 'villagers') => {
    const vote = votes.get(assembly);
    if (!vote) return undefined;
    const counts = [
      vote.people && t('pact.countPeople', vote.people),
      vote.households && t('pact.countHouseholds', vote.households),
    ];
    const figures = t('pact.voteFigures', { for: vote.for, against: vote.against, abstain: vote.abstain });
    const outcome = t(vote.passed ? 'pact.passed' : 'pact.notPassed');
    return [format.date(vote.heldOn), ...counts, figures, outcome].filter(Boolean).join('，');
  };
  const lines: [string, string | undefined][] = [
    [
      'comments',
      comments &&
        t('pact.commentsFromTo', { from: format.date(comments.on), until: format.date(comments.until ?? '') }),
    ],
    ['representatives', voteLine('representatives')],
    ['villagers', voteLine('villagers')],
    ['posted', room.postedOn && format.date(room.postedOn)],
    [
      'filed',
      filed &&
        t(filed.lawful ? 'pact.filedLawful' : 'pact.filedUnlawful', {
          date: format.date(filed.on),
          number: filed.filingNumber ?? '',
          office: filed.office ?? '',
          note: filed.note,
        }),
    ],
    ['inForce', inForce && t('pact.inForceFrom', { date: format.date(inForce.on) })],
  ];
  return (
    <ol className={styles.way}>
      {lines.map(([name, done]) => (
        <li key={name} data-done={done !== undefined || undefined}>
          <StateTag tone={done === undefined ? 'plain' : 'settled'}>{t(`pact.step.${name}`)}</StateTag>
          <span className={done === undefined ? pieces.soft : undefined}>{done ?? t('pact.notYet')}</span>
          {name === 'posted' && posting && <Link to={addressOf(posting.notice)}>{t('pact.seeNotice')}</Link>}
        </li>
      ))}
    </ol>
  );
}
