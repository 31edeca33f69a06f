/** Milliseconds, one number a repetition, by what was measured. */
export type Times = Record<string, number[]>;

export function addTime(times: Times, what: string, ...more: number[]): void {
  const held = times[what];
  if (held) held.push(...more);
  else times[what] = more;
}
