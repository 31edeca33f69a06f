import { KINDS, type Kind } from '../../../shared/domain/kinds.ts';
import { type MeritCode, readCode } from '../../../shared/domain/merit/code.ts';
import type { Household } from '../../../shared/domain/roster/household.ts';
import { balance } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { checkCode, statedKeys } from '../../../shared/sync/courier/signedCode.ts';
import type { Problem } from '../../errors/problem.ts';

/** What a code says, with what this station's records say of the same. */
export interface CheckedCode {
  code: MeritCode;
  household: Household | undefined;
  /** The balance as it is now. */
  balance: number;
  /** The id of the entry, where it is on this device. */
  entry: string | undefined;
}

/** Checks a code with what is on this device alone. */
export async function readCheck(
  station: Station,
  typed: string,
): Promise<{ ok: true; value: CheckedCode } | { ok: false; problem: Problem }> {
  const read = readCode(typed);
  if (read.ok && read.value.code.station !== station.code) return refused('otherStation');
  const checked = await checkCode(typed, await statedKeys(station));
  if (!checked.ok) return refused(checked.reason);
  const code = checked.value;
  return {
    ok: true,
    value: {
      code,
      household: (await station.get<'household'>(code.about)) as Household | undefined,
      balance: await balance(station.device, code.about),
      entry: code.entry && (await entryWith(station, code.entry)),
    },
  };
}

function refused(reason: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { reason: `code.${reason}` } };
}

/** The entry whose id ends so; a code leaves its kind out. */
async function entryWith(station: Station, tail: string): Promise<string | undefined> {
  const kinds = Object.keys(KINDS).filter((kind) => KINDS[kind as Kind].collection === 'ledger');
  const found = await station.getMany(kinds.map((kind) => `${kind}:${tail}`));
  return [...found.keys()][0];
}
