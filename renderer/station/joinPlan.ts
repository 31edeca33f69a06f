import { z } from 'zod';
import { line } from '../../shared/domain/document.ts';
import { type CountySignIn, countySignIn } from '../../shared/host/contract.ts';
import type { FormPlan } from '../form/plan.ts';
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

/** 接入县里. */
export const JOIN_COUNTY: FormPlan = {
  kind: 'firstRun',
  schema: z.object({ ...countyShape, name: line, ...clerkShape }),
  groups: [COUNTY_FIELDS, { name: 'clerk', fields: CLERK_FIELDS }],
  check: pinsAgree,
};

/** What the host is asked, from the form as read. */
export function signInOf(content: Record<string, unknown>): CountySignIn {
  return countySignIn.parse({ ...content, station: content.code });
}
