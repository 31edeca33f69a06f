/** What a row of equal measurements comes to, in milliseconds. */
export interface Figure {
  median: number;
  p95: number;
  max: number;
  count: number;
}

/** @throws RangeError where nothing was measured */
export function figureOf(times: readonly number[]): Figure {
  if (times.length === 0) throw new RangeError('nothing was measured');
  const sorted = [...times].sort((a, b) => a - b);
  return {
    median: nearestRank(sorted, 0.5),
    p95: nearestRank(sorted, 0.95),
    max: nearestRank(sorted, 1),
    count: times.length,
  };
}

/** The smallest of the measurements that so large a part of them does not exceed: a time that was really seen. */
function nearestRank(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] as number;
}
