import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Problem } from '../../errors/problem.ts';
import { Sentence } from '../../errors/Sentence.tsx';
import { ThingPage } from '../../frame/ThingPage.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './import.module.css';
import type { ImportOutcome } from './importRoster.ts';
import { type ImportSession, type ImportState, peopleIn } from './importSession.ts';
import { ProblemTable } from './ProblemTable.tsx';

interface EndedProps {
  state: Extract<ImportState, { at: 'ended' }>;
  session: ImportSession;
}

/** What became of the import, what is left to correct, and where to go from here. */
export function Ended({ state: { outcome, preview }, session }: EndedProps) {
  const { t } = useTranslation();
  const done = outcome.end === 'done';
  const end = done || outcome.end === 'cancelled' ? outcome.end : 'failed';
  const goOn = () => void session.import();
  const problem = problemOfEnd(outcome);
  return (
    <ThingPage
      title={t(`rosterImport.ended.${end}`)}
      acts={
        <>
          {!done && !problem && (
            <Button type="primary" onClick={goOn}>
              {t('rosterImport.goOn')}
            </Button>
          )}
          <Link to="/person">
            <Button type={done ? 'primary' : 'default'} tabIndex={-1}>
              {t('rosterImport.toRoster')}
            </Button>
          </Link>
          <Button onClick={session.restart}>{t('rosterImport.again')}</Button>
        </>
      }
    >
      {problem && <Sentence problem={problem} action={{ label: t('rosterImport.goOn'), onClick: goOn }} />}
      <Results outcome={outcome} />
      {preview.problemCount > 0 && (
        <>
          <h2>{t('rosterImport.tab.problems', { count: preview.problemCount })}</h2>
          <ProblemTable preview={preview} />
        </>
      )}
    </ThingPage>
  );
}

/** The sentence for an import that the store ended. */
function problemOfEnd(outcome: ImportOutcome): Problem | undefined {
  const { end } = outcome;
  if (end === 'done' || end === 'cancelled') return undefined;
  const known = end === 'diskFull' || end === 'storageBroken' ? end : 'stopped';
  return { reason: `rosterImport.${known}`, values: { count: peopleIn(outcome) } };
}

function Results({ outcome: { people, households, keptPeople } }: { outcome: ImportOutcome }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ul className={styles.results}>
      {(['created', 'changed', 'same'] as const)
        .filter((what) => people[what] + households[what] > 0)
        .map((what) => (
          <li key={what}>
            {t(`rosterImport.result.${what}`, {
              people: format.count(people[what]),
              households: format.count(households[what]),
            })}
          </li>
        ))}
      {keptPeople > 0 && <li>{t('rosterImport.result.kept', { count: keptPeople })}</li>}
    </ul>
  );
}
