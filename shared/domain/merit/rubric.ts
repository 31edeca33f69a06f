import type { CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import type { PointsFormula, Rubric, RubricItem } from './merit.ts';

/** The rubric that holds on a day; a draft holds on none. */
export function rubricOn(rubrics: Iterable<Rubric>, day: CalendarDay): Rubric | undefined {
  return holdingOn(
    [...rubrics].filter(({ draft }) => !draft),
    day,
  );
}

export function itemOf(rubric: Pick<Rubric, 'items'>, code: string): RubricItem | undefined {
  return rubric.items.find((item) => item.code === code);
}

/** The fewest and the most hundredths of a point that so many times of an item are worth; one number where it is fixed. */
export function worth(item: RubricItem, quantity: number): { least: number; most: number } {
  const ends = [item.points, item.upTo ?? item.points].map((points) => byQuantity(points, item.formula, quantity));
  return { least: Math.min(...ends), most: Math.max(...ends) };
}

function byQuantity(points: number, formula: PointsFormula | undefined, quantity: number): number {
  if (!formula) return points * quantity;
  const { each, step, cap } = formula;
  const sum = points + each * Math.floor(quantity / step);
  if (cap === undefined) return sum;
  return cap < 0 ? Math.max(cap, sum) : Math.min(cap, sum);
}
