import { HUNDREDTHS } from '../merit/amount.ts';
import type { AffairMetric, LimitTerms } from './affair.ts';

/** Before every day that a limit could be asked about: a template holds from the day it is adopted. */
const GATHERED = '2026-01-01';

/** Fen of a yuan. */
const YUAN = HUNDREDTHS;

type Published = readonly [metric: AffairMetric, most: number, colour?: 'red' | 'white'];

/** Limits as places have published them, for a station to adopt and change. */
export const LIMIT_TEMPLATES: readonly { place: string; limits: readonly LimitTerms[] }[] = [
  published('汆溪村', [
    ['tables', 25],
    ['gift', 200 * YUAN],
    ['days', 1, 'white'],
    ['cigarettes', 30 * YUAN, 'white'],
    ['liquor', 100 * YUAN, 'white'],
  ]),
  published('永登县', [
    ['tables', 10],
    ['gift', 100 * YUAN],
    ['bridePrice', 60_000 * YUAN, 'red'],
    ['cars', 4],
  ]),
  published('成武县', [
    ['gift', 200 * YUAN],
    ['bridePrice', 60_000 * YUAN, 'red'],
    ['cars', 6],
    ['days', 3, 'white'],
  ]),
  published('安义县', [
    ['tables', 20],
    ['bridePrice', 100_000 * YUAN, 'red'],
    ['cars', 8],
    ['days', 3],
    ['band', 10],
  ]),
  published('聂村', [
    ['tablePrice', 200 * YUAN],
    ['cigarettes', 10 * YUAN],
    ['liquor', 50 * YUAN],
    ['band', 4],
  ]),
  published('天柱县', [
    ['tables', 20],
    ['days', 5],
  ]),
];

function published(place: string, limits: readonly Published[]) {
  return {
    place,
    limits: limits.map(([metric, most, colour]): LimitTerms => {
      return {
        metric,
        most,
        ...(colour && { colour }),
        force: 'advisory',
        clause: `${place}公布`,
        validFrom: GATHERED,
      };
    }),
  };
}
