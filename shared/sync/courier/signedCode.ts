import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js';
import {
  type CodeProblem,
  codeBody,
  codeText,
  type MeritCode,
  readCode,
  signedBytes,
} from '../../domain/merit/code.ts';
import { failure, type Result, success } from '../../domain/result.ts';
import type { DeviceKeys, PublicKeys } from '../../domain/station/deviceKeys.ts';
import type { StoreProblem } from '../../store/problem.ts';
import type { Station } from '../../store/station.ts';
import { ownIdentity } from './keeping.ts';
import { fingerprintOf, type Identity, publicKeysOf } from './keys.ts';
import { isSignedBy, signed } from './seal.ts';

/** Laptops that a station has had, each reinstalled now and then. */
const DEVICES_MAX = 500;

/** The keys that devices of this station have stated. */
export async function statedKeys(station: Station): Promise<DeviceKeys[]> {
  const found = await station.find('rules', { selector: { kind: 'deviceKeys' }, limit: DEVICES_MAX });
  return found as unknown as DeviceKeys[];
}

/**
 * A code as this device signs it. Before its first one the device states its public keys, so that every laptop of the
 * station and the county can check them.
 *
 * @throws what the storage throws
 */
export async function signedCode(station: Station, code: MeritCode): Promise<Result<string, StoreProblem>> {
  const identity = await ownIdentity(station);
  const keys = await publicKeysOf(identity);
  const known = await statedKeys(station);
  if (!known.some(({ sign }) => sign === keys.sign)) {
    const stated = await station.create('deviceKeys', keys);
    if (!stated.ok) return stated;
  }
  return success(await signCode(identity, keys, code));
}

async function signCode(identity: Identity, keys: PublicKeys, code: MeritCode): Promise<string> {
  const body = codeBody(code, fingerprintOf(keys));
  return codeText(body, bytesToHex(await signed(identity, signedBytes(body))));
}

/**
 * - `unknownKey`: none of the keys given signed it; the detail is the fingerprint it names
 * - `forged`: it names one of the keys, and that one did not sign this
 */
export type CheckProblem = CodeProblem | 'unknownKey' | 'forged';

/** Checks a code against stated keys, without any network. */
export async function checkCode(typed: string, keys: readonly PublicKeys[]): Promise<Result<MeritCode, CheckProblem>> {
  const read = readCode(typed);
  if (!read.ok) return read;
  const { code, fingerprint, signature, body } = read.value;
  const named = keys.filter((one) => fingerprintOf(one).replaceAll('-', '') === fingerprint);
  if (named.length === 0) return failure('unknownKey', fingerprint);
  for (const one of named) {
    if (await isSignedBy(one, hexToBytes(signature), signedBytes(body))) return success(code);
  }
  return failure('forged');
}
