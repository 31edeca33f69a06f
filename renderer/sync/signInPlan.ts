import { z } from 'zod';
import { type CountyCodeProblem, decodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import { type CountySignIn, countySignIn } from '../../shared/host/contract.ts';
import type { FieldProblem, FormPlan } from '../form/plan.ts';

const { address, user, password } = countySignIn.shape;

/** Longer than any county code: an address, a user's name and a password at their longest. */
const CODE_MAX = 3000;

function problemOfCode(code: string, station: string): string | undefined {
  const read = decodeCountyCode(code);
  if (!read.ok) return `countyCode.${read.reason satisfies CountyCodeProblem}`;
  return read.value.station === station ? undefined : 'countyCode.otherStation';
}

/**
 * Signing in to the county for the station in hand: by the one line that the county gave, or by its parts. The line
 * holds a password, so it is treated as one.
 */
export function signInPlan(station: string): FormPlan {
  return {
    kind: 'sync.signInForm',
    schema: z.object({
      code: z.string().max(CODE_MAX).optional(),
      address: address.optional(),
      user: user.optional(),
      password: password.optional(),
    }),
    groups: [
      { name: 'code', fields: [{ name: 'code', shape: { as: 'secret' } }] },
      {
        name: 'parts',
        fields: [
          { name: 'address', shape: { as: 'text' } },
          { name: 'user', shape: { as: 'text' } },
          { name: 'password', shape: { as: 'secret' } },
        ],
      },
    ],
    check: (read) => problemsIn(read, station),
  };
}

function problemsIn(read: Record<string, unknown>, station: string): FieldProblem[] {
  if (typeof read.code === 'string') {
    const reason = problemOfCode(read.code, station);
    return reason ? [{ field: 'code', reason }] : [];
  }
  const missing = ['address', 'user', 'password'].filter((field) => read[field] === undefined);
  return missing.map((field) => ({ field, reason: 'form.required' }));
}

/** What the host is asked, from the form as read. */
export function signInOf(content: Record<string, unknown>, station: string): CountySignIn {
  const code = typeof content.code === 'string' ? decodeCountyCode(content.code) : undefined;
  return countySignIn.parse(code?.ok ? code.value : { ...content, station });
}
