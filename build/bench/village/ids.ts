import { ulid } from 'ulid';
import type { Random } from './random.ts';

/** 2021-01-01T00:00:00Z: five years of entries end within a clerk's memory. */
const BEGINNING_MS = 1_609_459_200_000;

/** The ULID of the n-th document of a kind: later ones sort later, as they do when people make them. */
export function ulidAt(number: number, random: Random): string {
  return ulid(BEGINNING_MS + number, random);
}
