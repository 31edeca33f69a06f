/** Long enough for the derived tables to follow the write that was heard of, too short to be seen. */
export const SETTLE_MS = 30;

/** An import writes hundreds of times a second; nobody reads a screen that changes more than a few times in one. */
export const GAP_MS = 300;

/**
 * An act that is asked for often and done seldom: soon after the first call, then once for all calls that came in the
 * meantime, with a pause after each turn that grows with what the turn cost. The last call is never lost.
 */
export function coalesced(act: () => void | Promise<void>): { call(): void; stop(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let again = false;
  let stopped = false;
  let quietUntil = 0;

  const run = async () => {
    timer = undefined;
    running = true;
    const began = Date.now();
    try {
      await act();
    } finally {
      running = false;
      const cost = Date.now() - began;
      quietUntil = Date.now() + Math.max(GAP_MS, cost);
      if (again) call();
    }
  };
  const call = () => {
    if (stopped || timer !== undefined) return;
    again = running;
    if (running) return;
    timer = setTimeout(() => void run(), Math.max(SETTLE_MS, quietUntil - Date.now()));
  };
  return {
    call,
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
