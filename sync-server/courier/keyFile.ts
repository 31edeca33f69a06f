import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AGREEING, type Identity, makeIdentity, SIGNING } from '../../shared/sync/courier/keys.ts';
import { type KeyHandle, subtle } from '../../shared/sync/courier/webCrypto.ts';

const privateKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
});
const keyFile = z.object({ version: z.literal(1), sign: privateKey, agree: privateKey });
type PrivateKey = z.infer<typeof privateKey>;

/** Whoever reads it can read every bundle of the county, and sign answers in its name. */
const ONLY_ME = 0o600;

/** The file is there and is no key file: it must not be overwritten, nor taken for none. */
export class KeyFileUnreadable extends Error {}

/**
 * The county's keys, made where the file does not exist. It is never written over: what stations have sealed for lost keys
 * nobody opens again.
 *
 * @throws KeyFileUnreadable, and the system's error where the file cannot be made
 */
export async function countyIdentity(path: string): Promise<Identity> {
  return (await readIdentity(path)) ?? (await createdIdentity(path));
}

/** @throws KeyFileUnreadable */
export async function readIdentity(path: string): Promise<Identity | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new KeyFileUnreadable(path, { cause: error });
  }
  try {
    const { sign, agree } = keyFile.parse(JSON.parse(text));
    return {
      sign: await pairOf(sign, SIGNING, ['sign'], ['verify']),
      agree: await pairOf(agree, AGREEING, ['deriveBits'], []),
    };
  } catch (error) {
    throw new KeyFileUnreadable(path, { cause: error });
  }
}

async function pairOf(jwk: PrivateKey, algorithm: object, uses: string[], publicUses: string[]) {
  const { kty, crv, x, y, d } = jwk;
  const privateKey: KeyHandle = await subtle.importKey('jwk', { kty, crv, x, y, d }, algorithm, false, uses);
  const publicKey: KeyHandle = await subtle.importKey('jwk', { kty, crv, x, y }, algorithm, true, publicUses);
  return { privateKey, publicKey };
}

async function createdIdentity(path: string): Promise<Identity> {
  const identity = await makeIdentity(true);
  const [sign, agree] = await Promise.all(
    [identity.sign, identity.agree].map(({ privateKey }) => subtle.exportKey('jwk', privateKey)),
  );
  await mkdir(dirname(path), { recursive: true });
  const file = await open(path, 'wx', ONLY_ME);
  try {
    await file.writeFile(`${JSON.stringify({ version: 1, sign, agree })}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  return identity;
}
