import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import {
  type AffairColour,
  type AffairFigures,
  type AffairLimit,
  type AffairMetric,
  affairMetric,
  type LimitTerms,
} from './affair.ts';

/**
 * The limits that hold for a sort of affair on a day, one for each metric: one for its colour goes before one for all, and
 * of several the one that came into force last.
 */
export function limitsOn(
  limits: readonly AffairLimit[],
  colour: AffairColour,
  day: CalendarDay,
): Map<AffairMetric, AffairLimit> {
  const holding = new Map<AffairMetric, AffairLimit>();
  for (const metric of affairMetric.options) {
    const of = limits.filter((limit) => limit.metric === metric);
    const limit =
      holdingOn(
        of.filter((one) => one.colour === colour),
        day,
      ) ??
      holdingOn(
        of.filter((one) => one.colour === undefined),
        day,
      );
    if (limit) holding.set(metric, limit);
  }
  return holding;
}

/** A figure above its limit. It is told, never refused: the council rules on it, and nobody is fined (see `limitForce`). */
export interface Excess {
  metric: AffairMetric;
  is: number;
  limit: Pick<LimitTerms, 'most' | 'force' | 'clause'>;
}

/** The figures above their limits, in the form's order; exactly the limit is within it, what is not said exceeds nothing. */
export function excessesOf(
  figures: AffairFigures,
  limits: ReadonlyMap<AffairMetric, Pick<LimitTerms, 'most' | 'force' | 'clause'>>,
): Excess[] {
  return affairMetric.options.flatMap((metric): Excess[] => {
    const [is, limit] = [figures[metric], limits.get(metric)];
    return is !== undefined && limit !== undefined && is > limit.most ? [{ metric, is, limit }] : [];
  });
}

/** A figure that came out otherwise than it was declared. */
export interface Deviation {
  metric: AffairMetric;
  declared: number;
  actual: number;
}

/** Where what was found departs from what was declared; what either leaves open is no deviation. */
export function deviationsOf(declared: AffairFigures, actual: AffairFigures): Deviation[] {
  return affairMetric.options.flatMap((metric): Deviation[] => {
    const [said, found] = [declared[metric], actual[metric]];
    return said !== undefined && found !== undefined && said !== found
      ? [{ metric, declared: said, actual: found }]
      : [];
  });
}
