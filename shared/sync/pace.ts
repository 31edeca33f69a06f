/** How long a batch should take on the present line (SYNC U1): short enough to lose little, long enough to pack well. */
const BATCH_TARGET_MS = 8_000;

/** JSON bytes of the first batch, before the line's speed is known: about 20 s gzipped on a 2G line. */
const BATCH_BYTES_START = 512 * 1024;

/** A smaller batch would be mostly headers. */
const BATCH_BYTES_MIN = 16 * 1024;

/** CouchDB takes 8 MB in one document by default and proxies often 10 MB in one body; this stays below both. */
export const BATCH_BYTES_MAX = 4 * 1024 * 1024;

/** How far one measurement may move the size: a single slow answer says little about the line. */
const STEP_MAX = 4;

/** The size of the next batch, from how long the last one took. */
export function nextBatchBytes(bytes: number, tookMs: number): number {
  const ideal = (bytes * BATCH_TARGET_MS) / Math.max(tookMs, 1);
  return bounded(Math.min(bytes * STEP_MAX, Math.max(bytes / STEP_MAX, ideal)));
}

/** The size after a batch that did not go through: a broken line should cost less the next time. */
export function smallerBatchBytes(bytes: number): number {
  return bounded(bytes / 2);
}

export function firstBatchBytes(): number {
  return BATCH_BYTES_START;
}

function bounded(bytes: number): number {
  return Math.round(Math.min(BATCH_BYTES_MAX, Math.max(BATCH_BYTES_MIN, bytes)));
}

const BACKOFF_FIRST_MS = 2_000;

/** SYNC U5: up to 5 minutes. */
const BACKOFF_MAX_MS = 5 * 60_000;

/**
 * How long to wait after `failures` failures in a row, with full jitter so that the stations of a county whose line came
 * back do not all call at once.
 * @param random between 0 and 1
 */
export function backoffMs(failures: number, random: number): number {
  const ceiling = Math.min(BACKOFF_MAX_MS, BACKOFF_FIRST_MS * 2 ** Math.min(failures - 1, 20));
  return Math.round(ceiling * (0.5 + random / 2));
}
