import { useTranslation } from 'react-i18next';
import { readReading } from '../../shared/domain/clock.ts';
import type { Settlement } from '../../shared/domain/document.ts';
import pieces from '../frame/pieces.module.css';
import { useFormat } from '../i18n/format.ts';
import { fieldLabel, valueText } from './fieldWords.ts';
import { maskOf } from './restricted.ts';
import styles from './sync.module.css';

export interface SettledHistoryProps {
  kind: string;
  settled: readonly Settlement[];
  names: ReadonlyMap<string, string>;
}

/** What was settled before, both values of it (SYNC C6). */
export function SettledHistory({ kind, settled, names }: SettledHistoryProps) {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  if (settled.length === 0) return null;
  const written = (field: string, value: unknown) => {
    const text = valueText({ i18n, format, names }, kind, field, value);
    const mask = maskOf(field);
    return mask && value ? mask(text) : text;
  };
  return (
    <section className={styles.history}>
      <h2>{t('sync.dispute.history')}</h2>
      <ul>
        {settled.map((one) => (
          <li key={`${one.field}${one.at}${one.device}${one.settledAt}`}>
            <strong>{fieldLabel(i18n, kind, one.field)}</strong>
            <span>{t('sync.dispute.historyKept', { value: written(one.field, one.kept) })}</span>
            <span>
              {t('sync.dispute.historyLost', {
                value: written(one.field, one.value),
                by: one.by,
                at: format.moment(new Date(readReading(one.at).ms).toISOString()),
              })}
            </span>
            <span className={pieces.soft}>
              {t('sync.dispute.historyBy', { by: one.settledBy, at: format.moment(one.settledAt) })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
