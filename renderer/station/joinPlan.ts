import { z } from 'zod';
import { decodeCountyCode } from '../../shared/domain/station/countyCode.ts';
import { type CountySignIn, countySignIn } from '../../shared/host/contract.ts';
import type { FieldProblem, FormPlan } from '../form/plan.ts';
import { CLERK_FIELDS, CODE_FIELD, clerkShape, pinsAgree, typedCode } from './newStationPlan.ts';

const { address, user, password } = countySignIn.shape;

/** Where the county's server is and who this station is there: what `PUT /host/county` asks for. */
export const COUNTY_FIELDS: FormPlan['groups'][number] = {
  name: 'county',
  fields: [
    { name: 'address', shape: { as: 'text' } },
    CODE_FIELD,
    { name: 'user', shape: { as: 'text' } },
    { name: 'password', shape: { as: 'secret' } },
  ],
};

export const countyShape = { address, code: typedCode, user, password };

/** A code with the longest address and password is well below this. */
const COUNTY_CODE_MAX = 3000;

/** 接入县里: by the code that the county gave, which fills the fields below it, or by those fields. */
export const JOIN_COUNTY: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ countyCode: z.string().max(COUNTY_CODE_MAX), ...countyShape, ...clerkShape }),
  groups: [
    { name: 'countyCode', fields: [{ name: 'countyCode', shape: { as: 'longText' }, isSecret: true }] },
    COUNTY_FIELDS,
    { name: 'clerk', fields: CLERK_FIELDS },
  ],
  check: pinsAgree,
  advise: adviseOnCode,
};

/** A code that cannot be read holds nothing up: the fields below it may be filled in by hand. */
function adviseOnCode(read: Record<string, unknown>): FieldProblem[] {
  const code = decodeCountyCode(String(read.countyCode ?? ''));
  return code.ok || code.reason === 'empty' ? [] : [{ field: 'countyCode', reason: `countyCode.${code.reason}` }];
}

/** What the host is asked, from the form as read. */
export function signInOf(content: Record<string, unknown>): CountySignIn {
  return countySignIn.parse({ ...content, station: content.code });
}
