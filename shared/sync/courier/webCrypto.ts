/** A key as Web Crypto holds it; IndexedDB keeps it as it is, also one that cannot be exported. */
export interface KeyHandle {
  readonly type: string;
  readonly extractable: boolean;
}

export interface KeyPair {
  publicKey: KeyHandle;
  privateKey: KeyHandle;
}

/** As much of Web Crypto as is used: what every Chromium and Node from 20.19 on have. */
interface Subtle {
  generateKey(algorithm: object, extractable: boolean, usages: string[]): Promise<KeyPair>;
  exportKey(format: 'raw', key: KeyHandle): Promise<ArrayBuffer>;
  exportKey(format: 'jwk', key: KeyHandle): Promise<object>;
  importKey(
    format: 'raw',
    data: Uint8Array,
    algorithm: object,
    extractable: boolean,
    usages: string[],
  ): Promise<KeyHandle>;
  importKey(format: 'jwk', data: object, algorithm: object, extractable: boolean, usages: string[]): Promise<KeyHandle>;
  deriveBits(algorithm: object, key: KeyHandle, bits: number): Promise<ArrayBuffer>;
  deriveKey(
    algorithm: object,
    key: KeyHandle,
    derived: object,
    extractable: boolean,
    usages: string[],
  ): Promise<KeyHandle>;
  sign(algorithm: object, key: KeyHandle, data: Uint8Array): Promise<ArrayBuffer>;
  verify(algorithm: object, key: KeyHandle, signature: Uint8Array, data: Uint8Array): Promise<boolean>;
  encrypt(algorithm: object, key: KeyHandle, data: Uint8Array): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: KeyHandle, data: Uint8Array): Promise<ArrayBuffer>;
}

/** The page is a secure origin in both shells, so it has Web Crypto too. */
export const { subtle } = (globalThis as unknown as { crypto: { subtle: Subtle } }).crypto;
