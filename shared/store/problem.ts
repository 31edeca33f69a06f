/**
 * Why the store did not do what was asked.
 * - `invalid`: the document breaks its schema; `detail` is `<kind>.<field>`
 * - `missing`: no such document
 * - `factIsFinal`: facts are never edited (SYNC S3)
 * - `meetingConfirmed`: it belongs to a meeting that was confirmed, which an addendum corrects
 * - `newerVersion`: a newer program wrote this document; this one must not touch it (SYNC P6)
 * - `diskFull`: the disk has no room; nothing was written
 * - `storageBroken`: the browser's database refused; nothing was written
 */
export type StoreProblem =
  | 'invalid'
  | 'missing'
  | 'factIsFinal'
  | 'meetingConfirmed'
  | 'newerVersion'
  | 'diskFull'
  | 'storageBroken';

/** What the browser calls a full disk, also when it is wrapped in an aborted transaction. */
function isQuota(error: unknown, depth = 0): boolean {
  if (typeof error !== 'object' || error === null || depth > 4) return false;
  const { name, message, inner, cause } = error as {
    name?: string;
    message?: string;
    inner?: unknown;
    cause?: unknown;
  };
  return (
    name === 'QuotaExceededError' ||
    (message?.includes('QuotaExceededError') ?? false) ||
    isQuota(inner, depth + 1) ||
    isQuota(cause, depth + 1)
  );
}

/** The reason behind what the storage threw. */
export function problemOf(error: unknown): 'diskFull' | 'storageBroken' {
  return isQuota(error) ? 'diskFull' : 'storageBroken';
}
