import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import type { RowSource } from './source.ts';

/** Rows fetched at once: some three screens full. */
const PAGE = 60;

/** Pages kept; those farthest from what is in sight go first. 30 × 60 rows is far more than one scrolls back and forth. */
const PAGES_MAX = 30;

export interface Rows<Row> {
  /** Undefined until the source has answered for the first time. */
  count: number | undefined;
  /** The row at a place, or undefined while it is being fetched. */
  at(index: number): Row | undefined;
  /** Says which rows are in sight, so that they are fetched. */
  want(from: number, to: number): void;
  problem: Problem | undefined;
}

interface Held<Row> {
  count: number | undefined;
  pages: ReadonlyMap<number, readonly Row[]>;
  problem: Problem | undefined;
}

/** Drops the pages farthest from the one just read until no more than `PAGES_MAX` are held. */
function nearest<Row>(pages: Map<number, readonly Row[]>, around: number): Map<number, readonly Row[]> {
  const byDistance = [...pages.keys()].sort((a, b) => Math.abs(a - around) - Math.abs(b - around));
  for (const page of byDistance.slice(PAGES_MAX)) pages.delete(page);
  return pages;
}

/** The rows of a source, fetched in pages. When the source changes, what is shown stays until the new rows are there. */
export function useRows<Row>(source: RowSource<Row>): Rows<Row> {
  const [held, setHeld] = useState<Held<Row>>({ count: undefined, pages: new Map(), problem: undefined });
  const inSight = useRef<[number, number]>([0, PAGE]);
  const asked = useRef(new Set<number>());
  /** Counts the states of the source; an answer to an older question is dropped. */
  const turn = useRef(0);

  const fail = useCallback((error: unknown) => {
    console.error(error);
    setHeld((before) => ({ ...before, problem: problemOf(error) }));
  }, []);

  const fetchPage = useCallback(
    async (page: number) => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = turn.current;
      const rows = await source.page(page * PAGE, (page + 1) * PAGE).catch((error: unknown) => {
        asked.current.delete(page);
        throw error;
      });
      if (mine !== turn.current) return;
      setHeld((before) => {
        const pages = nearest(new Map(before.pages).set(page, rows), page);
        asked.current = new Set([...asked.current].filter((one) => one === page || pages.has(one)));
        return { ...before, pages };
      });
    },
    [source],
  );

  /** Count and the pages in sight, shown in one step, so that nothing flickers in between. */
  const renew = useCallback(async () => {
    turn.current += 1;
    const mine = turn.current;
    const [from, to] = inSight.current;
    const first = Math.floor(from / PAGE);
    const wanted = Array.from({ length: Math.floor(Math.max(to - 1, from) / PAGE) - first + 1 }, (_, n) => first + n);
    asked.current = new Set(wanted);
    const [count, ...pages] = await Promise.all([
      source.count(),
      ...wanted.map((page) => source.page(page * PAGE, (page + 1) * PAGE)),
    ]);
    if (mine !== turn.current) return;
    setHeld({ count, pages: new Map(wanted.map((page, n) => [page, pages[n] ?? []])), problem: undefined });
  }, [source]);

  useEffect(() => {
    const stop = source.onChange?.(() => void renew().catch(fail));
    void renew().catch(fail);
    return () => {
      turn.current += 1;
      stop?.();
    };
  }, [source, renew, fail]);

  const want = useCallback(
    (from: number, to: number) => {
      inSight.current = [from, to];
      for (let page = Math.floor(from / PAGE); page * PAGE < to; page += 1) void fetchPage(page).catch(fail);
    },
    [fetchPage, fail],
  );

  return useMemo(
    () => ({
      count: held.count,
      at: (index: number) => held.pages.get(Math.floor(index / PAGE))?.[index % PAGE],
      want,
      problem: held.problem,
    }),
    [held, want],
  );
}
