import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { failure, type Result, success } from '../../domain/result.ts';
import { type PublicKeys, publicKeys } from '../../domain/station/deviceKeys.ts';
import { type KeyHandle, type KeyPair, subtle } from './webCrypto.ts';

/** The keys of one side, a device or a county: one pair signs, the other agrees on the secret that a bundle is sealed with. */
export interface Identity {
  sign: KeyPair;
  agree: KeyPair;
}

/** P-256 and not the newer curves: Node 20 and the Chromium of every shell have it in Web Crypto. */
const CURVE = 'P-256';
export const SIGNING = { name: 'ECDSA', namedCurve: CURVE };
export const AGREEING = { name: 'ECDH', namedCurve: CURVE };

/** @param extractable whether the private keys can ever be taken out again: the county's are kept in a file, a device's never */
export async function makeIdentity(extractable: boolean): Promise<Identity> {
  const sign = await subtle.generateKey(SIGNING, extractable, ['sign', 'verify']);
  const agree = await subtle.generateKey(AGREEING, extractable, ['deriveBits']);
  return { sign, agree };
}

export async function pointOf(key: KeyHandle): Promise<string> {
  return bytesToHex(new Uint8Array(await subtle.exportKey('raw', key)));
}

export async function publicKeysOf({ sign, agree }: Identity): Promise<PublicKeys> {
  return { sign: await pointOf(sign.publicKey), agree: await pointOf(agree.publicKey) };
}

export function importPoint(at: string, algorithm: object, usages: string[]): Promise<KeyHandle> {
  return subtle.importKey('raw', hexToBytes(at), algorithm, true, usages);
}

/** Crockford's signs: none that a person takes for another when it is read out. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 16 of 32 signs are 80 bits: nobody finds a second key with the same ones. */
const FINGERPRINT = { groups: 4, signs: 4 };
const CHECK_SIGNS = 4;

function signsOf(text: string, count: number): string {
  return Array.from(sha256(utf8ToBytes(text)).slice(0, count), (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** What two people compare over the telephone, such as `k7qx-m2rd-9wtz-5hna`. */
export function fingerprintOf({ sign, agree }: PublicKeys): string {
  const { groups, signs } = FINGERPRINT;
  const all = signsOf(`${sign} ${agree}`, groups * signs);
  return Array.from({ length: groups }, (_, n) => all.slice(n * signs, (n + 1) * signs)).join('-');
}

/** What the county's key begins with where it stands as one line. */
const COUNTY_KEY = 'xyk1';

/** The county's public key as one line (县公钥), for stations that have never been online. */
export function encodeCountyKey(keys: PublicKeys): string {
  const body = `${keys.sign}.${keys.agree}`;
  return `${COUNTY_KEY}.${body}.${signsOf(body, CHECK_SIGNS)}`;
}

/**
 * - `empty`: nothing was typed
 * - `notAKey`: it is something else
 * - `mistyped`: the check word says that something is wrong in it
 */
export type CountyKeyProblem = 'empty' | 'notAKey' | 'mistyped';

/** Reads the line as it was pasted or came from a file, also broken over lines. */
export function decodeCountyKey(typed: string): Result<PublicKeys, CountyKeyProblem> {
  const plain = typed.replace(/[\s\ufeff]+/gu, '');
  if (plain === '') return failure('empty');
  const [name, sign = '', agree = '', check] = plain.split('.');
  if (name?.toLowerCase() !== COUNTY_KEY || check === undefined) return failure('notAKey');
  if (signsOf(`${sign}.${agree}`, CHECK_SIGNS) !== check) return failure('mistyped');
  const keys = publicKeys.safeParse({ sign, agree });
  return keys.success ? success(keys.data) : failure('notAKey');
}
