/**
 * Rows in their order, fetched as they come into sight: a list never holds all of them.
 * `page` gives rows `from` (inclusive, from 0) to `to` (exclusive), fewer at the end.
 */
export interface RowSource<Row> {
  count(): Promise<number>;
  page(from: number, to: number): Promise<readonly Row[]>;
  /** Calls back whenever count or rows may differ; returns how to stop it. */
  onChange?(changed: () => void): () => void;
}

/** The source of rows that are few and at hand, such as the choices of a form. */
export function rowsAtHand<Row>(rows: readonly Row[]): RowSource<Row> {
  return { count: async () => rows.length, page: async (from, to) => rows.slice(from, to) };
}

/**
 * A source of documents known by their ids: ids are short, so all of them may be held, the documents only in pages.
 * @param watchIds calls back with the ids in their order, now and whenever they change.
 * @param read the rows of some ids, in the same order.
 */
export function rowsOfIds<Row>(
  watchIds: (take: (ids: readonly string[]) => void) => () => void,
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): RowSource<Row> {
  let ids: readonly string[] | undefined;
  let waiting: ((ids: readonly string[]) => void)[] = [];
  const listeners = new Set<() => void>();
  let stop: (() => void) | undefined;

  const take = (next: readonly string[]) => {
    ids = next;
    for (const resolve of waiting) resolve(next);
    waiting = [];
    for (const listener of listeners) listener();
  };
  const known = () => (ids ? Promise.resolve(ids) : new Promise<readonly string[]>((resolve) => waiting.push(resolve)));

  return {
    count: async () => (await known()).length,
    page: async (from, to) => read((await known()).slice(from, to)),
    onChange(changed) {
      listeners.add(changed);
      stop ??= watchIds(take);
      return () => {
        listeners.delete(changed);
        if (listeners.size > 0) return;
        stop?.();
        stop = undefined;
      };
    },
  };
}
