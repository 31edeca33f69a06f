/** How far sync was at an instant (milliseconds). */
export interface Progress {
  done: number;
  at: number;
}

/** Before so much has been seen of it, a guess would jump about. */
const SEEN_MIN_MS = 5000;

/** Minutes still to go at the pace since `first`, rounded up; undefined while too little has been seen. */
export function minutesLeft(first: Progress, now: Progress, total: number): number | undefined {
  const [gone, done] = [now.at - first.at, now.done - first.done];
  if (gone < SEEN_MIN_MS || done <= 0 || total <= now.done) return undefined;
  return Math.ceil(((total - now.done) * gone) / done / 60_000);
}
