/** Ends a conversation that has gone silent, or whose asker has gone. */
export interface Silence {
  /** Aborts when the limit has passed, or the asker's own signal aborts. */
  readonly signal: AbortSignal;
  /** The same bytes; each starts the limit anew. Its end, or its reader's leaving, ends the watch. */
  watch(body: ReadableStream<Uint8Array>, then: 'goOn' | 'end'): ReadableStream<Uint8Array>;
  /** Something was heard: the limit starts anew, with another length from now on. */
  heard(limit: number): void;
  /** Whether it was the limit that ended it. */
  passed(): boolean;
  /** Nothing more is to come; without it the timer keeps the process alive. */
  end(): void;
}

/** @param limit in milliseconds, until the first sign of life and between any two after it */
export function silenceLimit(limit: number, asker: AbortSignal): Silence {
  const ours = new AbortController();
  let length = limit;
  let timer = setTimeout(pass, length);
  let passed = false;

  function pass(): void {
    passed = true;
    stop();
  }
  function stop(): void {
    end();
    ours.abort();
  }
  function heard(): void {
    if (ours.signal.aborted) return;
    clearTimeout(timer);
    timer = setTimeout(pass, length);
  }
  function end(): void {
    clearTimeout(timer);
    asker.removeEventListener('abort', stop);
  }

  if (asker.aborted) stop();
  else asker.addEventListener('abort', stop, { once: true });

  return {
    signal: ours.signal,
    heard(next) {
      length = next;
      heard();
    },
    passed: () => passed,
    end,
    watch: (body, then) => watched(body.getReader(), { heard, finished: then === 'end' ? end : () => {}, left: stop }),
  };
}

function watched(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  on: { heard(): void; finished(): void; left(): void },
): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (done) {
          on.finished();
          controller.close();
        } else {
          on.heard();
          controller.enqueue(value);
        }
      } catch (error) {
        on.finished();
        controller.error(error);
      }
    },
    async cancel(reason) {
      on.left();
      await reader.cancel(reason).catch(() => undefined);
    },
  });
}
