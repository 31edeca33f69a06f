/** A PIN as this laptop remembers it: enough to check one, not to read it. Bytes in hex. */
export interface PinRecord {
  salt: string;
  iterations: number;
  hash: string;
}

/** OWASP's figure for PBKDF2 with HMAC-SHA-256; about a third of a second on an old laptop. */
const ITERATIONS = 600_000;

const SALT_BYTES = 16;
const HASH_BITS = 256;

export const PIN_PATTERN = /^\d{4,12}$/;

function toHex(bytes: Uint8Array): string {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
}

async function derive(pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS);
  return toHex(new Uint8Array(bits));
}

export async function recordPin(pin: string): Promise<PinRecord> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { salt: toHex(salt), iterations: ITERATIONS, hash: await derive(pin, salt, ITERATIONS) };
}

export async function isPin(pin: string, { salt, iterations, hash }: PinRecord): Promise<boolean> {
  return (await derive(pin, fromHex(salt), iterations)) === hash;
}
