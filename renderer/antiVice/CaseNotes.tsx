import { useTranslation } from 'react-i18next';
import type { CaseFile } from '../../shared/domain/antiVice/caseFile.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import styles from '../steps/steps.module.css';

/** What was noted in a case, in the order of writing. */
export function CaseNotes({ file: { notes } }: { file: CaseFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (notes.length === 0) return null;
  return (
    <section className={styles.panel}>
      <h2>{t('caseFile.notes')}</h2>
      <ol className={styles.history}>
        {notes.map(({ on, by, says, writtenAt }) => (
          <li key={`${writtenAt} ${says}`}>
            <p>
              <strong>{format.date(on)}</strong>
              <span className={pieces.soft}>{by}</span>
            </p>
            <p>{says}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}
