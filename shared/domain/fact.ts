import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonical.ts';
import { ID_PATTERN } from './document.ts';

/** How many hex digits of the hash an id carries (SYNC S3). */
const HASH_DIGITS = 16;

/** The first 16 hex digits of SHA-256 over the canonical JSON of a fact's content, that is of all its fields but `id`. */
export function contentHash(fact: object): string {
  const { id: _, ...content } = fact as { id?: string };
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(content)))).slice(0, HASH_DIGITS);
}

/** The id that certifies this content: `<kind>:<ulid>.<hash>` (SYNC S3). */
export function factId(kind: string, ulid: string, content: object): string {
  return `${kind}:${ulid}.${contentHash(content)}`;
}

/**
 * Whether a fact's content is the one its id certifies. A fact that fails this was altered or grafted (SYNC C3).
 * The document must be as the county holds it: fields that a device keeps for itself are not part of the content.
 */
export function isTrueFact(fact: { id: string }): boolean {
  const hash = ID_PATTERN.exec(fact.id)?.[3];
  return hash !== undefined && hash === contentHash(fact);
}
