import { z } from 'zod';
import {
  moveStock,
  type StockMoveOrder,
  type StockOnBooks,
  type StockRefusal,
  type StockWay,
  stockMove,
} from '../../../shared/domain/merit/stock.ts';
import type { Field, FormPlan } from '../../form/plan.ts';

/** Beside which field a refusal is told. */
const FIELD_OF: Record<StockRefusal, string> = {
  nothingMoved: 'quantity',
  moreThanThere: 'quantity',
  reasonMissing: 'reason',
  giverMissing: 'from',
  countFirst: 'quantity',
};

const schema = stockMove
  .pick({ on: true, from: true, cost: true, reason: true })
  .extend({ quantity: z.int().min(0).max(1_000_000) });

const OWN_FIELDS: Readonly<Record<StockWay, readonly Field[]>> = {
  donated: [{ name: 'from', shape: { as: 'text' }, required: true }],
  bought: [
    { name: 'from', shape: { as: 'text' } },
    { name: 'cost', shape: { as: 'money' } },
  ],
  counted: [],
  writtenOff: [],
};

/** What is written down of a move of stock, held against what the books say. */
export function movePlan(good: string, way: StockWay, books: StockOnBooks): FormPlan {
  return {
    kind: 'stockMove',
    schema,
    groups: [
      {
        name: 'move',
        fields: [
          { name: 'quantity', shape: { as: 'number' } },
          ...OWN_FIELDS[way],
          { name: 'reason', shape: { as: 'text' } },
          { name: 'on', shape: { as: 'date', lean: 'past' } },
        ],
      },
    ],
    check: (content) => {
      if (typeof content.quantity !== 'number') return [];
      const made = moveStock(orderOf(good, way, content), books);
      if (made.ok) return [];
      return [{ field: FIELD_OF[made.reason], reason: `stock.${made.reason}`, values: { number: made.detail ?? '' } }];
    },
  };
}

/** What the form says, as an order to move stock. */
export function orderOf(good: string, way: StockWay, content: Record<string, unknown>): StockMoveOrder {
  const { on, quantity, from, cost, reason = '' } = content as Partial<StockMoveOrder>;
  return { good, way, on: on ?? '', quantity: quantity ?? 0, from, cost, reason };
}
