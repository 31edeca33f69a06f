import { useTranslation } from 'react-i18next';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import styles from './merit.module.css';
import type { DeedCase } from './read.ts';

/** Every word the council said on a deed; the one that holds is named. */
export function JudgementList({ found: { judgements, judgement: holding } }: { found: DeedCase }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (judgements.length === 0) return null;
  return (
    <section className={pieces.block}>
      <h2>{t('judgement.past')}</h2>
      <ul className={styles.past}>
        {judgements.map(({ id, approved, points, reason, judgedBy, judgedOn }) => (
          <li key={id}>
            <strong>
              {approved
                ? t('judgement.approved', { points: format.points(points) })
                : t('judgement.refused', { reason })}
            </strong>
            <span className={pieces.soft}>{t('judgement.byOn', { by: judgedBy, date: format.date(judgedOn) })}</span>
            {judgements.length > 1 && id === holding?.id && <span>{t('judgement.standing')}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
