import type { ShopRule } from '../../../shared/domain/merit/merit.ts';
import { moveStock, type StockMoveOrder } from '../../../shared/domain/merit/stock.ts';
import { onBooks } from '../../../shared/store/derived/stock.ts';
import type { Content, Station } from '../../../shared/store/station.ts';
import { type Acted, acted } from '../../errors/acted.ts';

/** Moves stock against what the books say at this moment. */
export async function recordStockMove(station: Station, order: StockMoveOrder): Promise<Acted> {
  const made = moveStock(order, await onBooks(station.device, order.good));
  if (!made.ok)
    return { ok: false, problem: { reason: `stock.${made.reason}`, values: { number: made.detail ?? '' } } };
  return acted(await station.create('stockMove', made.value));
}

/** Gives a good another price from a day on; what was redeemed before keeps the price it had. */
export async function recordPrice(station: Station, content: Content<'goodPrice'>): Promise<Acted> {
  return acted(await station.create('goodPrice', content));
}

export type ShopTerms = Pick<ShopRule, 'minimum' | 'dayMax' | 'monthMax' | 'fenPerPoint' | 'clause' | 'validFrom'>;

/** Sets how the shop hands out from a day on; the rule before holds until then. */
export async function setShopRule(station: Station, terms: ShopTerms): Promise<Acted> {
  return acted(await station.create('shopRule', terms));
}
