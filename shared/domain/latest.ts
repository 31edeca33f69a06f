import type { Envelope } from './document.ts';

/** What tells which of two facts corrects the other. */
type Stamp = Pick<Envelope, 'id' | 'updatedAt' | 'device'>;

/** Whether fact `a` corrects fact `b`: the later reading, then the greater device, then the greater id (SYNC S3, C5). */
export function supersedes(a: Stamp, b: Stamp): boolean {
  if (a.updatedAt !== b.updatedAt) return a.updatedAt > b.updatedAt;
  if (a.device !== b.device) return a.device > b.device;
  return a.id > b.id;
}

/** The fact that holds for each key, whatever order they arrived in. */
export function latestBy<F extends Stamp>(facts: Iterable<F>, keyOf: (fact: F) => string): Map<string, F> {
  const latest = new Map<string, F>();
  for (const fact of facts) {
    const key = keyOf(fact);
    const held = latest.get(key);
    if (held === undefined || supersedes(fact, held)) latest.set(key, fact);
  }
  return latest;
}
