import { z } from 'zod';
import { line } from '../document.ts';
import { points, price } from './entry.ts';
import { QUANTITY_MAX, type RubricItem, type RubricTerms, rubricItem, rubricUnit, verifier } from './merit.ts';

const ticks = Object.fromEntries(verifier.options.map((one) => [one, z.literal(true).optional()])) as {
  [V in (typeof verifier.options)[number]]: z.ZodOptional<z.ZodLiteral<true>>;
};

/** A line of a rubric as a clerk fills it in; points and caps in hundredths. */
export const rubricItemForm = z.object({
  code: rubricItem.shape.code,
  className: line,
  name: line.min(1),
  points,
  upTo: points.optional(),
  per: line,
  unit: rubricUnit,
  each: points.optional(),
  step: z.int().min(1).max(QUANTITY_MAX).optional(),
  cap: points.optional(),
  capDay: price.optional(),
  capMonth: price.optional(),
  capYear: price.optional(),
  evidence: line,
  ...ticks,
  clause: line,
});
export type RubricItemForm = z.infer<typeof rubricItemForm>;

/** What is said, without what is not: an optional field that is empty stays away. */
function said<T extends Record<string, unknown>>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** A line as the form shows it. */
export function itemFormOf(item: RubricItem): RubricItemForm {
  const { code, className, name, points: worth, upTo, per, unit = 'household', formula, caps, evidence, clause } = item;
  return {
    ...{ code, className, name, points: worth, per, unit, evidence: evidence ?? '', clause: clause ?? '' },
    ...said({ upTo, each: formula?.each, step: formula?.step, cap: formula?.cap }),
    ...said({ capDay: caps?.day, capMonth: caps?.month, capYear: caps?.year }),
    ...Object.fromEntries((item.verifiers ?? []).map((one) => [one, true as const])),
  };
}

/** The line that a filled-in form says. */
export function itemOfForm(form: RubricItemForm): RubricItem {
  const { code, className, name, points: worth, upTo, per, unit, each, step, cap } = form;
  const caps = said({ day: form.capDay, month: form.capMonth, year: form.capYear });
  const verifiers = verifier.options.filter((one) => form[one]);
  return {
    ...{ code, className, name, points: worth, per },
    ...(unit !== 'household' && { unit }),
    ...said({ upTo, evidence: form.evidence, clause: form.clause }),
    ...(each !== undefined && step !== undefined && { formula: { each, step, ...said({ cap }) } }),
    ...(Object.keys(caps).length > 0 && { caps }),
    ...(verifiers.length > 0 && { verifiers }),
  };
}

/** What several fields of a line together show to be wrong. */
export interface ItemProblem {
  field: 'code' | 'each' | 'step' | 'upTo';
  reason: 'codeTaken' | 'missingOther' | 'rangeAndFormula' | 'mostBelowLeast';
}

/** @param others the other lines of the rubric: a code stands once */
export function itemFormProblems(form: Partial<RubricItemForm>, others: readonly RubricItem[]): ItemProblem[] {
  const { code, points: least, upTo, each, step, cap } = form;
  const problems: ItemProblem[] = [];
  if (others.some((one) => one.code === code)) problems.push({ field: 'code', reason: 'codeTaken' });
  if (each !== undefined && step === undefined) problems.push({ field: 'step', reason: 'missingOther' });
  if (each === undefined && (step !== undefined || cap !== undefined))
    problems.push({ field: 'each', reason: 'missingOther' });
  if (upTo !== undefined && each !== undefined) problems.push({ field: 'upTo', reason: 'rangeAndFormula' });
  // In amount: −3 to −15 is a range as much as 3 to 15.
  if (
    upTo !== undefined &&
    least !== undefined &&
    (Math.sign(upTo) !== Math.sign(least) || Math.abs(upTo) < Math.abs(least))
  )
    problems.push({ field: 'upTo', reason: 'mostBelowLeast' });
  return problems;
}

/** The lines with one put in the place of the line of code `at`, or at the end. */
export function withItem(items: readonly RubricItem[], item: RubricItem, at: string | undefined): RubricItem[] {
  if (at === undefined) return [...items, item];
  return items.map((one) => (one.code === at ? item : one));
}

/** A line in which two rubrics differ; of one that was added there is no `before`, of one that is gone no `after`. */
export interface RubricDifference {
  code: string;
  before?: RubricItem;
  after?: RubricItem;
  /** The fields of the form that differ, where both have the line. */
  fields: (keyof RubricItemForm)[];
}

/** In what one rubric differs from another, in the order of the later one; lines that are gone stand last. */
export function rubricDifferences(
  before: Pick<RubricTerms, 'items'>,
  after: Pick<RubricTerms, 'items'>,
): RubricDifference[] {
  const old = new Map(before.items.map((item) => [item.code, item]));
  const fresh = new Set(after.items.map(({ code }) => code));
  const changed = after.items.flatMap((item): RubricDifference[] => {
    const was = old.get(item.code);
    if (was === undefined) return [{ code: item.code, after: item, fields: [] }];
    const fields = differingFields(was, item);
    return fields.length > 0 ? [{ code: item.code, before: was, after: item, fields }] : [];
  });
  const gone = before.items
    .filter(({ code }) => !fresh.has(code))
    .map((item): RubricDifference => ({ code: item.code, before: item, fields: [] }));
  return [...changed, ...gone];
}

function differingFields(before: RubricItem, after: RubricItem): (keyof RubricItemForm)[] {
  const [old, fresh] = [itemFormOf(before), itemFormOf(after)];
  return (Object.keys(rubricItemForm.shape) as (keyof RubricItemForm)[]).filter((field) => old[field] !== fresh[field]);
}
