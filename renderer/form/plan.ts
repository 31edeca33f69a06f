import type { z } from 'zod';
import type { YearLean } from '../../shared/domain/calendar/parse.ts';
import type { Problem } from '../errors/problem.ts';
import type { Typed, TypedValues } from './typed.ts';

/** How a field is typed in. */
export type FieldShape =
  | { as: 'text' }
  | { as: 'longText' }
  /** Shown as dots and never kept in a draft. */
  | { as: 'secret' }
  /** Free text with the usual words at hand. */
  | { as: 'words'; words: readonly string[] }
  | { as: 'date'; lean?: YearLean }
  /** A time of day, typed as clerks say it: 8:30, 0830, 8点半. */
  | { as: 'time' }
  /** One of a closed set; the words of a choice are `<kind>.<field>Choice.<choice>`, or in `labels` where data has them. */
  | { as: 'choice'; choices: readonly string[]; labels?: Readonly<Record<string, string>> }
  | { as: 'number' }
  /** Yes or nothing: `true`, or the field stays away. */
  | { as: 'tick' }
  /** Hundredths of a point, typed as points: 2.5. */
  | { as: 'points' }
  /** Fen, typed as yuan: 12.50. */
  | { as: 'money' }
  /** Another document, picked by typing a few letters. */
  | { as: 'pick'; kinds: readonly string[] };

export interface Field {
  /** The document's field; its label is `<kind>.<name>`. */
  name: string;
  shape: FieldShape;
  /** Must be filled in though the schema would take it empty. */
  required?: boolean;
  /** Holds something secret in plain sight: never kept in a draft. */
  isSecret?: boolean;
  /** The sentence for text that breaks the schema, where the field knows better than ‘not understood’. */
  explain?: (text: string) => Problem;
}

/** A problem with one field. */
export interface FieldProblem extends Problem {
  field: string;
}

/** A form as it is on paper: groups of fields, one below the other. */
export interface FormPlan {
  /** The kind of document; labels are its fields' words. */
  kind: string;
  schema: z.ZodObject;
  groups: readonly { name: string; fields: readonly Field[] }[];
  /** What only several fields together show, such as an ID number against a birth date. */
  check?: (read: Record<string, unknown>) => FieldProblem[];
  /** Doubts, which are shown beside the fields and hold nothing up. It gets the fields that could be read. */
  advise?: (read: Record<string, unknown>) => FieldProblem[];
}

export function fieldsOf(plan: FormPlan): readonly Field[] {
  return plan.groups.flatMap((group) => group.fields);
}

/** What a form that was not typed in says. */
export function untouched(plan: FormPlan): TypedValues {
  return Object.fromEntries(fieldsOf(plan).map((field): [string, Typed] => [field.name, '']));
}
