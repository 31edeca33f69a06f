import { z } from 'zod';
import { calendarDate, envelope, line, reference } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import { fen, price, type RedeemedItem } from './entry.ts';

/** More of one good than a village's shop holds; the bound keeps sums exact. */
const QUANTITY_MAX = 1_000_000;

/** How goods come in and go out beside the counter: given, paid for, counted on the shelf, spoilt or lost. */
export const stockWay = z.enum(['donated', 'bought', 'counted', 'writtenOff']);
export type StockWay = z.infer<typeof stockWay>;

/**
 * A move of one good's stock (入库, 盘点, 报损). A count states what was found and what the books said; its `change` is the
 * difference, so that two laptops that moved stock apart come to the same sum in whatever order they meet.
 */
export const stockMove = envelope.extend({
  kind: z.literal('stockMove'),
  good: reference,
  on: calendarDate,
  way: stockWay,
  /** What the stock gains by it, negative where it loses. */
  change: z.int().min(-QUANTITY_MAX).max(QUANTITY_MAX),
  /** What was found on the shelf, where it was counted. */
  counted: z.int().min(0).max(QUANTITY_MAX).optional(),
  /** Who gave it or from whom it was bought. */
  from: line.optional(),
  /** What all of it cost, in fen, where it was bought. */
  cost: fen.optional(),
  reason: line,
});
export type StockMove = z.infer<typeof stockMove>;

export type StockMoveContent = Pick<
  StockMove,
  'good' | 'on' | 'way' | 'change' | 'counted' | 'from' | 'cost' | 'reason'
>;

/** What a clerk says of a move: how many came, are spoilt, or were found. */
export interface StockMoveOrder {
  good: string;
  on: string;
  way: StockWay;
  quantity: number;
  from?: string | undefined;
  cost?: number | undefined;
  reason: string;
}

/**
 * Why stock is not moved. `moreThanThere` carries how many there are; `reasonMissing` for what is written off and a
 * count that differs; `countFirst` carries how many were sold while nobody kept the stock.
 */
export type StockRefusal = 'nothingMoved' | 'moreThanThere' | 'reasonMissing' | 'giverMissing' | 'countFirst';

/** What the books say of a good. Its stock is kept once some came in or it was counted; before that, it may only have been sold. */
export interface StockOnBooks {
  quantity: number;
  isKept: boolean;
}

export function moveStock(order: StockMoveOrder, books: StockOnBooks): Result<StockMoveContent, StockRefusal> {
  const { good, on, way, quantity, from, cost } = order;
  const reason = order.reason.trim();
  const told = { good, on, way, reason };
  if (way === 'counted') {
    const change = quantity - books.quantity;
    if (change !== 0 && books.isKept && reason === '') return failure('reasonMissing');
    return success({ ...told, change, counted: quantity });
  }
  if (quantity < 1) return failure('nothingMoved');
  if (way === 'writtenOff') {
    if (quantity > books.quantity) return failure('moreThanThere', String(Math.max(books.quantity, 0)));
    return reason === '' ? failure('reasonMissing') : success({ ...told, change: -quantity });
  }
  if (!books.isKept && books.quantity < 0) return failure('countFirst', String(-books.quantity));
  if (way === 'donated' && !from?.trim()) return failure('giverMissing');
  return success({
    ...told,
    change: quantity,
    ...(from?.trim() && { from: from.trim() }),
    ...(way === 'bought' && cost !== undefined && { cost }),
  });
}

/** One good's part in a document that moves stock. */
export interface StockChange {
  good: string;
  change: number;
}

/** What goods handed over take from the stock. A redemption that was taken back takes nothing. */
export function handedOver(items: readonly Pick<RedeemedItem, 'good' | 'quantity'>[]): StockChange[] {
  return items.map(({ good, quantity }) => ({ good, change: -quantity }));
}

/** A good's price from a day on; the good's own holds before the first. */
export const goodPrice = envelope.extend({
  kind: z.literal('goodPrice'),
  good: reference,
  from: calendarDate,
  price,
  reason: line,
});
export type GoodPrice = z.infer<typeof goodPrice>;
