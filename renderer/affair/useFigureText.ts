import { type AffairMetric, MONEY_METRICS } from '../../shared/domain/affair/affair.ts';
import { useFormat } from '../i18n/format.ts';

/** A figure as it reads: money in yuan, anything else as a count. */
export function useFigureText(): (metric: AffairMetric, value: number) => string {
  const format = useFormat();
  return (metric, value) => (MONEY_METRICS.has(metric) ? format.money(value) : format.count(value));
}
