import type { Transport } from '../transport.ts';

/** What is known of the line at this moment. */
export interface LineSigns {
  /** The clerk has said that this line is paid for by what goes over it. */
  metered: boolean;
  /** The system asks programs to save data, or calls the line one of the second generation; where it says so. */
  saveData: boolean;
  effectiveType: string | undefined;
  /** As measured lately; undefined where nothing large went over it. */
  bytesPerSecond: number | undefined;
}

export type Line = 'good' | 'metered' | 'slow';

/** Below this a photo of 300 kB takes more than a quarter of a minute, in which records would wait (SYNC V3). */
export const SLOW_BYTES_PER_SECOND = 16 * 1024;

const SLOW_TYPES = new Set(['slow-2g', '2g']);

/** Whether files may go over the line unasked (SYNC V3). What is measured counts for more than what the system guesses. */
export function lineOf({ metered, saveData, effectiveType, bytesPerSecond }: LineSigns): Line {
  if (metered || saveData) return 'metered';
  if (bytesPerSecond !== undefined) return bytesPerSecond < SLOW_BYTES_PER_SECOND ? 'slow' : 'good';
  return effectiveType !== undefined && SLOW_TYPES.has(effectiveType) ? 'slow' : 'good';
}

/** Exchanges of fewer bytes measure how long the way is, not how wide. */
const MEASURED_BYTES_MIN = 16 * 1024;

/** For how long a measurement is believed: then files try the line again. */
const BELIEVED_MS = 10 * 60_000;

/** Measures the line by the larger exchanges of whatever goes over it. */
export class LineMeter {
  #last: { bytesPerSecond: number; at: number } | undefined;
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Bytes in a second; undefined where nothing was measured lately. */
  get bytesPerSecond(): number | undefined {
    const { bytesPerSecond, at } = this.#last ?? { bytesPerSecond: undefined, at: 0 };
    return this.#now() - at > BELIEVED_MS ? undefined : bytesPerSecond;
  }

  /** The same transport, measured. */
  measuring(transport: Transport): Transport {
    return {
      exchange: async (request, stop) => {
        const started = this.#now();
        const exchange = await transport.exchange(request, stop);
        // A long poll waits for something to happen, not for the line.
        const isWaiting = request.query?.feed === 'longpoll';
        if (exchange.ok && !isWaiting && exchange.value.bytes >= MEASURED_BYTES_MIN) {
          const seconds = Math.max(this.#now() - started, 1) / 1000;
          this.#last = { bytesPerSecond: exchange.value.bytes / seconds, at: this.#now() };
        }
        return exchange;
      },
    };
  }
}
