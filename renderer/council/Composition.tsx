import { useTranslation } from 'react-i18next';
import { type CompositionProblem, compositionProblems } from '../../shared/domain/council/charter.ts';
import type { BodyKind, CharterTerms, CouncilMember } from '../../shared/domain/council/council.ts';
import { postWord } from '../../shared/domain/council/words.ts';
import styles from './council.module.css';

export interface CompositionProps {
  kind: BodyKind;
  members: readonly CouncilMember[];
  terms: CharterTerms;
}

/** Where a council departs from its charter: told, not refused. */
export function Composition({ kind, members, terms }: CompositionProps) {
  const { t, i18n } = useTranslation();
  const problems = compositionProblems(members, terms);
  if (problems.length === 0) return null;
  const postText = (problem: CompositionProblem) => {
    if (!('post' in problem)) return '';
    return i18n.language.startsWith('zh') ? postWord(kind, problem.post) : t(`council.post.${problem.post}`);
  };
  return (
    <div className={styles.needsYou} role="status">
      <p>{t('council.compositionLead')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.reason}${postText(problem)}`}>
            {t(`council.composition.${problem.reason}`, {
              has: problem.has,
              needs: problem.needs,
              post: postText(problem),
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
