import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { stationCode } from '../document.ts';
import { failure, type Result, success } from '../result.ts';

/**
 * The county code (县里给的接入码): everything a station needs to find its county, in one line that can be pasted, read
 * out or typed, such as
 * `https://county.example.cn 990101001001 k7qx-m2rd-9wtz-5hna 3f8k`.
 * Its parts stand between spaces: the address, the station's code, the user where it is not the usual
 * `station-<code>`, the first password, and a check word over all of them.
 */
export interface CountyCode {
  /** `http` or `https`, host, port and path where there are any, without a slash at the end. */
  address: string;
  station: string;
  user: string;
  password: string;
}

/**
 * Why a line is no county code.
 * - `empty`: nothing was typed
 * - `incomplete`: parts are missing, or there are too many
 * - `badAddress`: the first part is no web address
 * - `badStationCode`: the second part is not 12 digits
 * - `mistyped`: the check word says that something was typed wrongly, or left out
 */
export type CountyCodeProblem = 'empty' | 'incomplete' | 'badAddress' | 'badStationCode' | 'mistyped';

/** Crockford's signs: none that a person takes for another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 4 signs are 20 bits: of a million mistyped codes one passes. */
const CHECK_LENGTH = 4;

const ADDRESS = /^https?:\/\/(\[[0-9a-f:.]+\]|[\p{L}\p{N}.-]+)(:\d{1,5})?(\/[^\s?#@]*)?$/u;

function usualUser(station: string): string {
  return `station-${station}`;
}

/** Wide signs as the plain ones they stand for. */
function narrow(text: string): string {
  return text.normalize('NFKC').replaceAll('。', '.');
}

/** The scheme and the host in small letters, without slashes at the end; a path is left as it is. */
function plainAddress(address: string): string {
  return narrow(address)
    .replace(/^[^/]*\/\/[^/]*/, (origin) => origin.toLowerCase())
    .replace(/\/+$/, '');
}

/** A part with everything that would not survive being read back written as `%20` and the like. */
function escapePart(part: string): string {
  return part.replace(/[^!-~]|%/gu, (sign) => encodeURIComponent(sign));
}

function unescapePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function checkWord(parts: readonly string[]): string {
  const bytes = sha256(utf8ToBytes(parts.join(' '))).slice(0, CHECK_LENGTH);
  return Array.from(bytes, (byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

/** The one line. The address and the station's code must be good ones; nothing here looks at them. */
export function encodeCountyCode({ address, station, user, password }: CountyCode): string {
  const names = user === usualUser(station) ? [] : [escapePart(user)];
  const parts = [plainAddress(address), station, ...names, escapePart(password)];
  return [...parts, checkWord(parts)].join(' ');
}

/**
 * Reads a county code as it was pasted or typed: broken over lines, with the wide signs of a Chinese keyboard (`：`,
 * `。`, full-width letters, digits and spaces), with the address and the check word in capitals.
 */
export function decodeCountyCode(typed: string): Result<CountyCode, CountyCodeProblem> {
  const [first, station = '', ...rest] = narrow(typed).split(/\s+/u).filter(Boolean);
  if (first === undefined) return failure('empty');
  const check = rest.pop();
  const [password, user] = [...rest].reverse();
  if (check === undefined || password === undefined || rest.length > 2) return failure('incomplete');
  const address = plainAddress(first);
  if (!ADDRESS.test(address)) return failure('badAddress');
  if (!stationCode.safeParse(station).success) return failure('badStationCode');
  if (check.toLowerCase() !== checkWord([address, station, ...rest])) return failure('mistyped');
  return success({
    address,
    station,
    user: user === undefined ? usualUser(station) : unescapePart(user),
    password: unescapePart(password),
  });
}
