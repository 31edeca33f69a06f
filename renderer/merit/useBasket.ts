import { useEffect, useMemo, useState } from 'react';
import { z } from 'zod';
import { good as goodId } from '../../shared/domain/merit/merit.ts';
import type { Problem } from '../errors/problem.ts';
import { problemOf } from '../errors/problemOf.ts';
import { DraftWriter, useDrafts } from '../form/drafts.ts';

/** A line of the basket as typed: the quantity is read when it counts. */
const line = z.object({
  good: goodId.shape.id,
  name: goodId.shape.name,
  unit: goodId.shape.unit,
  price: goodId.shape.price,
  quantity: z.string(),
});
export type BasketLine = z.infer<typeof line>;

export interface Basket {
  ready: boolean;
  lines: readonly BasketLine[];
  put(lines: readonly BasketLine[]): void;
  /** The goods are handed over: the basket goes from the disk too. */
  clear(): Promise<void>;
  trouble: Problem | undefined;
}

/** What a household wants at the counter, kept as typed until it is on the record. */
export function useBasket(household: string): Basket {
  const drafts = useDrafts();
  const [lines, setLines] = useState<readonly BasketLine[]>([]);
  const [ready, setReady] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const writer = useMemo(
    () => new DraftWriter(drafts, `${household}/redemption`, (error) => setTrouble(problemOf(error))),
    [drafts, household],
  );

  useEffect(() => {
    let current = true;
    drafts.load(`${household}/redemption`).then(
      (draft) => {
        if (!current) return;
        setLines(linesIn(draft?.values.lines));
        setReady(true);
      },
      (error: unknown) => current && setTrouble(problemOf(error)),
    );
    return () => {
      current = false;
    };
  }, [drafts, household]);

  return {
    ready,
    lines,
    put(next) {
      setLines(next);
      if (next.length === 0) void writer.clear();
      else writer.save({ lines: JSON.stringify(next) });
    },
    async clear() {
      setLines([]);
      await writer.clear();
    },
    trouble,
  };
}

function linesIn(kept: unknown): BasketLine[] {
  try {
    return z.array(line).parse(JSON.parse(String(kept)));
  } catch {
    return [];
  }
}
