import { PAST_MAX } from '../domain/document.ts';
import { contentHash } from '../domain/fact.ts';
import type { Document } from '../domain/kinds.ts';
import { type Stored, withoutLocal } from './stored.ts';

/** Enough of a hash to tell some thirty versions of one document apart. */
const MARK_DIGITS = 8;

/** What a version is known by again, in whatever revision a county holds it. */
export function markOf(version: Document | Stored): string {
  return contentHash(withoutLocal(version as Stored)).slice(0, MARK_DIGITS);
}

/** The past of a document that goes on from these versions, the latest first, and from what is behind them. */
export function pastFrom(versions: (Document | Stored)[], earlier: string[] | undefined): string[] {
  return [...new Set([...versions.map(markOf), ...(earlier ?? [])])].slice(0, PAST_MAX);
}

/** Whether what this device holds of a document was made knowing this version. */
export function comesAfter(held: Stored, version: Document): boolean {
  return held.local.past?.includes(markOf(version)) ?? false;
}
