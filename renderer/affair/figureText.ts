import { type AffairMetric, MONEY_METRICS } from '../../shared/domain/affair/affair.ts';
import type { Format } from '../i18n/format.ts';

/** A figure as it reads on a screen or a paper, by its format: money in yuan, anything else as a count. */
export function figureText(format: Format, metric: AffairMetric, value: number): string {
  return MONEY_METRICS.has(metric) ? format.money(value) : format.count(value);
}
