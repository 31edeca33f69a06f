import { affairMetric, MONEY_METRICS } from '../../shared/domain/affair/affair.ts';
import type { Field } from '../form/plan.ts';

/** The figures of a declaration and of a check, in the paper form's order. */
export const FIGURE_FIELDS: readonly Field[] = affairMetric.options.map((name) => ({
  name,
  shape: { as: MONEY_METRICS.has(name) ? 'money' : 'number' },
}));
