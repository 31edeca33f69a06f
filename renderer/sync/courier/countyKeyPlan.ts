import { z } from 'zod';
import { type CountyKeyProblem, decodeCountyKey } from '../../../shared/sync/courier/keys.ts';
import type { FormPlan } from '../../form/plan.ts';

/** Longer than the county's key with the line breaks of a letter in it. */
const KEY_MAX = 1000;

/** The county's public key, for a station that has never been online; pasted from the file that the county gives out. */
export const countyKeyPlan: FormPlan = {
  kind: 'sync.countyKeyForm',
  schema: z.object({ key: z.string().max(KEY_MAX) }),
  groups: [{ name: 'key', fields: [{ name: 'key', shape: { as: 'text' } }] }],
  check: ({ key }) => {
    const reason = typeof key === 'string' ? keyProblem(key) : undefined;
    return reason ? [{ field: 'key', reason }] : [];
  },
};

/** What is wrong with a line that should be the county's key, as the screen names it. */
export function keyProblem(typed: string): string | undefined {
  const read = decodeCountyKey(typed);
  if (read.ok) return undefined;
  return read.reason === 'empty' ? 'countyKey.notAKey' : `countyKey.${read.reason satisfies CountyKeyProblem}`;
}
