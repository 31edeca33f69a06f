/** Chance that a seed fixes: the demonstration village is the same on every laptop. */
export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  pick<T>(things: readonly T[]): T;
  /** True in `share` of all cases. */
  happens(share: number): boolean;
}

/** Mulberry32, a small generator of even quality; nothing secret hangs on it. */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    pick: (things) => {
      if (things.length === 0) throw new RangeError('nothing to pick from');
      return things[between(0, things.length - 1)] as (typeof things)[number];
    },
    happens: (share) => next() < share,
  };
}
