/**
 * A hybrid logical clock (Kulkarni et al., 2014): wall time where it is believable, a counter where it is not.
 * A reading is text, `<ISO instant>-<4 hex counter>`, so that readings sort as strings in any database (SYNC K1).
 */
export type ClockReading = string;

/** Wall time in milliseconds since 1970. Injected, so that tests and simulations own time. */
export type WallClock = () => number;

/**
 * How far ahead of this device's wall clock a received reading may pull it. A laptop whose battery died at 2099 must
 * not drag every other laptop of the station there.
 */
export const MAX_DRIFT_MS = 24 * 60 * 60 * 1000;

const COUNTER_MAX = 0xffff;

export interface HybridClock {
  /** A reading later than every reading this clock has given or seen within the drift limit. */
  tick(): ClockReading;
  /** Takes note of a reading made elsewhere, so that what is written after seeing it sorts after it. */
  observe(reading: ClockReading): void;
  /** The last reading given or taken note of. */
  last(): ClockReading;
}

export function writeReading(ms: number, counter: number): ClockReading {
  return `${new Date(ms).toISOString()}-${counter.toString(16).padStart(4, '0')}`;
}

/** Milliseconds since 1970 and the counter of a reading. */
export function readReading(reading: ClockReading): { ms: number; counter: number } {
  return { ms: Date.parse(reading.slice(0, 24)), counter: Number.parseInt(reading.slice(25), 16) };
}

/** @param last the last reading this device is known to have given, from its storage; a restart must not go back. */
export function hybridClock(wall: WallClock, last?: ClockReading): HybridClock {
  let { ms, counter } = last ? readReading(last) : { ms: 0, counter: 0 };

  const advance = () => {
    if (counter < COUNTER_MAX) counter += 1;
    else {
      ms += 1;
      counter = 0;
    }
  };

  return {
    tick() {
      const now = wall();
      if (now > ms) {
        ms = now;
        counter = 0;
      } else advance();
      return writeReading(ms, counter);
    },
    observe(reading) {
      const seen = readReading(reading);
      if (Number.isNaN(seen.ms) || seen.ms > wall() + MAX_DRIFT_MS) return;
      if (seen.ms > ms || (seen.ms === ms && seen.counter > counter)) ({ ms, counter } = seen);
    },
    last: () => writeReading(ms, counter),
  };
}
