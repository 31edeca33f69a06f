import type { z } from 'zod';
import { type DayRefusal, parseDay } from '../../shared/domain/calendar/parse.ts';
import { parseTime } from '../../shared/domain/calendar/time.ts';
import { parsePoints, parseYuan } from '../../shared/domain/merit/amount.ts';
import type { Problem } from '../errors/problem.ts';
import { type Field, type FieldProblem, type FormPlan, fieldsOf } from './plan.ts';
import { isPicked, type Typed, type TypedValues } from './typed.ts';

/** What a field says, read; or why it cannot be. `value` undefined means that the field stays away. */
export type ReadField = { ok: true; value: unknown } | { ok: false; problem: Problem };

const unread = (reason: string): ReadField => ({ ok: false, problem: { reason } });

/** Reads one field as typed and holds it against the schema. `today` is the station's day. */
export function readField(plan: FormPlan, field: Field, typed: Typed | undefined, today: string): ReadField {
  const schema = plan.schema.shape[field.name] as z.ZodType | undefined;
  if (!schema) throw new Error(`${plan.kind} has no field ${field.name}`);
  const text = isPicked(typed) ? typed.id : (typed ?? '').trim();
  if (text === '') return readEmpty(field, schema);
  const read = readText(field, text, today);
  if (!read.ok) return read;
  const checked = schema.safeParse(read.value);
  if (checked.success) return { ok: true, value: checked.data };
  return { ok: false, problem: field.explain?.(text) ?? problemOf(checked.error.issues[0]) };
}

function readEmpty(field: Field, schema: z.ZodType): ReadField {
  if (field.required) return unread('form.required');
  if (schema.safeParse(undefined).success) return { ok: true, value: undefined };
  return schema.safeParse('').success ? { ok: true, value: '' } : unread('form.required');
}

const DATE_REASONS: Record<DayRefusal, string> = {
  empty: 'form.required',
  notADate: 'form.notADate',
  noSuchDay: 'form.noSuchDay',
  outOfRange: 'form.dayOutOfRange',
};

function readText({ shape }: Field, text: string, today: string): ReadField {
  switch (shape.as) {
    case 'date': {
      const day = parseDay(text, today, shape.lean);
      return day.ok ? { ok: true, value: day.value } : unread(DATE_REASONS[day.reason]);
    }
    case 'time': {
      const time = parseTime(text);
      return time.ok ? time : unread('form.notATime');
    }
    case 'number': {
      const plain = text.normalize('NFKC');
      return /^-?\d{1,15}$/.test(plain) ? { ok: true, value: Number(plain) } : unread('form.notANumber');
    }
    case 'tick':
      return { ok: true, value: true };
    case 'points': {
      const points = parsePoints(text);
      return points.ok ? points : unread('form.notPoints');
    }
    case 'money': {
      const fen = parseYuan(text);
      return fen.ok ? fen : unread('form.notMoney');
    }
    default:
      return { ok: true, value: text };
  }
}

function problemOf(issue: z.core.$ZodIssue | undefined): Problem {
  if (issue?.code === 'too_big') {
    const reason = issue.origin === 'string' ? 'form.tooLong' : 'form.tooLarge';
    return { reason, values: { max: Number(issue.maximum) } };
  }
  if (issue?.code === 'too_small') {
    if (issue.origin === 'string') return { reason: 'form.required' };
    return { reason: 'form.tooSmall', values: { min: Number(issue.minimum) } };
  }
  return { reason: 'form.notUnderstood' };
}

/** A whole form as read: the document's fields, or what is wrong with which field, in the form's order. */
export type ReadForm = { doubts: FieldProblem[] } & (
  | { ok: true; content: Record<string, unknown> }
  | { ok: false; problems: FieldProblem[] }
);

export function readForm(plan: FormPlan, values: TypedValues, today: string): ReadForm {
  const content: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const field of fieldsOf(plan)) {
    const read = readField(plan, field, values[field.name], today);
    if (read.ok) content[field.name] = read.value;
    else problems.push({ field: field.name, ...read.problem });
  }
  const known = new Set(problems.map((problem) => problem.field));
  problems.push(...(plan.check?.(content) ?? []).filter((problem) => !known.has(problem.field)));
  const doubts = (plan.advise?.(content) ?? []).filter((doubt) => !known.has(doubt.field));
  return problems.length === 0 ? { ok: true, content, doubts } : { ok: false, problems, doubts };
}
