import { useTranslation } from 'react-i18next';
import { affairMetric } from '../../shared/domain/affair/affair.ts';
import pieces from '../frame/pieces.module.css';
import { StateTag } from '../frame/StateTag.tsx';
import { useFormat } from '../i18n/format.ts';
import styles from '../merit/merit.module.css';
import { figureText } from './figureText.ts';
import type { AffairInHand } from './read.ts';

/** What was declared beside what was found, and what of either is above its limit. */
export function FigureTable({ affair, checked, excesses, foundExcesses, deviations }: AffairInHand) {
  const { t } = useTranslation();
  const format = useFormat();
  const named = affairMetric.options.filter(
    (metric) => affair[metric] !== undefined || checked?.[metric] !== undefined,
  );
  if (named.length === 0) return null;
  return (
    <section className={pieces.block}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('affair.figure')}</th>
            <th scope="col" className="figures">
              {t('affair.declaredFigure')}
            </th>
            {checked && (
              <th scope="col" className="figures">
                {t('affair.foundFigure')}
              </th>
            )}
            <td />
          </tr>
        </thead>
        <tbody>
          {named.map((metric) => {
            const excess = [...foundExcesses, ...excesses].find((one) => one.metric === metric);
            const deviates = deviations.some((one) => one.metric === metric);
            const shown = (value: number | undefined) => (value === undefined ? '' : figureText(format, metric, value));
            return (
              <tr key={metric}>
                <th scope="row">{t(`affair.${metric}`)}</th>
                <td className="figures">{shown(affair[metric])}</td>
                {checked && <td className="figures">{shown(checked[metric])}</td>}
                <td>
                  {excess && (
                    <StateTag tone="needsYou">
                      {t('affair.limitOf', {
                        most: figureText(format, metric, excess.limit.most),
                        clause: excess.limit.clause,
                      })}
                    </StateTag>
                  )}{' '}
                  {deviates && <StateTag tone="plain">{t('affair.deviates')}</StateTag>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
