import type { CalendarDay } from '../calendar/day.ts';
import { failure, type Result, success } from '../result.ts';
import { pointsText } from './amount.ts';
import { LINES_MAX, points, type RedeemedItem, type Redemption } from './entry.ts';

/** Why nothing can be handed over. `insufficientPoints` carries how many points are short, as written. */
export type RedemptionRefusal = 'nothingChosen' | 'tooManyGoods' | 'tooMuch' | 'insufficientPoints';

export type RedemptionContent = Pick<Redemption, 'postedOn' | 'household' | 'items' | 'postings'>;

/** What a basket costs, in hundredths of a point. */
export function basketTotal(items: readonly Pick<RedeemedItem, 'quantity' | 'price'>[]): number {
  return items.reduce((sum, item) => sum + item.quantity * item.price, 0);
}

/**
 * The redemption of a basket against a household's balance. What the household pays, `shop` receives; nobody pays more
 * than they have.
 */
export function redeem(
  household: string,
  items: readonly RedeemedItem[],
  { balance, postedOn }: { balance: number; postedOn: CalendarDay },
): Result<RedemptionContent, RedemptionRefusal> {
  if (items.length === 0) return failure('nothingChosen');
  if (items.length > LINES_MAX) return failure('tooManyGoods', String(LINES_MAX));
  const total = basketTotal(items);
  if (total > balance) return failure('insufficientPoints', pointsText(total - Math.max(balance, 0)));
  if (!points.safeParse(total).success) return failure('tooMuch');
  return success({
    postedOn,
    household,
    items: [...items],
    postings: [
      { account: household, points: -total },
      { account: 'shop', points: total },
    ],
  });
}
