/** The smallest part of a usual page: a handful of documents, which any line that carries anything carries. */
const SHARE_MIN = 1 / 64;

/** What a page grows by after one that came: few steps to the whole, yet not back at once to what has just failed. */
const SHARE_STEP = 1 / 16;

/**
 * How much to ask for at once. A line that keeps breaking, or a proxy that cuts off answers above some size, lets only
 * small ones through (SYNC P5): a page that did not come is halved.
 */
export class PageSize {
  #share = 1;

  /** @param usual how many rows or documents a page has on a good line */
  of(usual: number): number {
    return Math.max(1, Math.floor(usual * this.#share));
  }

  failed(): void {
    this.#share = Math.max(SHARE_MIN, this.#share / 2);
  }

  came(): void {
    this.#share = Math.min(1, this.#share + SHARE_STEP);
  }
}
