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
}
