import type { Surroundings } from './sync.ts';

/** Something happened, counted, so that what happens between a look and a wait is not slept through. */
export class Wake {
  #count = 0;
  #sleepers = new Set<() => void>();

  now(): void {
    this.#count += 1;
    for (const wake of [...this.#sleepers]) wake();
  }

  mark(): number {
    return this.#count;
  }

  /** Resolves once something has happened after the mark, or when `stop` is given. */
  after(mark: number, stop: AbortSignal): Promise<void> {
    if (this.#count > mark || stop.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = () => {
        this.#sleepers.delete(wake);
        stop.removeEventListener('abort', wake);
        resolve();
      };
      this.#sleepers.add(wake);
      stop.addEventListener('abort', wake, { once: true });
    });
  }

  /** Sleeps for `ms`, less where something happens after the mark or `stop` is given. Leaves nothing waiting behind. */
  async sleep(ms: number, mark: number, stop: AbortSignal, around: Pick<Surroundings, 'sleep'>): Promise<void> {
    const end = new AbortController();
    void this.after(mark, AbortSignal.any([stop, end.signal])).then(() => end.abort());
    await around.sleep(ms, end.signal);
    end.abort();
  }
}
