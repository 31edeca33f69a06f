import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { PublicKeys } from '../../domain/station/deviceKeys.ts';
import { AGREEING, type Identity, importPoint, makeIdentity, pointOf, SIGNING } from './keys.ts';
import { type KeyHandle, subtle } from './webCrypto.ts';

/** Who a bundle is for and which one it is: all of it goes into its key, so that nothing opens as something else. */
export interface Sealing {
  direction: 'toCounty' | 'toStation';
  set: string;
  /** The agreeing key of the one it is for. */
  to: string;
}

/** AES-GCM's own size. */
const NONCE_BYTES = 12;

/** Seals or opens the frames of one bundle, by their number in it. */
export interface Seal {
  /** The public half of the key that was made for this one bundle; whoever opens it needs it. */
  ephemeral: string;
  seal(frame: Uint8Array, number: number): Promise<Uint8Array>;
  /** @throws where the frame was not sealed so, or stood in another place */
  open(sealed: Uint8Array, number: number): Promise<Uint8Array>;
}

/** Web Crypto's word for the one algorithm of frames: the nonce is the frame's number, as each bundle has its own key. */
function cipherOf({ set }: Sealing, number: number) {
  const iv = new Uint8Array(NONCE_BYTES);
  new DataView(iv.buffer).setUint32(NONCE_BYTES - 4, number);
  return { name: 'AES-GCM', iv, additionalData: utf8ToBytes(set) };
}

async function contentKey(own: KeyHandle, theirs: string, sealing: Sealing, ephemeral: string): Promise<KeyHandle> {
  const shared = await subtle.deriveBits({ ...AGREEING, public: await importPoint(theirs, AGREEING, []) }, own, 256);
  const { set, direction, to } = sealing;
  const salt = utf8ToBytes(set);
  const info = utf8ToBytes(`xiangyue courier 1 ${direction} ${ephemeral} ${to}`);
  const secret = await subtle.importKey('raw', new Uint8Array(shared), { name: 'HKDF' }, false, ['deriveKey']);
  const usages = ['encrypt', 'decrypt'];
  return subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt, info },
    secret,
    { name: 'AES-GCM', length: 256 },
    false,
    usages,
  );
}

function sealWith(key: KeyHandle, sealing: Sealing, ephemeral: string): Seal {
  return {
    ephemeral,
    seal: async (frame, number) => new Uint8Array(await subtle.encrypt(cipherOf(sealing, number), key, frame)),
    open: async (sealed, number) => new Uint8Array(await subtle.decrypt(cipherOf(sealing, number), key, sealed)),
  };
}

/** A seal for a new bundle: with a key pair of its own, so that not even its writer opens it again. */
export async function sealFor(to: PublicKeys, about: Omit<Sealing, 'to'>): Promise<Seal> {
  const { agree } = await makeIdentity(false);
  const ephemeral = await pointOf(agree.publicKey);
  const sealing = { ...about, to: to.agree };
  return sealWith(await contentKey(agree.privateKey, to.agree, sealing, ephemeral), sealing, ephemeral);
}

/** The seal of a bundle that is for this identity. */
export async function sealOf(identity: Identity, about: Omit<Sealing, 'to'>, ephemeral: string): Promise<Seal> {
  const sealing = { ...about, to: await pointOf(identity.agree.publicKey) };
  return sealWith(await contentKey(identity.agree.privateKey, ephemeral, sealing, ephemeral), sealing, ephemeral);
}

const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' };

export async function signed(identity: Identity, bytes: Uint8Array): Promise<Uint8Array> {
  return new Uint8Array(await subtle.sign(SIGNATURE, identity.sign.privateKey, bytes));
}

/** Whether this identity signed these bytes; not, too, where its key is no point of the curve. */
export async function isSignedBy(from: PublicKeys, signature: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  try {
    const key = await importPoint(from.sign, SIGNING, ['verify']);
    return await subtle.verify(SIGNATURE, key, signature, bytes);
  } catch {
    return false;
  }
}
