import { useTranslation } from 'react-i18next';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import styles from './merit.module.css';

/** What an account holds, large, beside the name of whose it is; in hundredths of a point. */
export function Holding({ label, points }: { label: string; points: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <p className={styles.balance} role="status">
      <span className={pieces.soft}>{label}</span>{' '}
      <strong>{t('merit.points', { points: format.points(points) })}</strong>
    </p>
  );
}
