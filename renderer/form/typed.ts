import { pointsText, yuanText } from '../../shared/domain/merit/amount.ts';
import type { Field, FormPlan } from './plan.ts';
import { fieldsOf, untouched } from './plan.ts';

/** Another document as picked: what is kept, and what stands in the field. */
export interface Picked {
  id: string;
  label: string;
}

/** What stands in a field: text just as it was typed, or what was picked. */
export type Typed = string | Picked;

/** What stands in a field that is ticked. */
export const TICKED = 'yes';

/** A form as typed so far; plain JSON, so that it can be kept as a draft. */
export type TypedValues = Record<string, Typed>;

export function isPicked(typed: Typed | undefined): typed is Picked {
  return typeof typed === 'object';
}

/**
 * What stands in each field for a document's values.
 * @param labels the words for the ids that the document refers to.
 */
export function typedFrom(
  plan: FormPlan,
  document: Record<string, unknown>,
  labels: ReadonlyMap<string, string> = new Map(),
): TypedValues {
  const values = untouched(plan);
  for (const field of fieldsOf(plan)) {
    const value = document[field.name];
    if (value !== undefined) values[field.name] = typedOne(field, value, labels);
  }
  return values;
}

function typedOne({ shape }: Field, value: unknown, labels: ReadonlyMap<string, string>): Typed {
  if (shape.as === 'pick') return { id: String(value), label: labels.get(String(value)) ?? '' };
  if (shape.as === 'tick') return value === true ? TICKED : '';
  if (shape.as === 'points') return pointsText(Number(value)).replace('−', '-');
  if (shape.as === 'money') return yuanText(Number(value));
  return String(value);
}
