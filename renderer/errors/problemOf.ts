import type { Problem } from './problem.ts';

/** How deep an error's causes are followed; Dexie and RxDB wrap the browser's error a few times. */
const DEPTH_MAX = 8;

/** The sentence for an error that no code expected: what can be recognised by name, else that the step failed. */
export function problemOf(error: unknown): Problem {
  return isDiskFull(error, DEPTH_MAX) ? { reason: 'unexpected.diskFull' } : { reason: 'unexpected.step' };
}

function isDiskFull(error: unknown, depth: number): boolean {
  if (typeof error !== 'object' || error === null || depth === 0) return false;
  const { name, message, inner, cause } = error as {
    name?: string;
    message?: string;
    inner?: unknown;
    cause?: unknown;
  };
  if (name === 'QuotaExceededError' || message?.includes('QuotaExceededError')) return true;
  return isDiskFull(inner, depth - 1) || isDiskFull(cause, depth - 1);
}
