import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Rubric, RubricItem, RubricTerms } from '../../../shared/domain/merit/merit.ts';
import { type RubricDifference, rubricDifferences } from '../../../shared/domain/merit/rubricForm.ts';
import pieces from '../../frame/pieces.module.css';
import { useFormat } from '../../i18n/format.ts';
import { useItemWords } from '../itemWords.ts';
import styles from '../merit.module.css';

export interface RubricComparisonProps {
  terms: RubricTerms;
  /** The station's rubrics that it can be held against, the one that is most likely meant first. */
  others: readonly Rubric[];
}

/** In what a rubric differs from another one of the station: lines added, changed and struck. */
export function RubricComparison({ terms, others }: RubricComparisonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState<string>();
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (!other) return null;
  const differences = rubricDifferences(other, terms);
  const label = ({ name, validFrom, draft }: Rubric) =>
    `${name} ${draft ? t('rubric.state.draft') : t('rubric.from', { date: format.date(validFrom) })}`;
  return (
    <section className={pieces.block}>
      <h2>{t('rubricItem.compare')}</h2>
      <Select
        aria-label={t('rubricItem.comparedWith')}
        value={other.id}
        options={others.map((one) => ({ value: one.id, label: label(one) }))}
        onChange={setChosen}
      />
      {differences.length === 0 ? (
        <p className={pieces.soft}>{t('rubricItem.same')}</p>
      ) : (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('rubric.code')}</th>
              <th scope="col">{t('rubricItem.before')}</th>
              <th scope="col">{t('rubricItem.after')}</th>
              <th scope="col">{t('rubricItem.changed')}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <DifferenceLine key={difference.code} {...difference} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function DifferenceLine({ code, before, after, fields }: RubricDifference) {
  const { t } = useTranslation();
  const itemWords = useItemWords();
  const words = (item: RubricItem | undefined) => (item ? itemWords(item) : '—');
  const change = before === undefined ? 'added' : after === undefined ? 'gone' : undefined;
  return (
    <tr>
      <td>{code}</td>
      <td>{words(before)}</td>
      <td>{words(after)}</td>
      <td>{change ? t(`rubricItem.${change}`) : fields.map((field) => t(`rubricItem.${field}`)).join('、')}</td>
    </tr>
  );
}
