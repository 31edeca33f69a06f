import { z } from 'zod';
import { line, stationCode } from '../../shared/domain/document.ts';
import type { Problem } from '../errors/problem.ts';
import type { Field, FieldProblem, FormPlan } from '../form/plan.ts';
import { PIN_PATTERN } from './pin.ts';

/** A station code has so many digits. */
const CODE_DIGITS = 12;

/** What is wrong with a station code as typed: how many digits there are, or that there is something else than digits. */
export function explainCode(text: string): Problem {
  if (!/^\d+$/.test(text)) return { reason: 'station.codeNotDigits' };
  return text.length < CODE_DIGITS
    ? { reason: 'station.codeShort', values: { count: text.length } }
    : { reason: 'station.codeLong', values: { count: text.length } };
}

/** Typed in full width, with spaces between its parts, a code is the same code. */
export const typedCode = z.preprocess((text) => String(text).normalize('NFKC').replace(/[\s-]/g, ''), stationCode);
const pin = z.string().regex(PIN_PATTERN);

export const CODE_FIELD: Field = {
  name: 'code',
  shape: { as: 'text' },
  explain: (text) => explainCode(text.normalize('NFKC').replace(/[\s-]/g, '')),
};
const explainPin = (): Problem => ({ reason: 'station.pinShape' });

export const NEW_PIN_FIELDS: readonly Field[] = [
  { name: 'pin', shape: { as: 'secret' }, explain: explainPin },
  { name: 'pinAgain', shape: { as: 'secret' }, explain: explainPin },
];

export const CLERK_FIELDS: readonly Field[] = [{ name: 'clerk', shape: { as: 'text' } }, ...NEW_PIN_FIELDS];

export function pinsAgree(read: Record<string, unknown>): FieldProblem[] {
  const differ = read.pin !== undefined && read.pinAgain !== undefined && read.pin !== read.pinAgain;
  return differ ? [{ field: 'pinAgain', reason: 'station.pinsDiffer' }] : [];
}

export const clerkShape = { clerk: line.min(1), pin, pinAgain: pin };

/** 建一个新站点. */
export const NEW_STATION: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ code: typedCode, name: line.min(1), ...clerkShape }),
  groups: [
    { name: 'station', fields: [CODE_FIELD, { name: 'name', shape: { as: 'text' } }] },
    { name: 'clerk', fields: CLERK_FIELDS },
  ],
  check: pinsAgree,
};
