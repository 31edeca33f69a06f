import type { CalendarDay } from '../calendar/day.ts';
import { latestBy } from '../latest.ts';
import { failure, type Result, success } from '../result.ts';
import { HUNDREDTHS, pointsText } from './amount.ts';
import { LINES_MAX, points, type RedeemedItem, type Redemption, type TopUp } from './entry.ts';
import type { Good, ShopRule } from './merit.ts';
import type { GoodPrice } from './stock.ts';

/**
 * Why nothing can be handed over. What is short or left is the detail, as written: points, or a good with its number.
 */
export type RedemptionRefusal =
  | 'nothingChosen'
  | 'tooManyGoods'
  | 'tooMuch'
  | 'insufficientPoints'
  | 'outOfStock'
  | 'belowMinimum'
  | 'overDayMax'
  | 'overMonthMax'
  | 'overGoodMax'
  | 'overAllowance';

export type RedemptionContent = Pick<Redemption, 'postedOn' | 'household' | 'items' | 'topUp' | 'postings'>;

/** What a household redeemed before and did not give back. */
export type EarlierRedemption = Pick<Redemption, 'postedOn' | 'items'>;

/** What the counter knows when a basket is handed over. */
export interface AtTheCounter {
  /** What the household has, in hundredths of a point. */
  balance: number;
  postedOn: CalendarDay;
  rule?: Pick<ShopRule, 'minimum' | 'dayMax' | 'monthMax' | 'fenPerPoint'> | undefined;
  /** How many there are of each good; one whose stock was never moved is not in it and not held up. */
  stock?: ReadonlyMap<string, number>;
  goods?: ReadonlyMap<string, Pick<Good, 'unit' | 'monthlyMax'>>;
  /** Of the same household in the same month. */
  earlier?: readonly EarlierRedemption[];
  /** What this laptop may still hand out to the household, where laptops share (`allowanceLeft`). */
  allowance?: number | undefined;
  /** Whether what the points do not reach for is paid in cash. */
  withCash?: boolean;
}

/** What a basket costs, in hundredths of a point. */
export function basketTotal(items: readonly Pick<RedeemedItem, 'quantity' | 'price'>[]): number {
  return items.reduce((sum, item) => sum + item.quantity * item.price, 0);
}

/** A good's price on a day: the one from the latest day that has come, else the good's own. */
export function priceOn(good: Pick<Good, 'price'>, prices: Iterable<GoodPrice>, day: CalendarDay): number {
  const come = [...latestBy(prices, ({ from }) => from).values()].filter(({ from }) => from <= day);
  const last = come.sort((a, b) => (a.from < b.from ? 1 : -1))[0];
  return last?.price ?? good.price;
}

/**
 * The redemption of a basket against a household's balance. What the household pays, `shop` receives; nobody pays more
 * points than they have, nothing leaves that is not there, and the shop's rule of the day holds.
 */
export function redeem(
  household: string,
  items: readonly RedeemedItem[],
  counter: AtTheCounter,
): Result<RedemptionContent, RedemptionRefusal> {
  const { balance, postedOn, rule, withCash } = counter;
  if (items.length === 0) return failure('nothingChosen');
  if (items.length > LINES_MAX) return failure('tooManyGoods', String(LINES_MAX));
  const total = basketTotal(items);
  if (!points.safeParse(total).success) return failure('tooMuch');
  const against = missing(items, counter) ?? overLimit(items, total, counter);
  if (against) return against;
  const cash = withCash ? topUpFor(total, balance, rule?.fenPerPoint) : undefined;
  const paid = total - (cash?.points ?? 0);
  if (paid > balance) return failure('insufficientPoints', pointsText(total - Math.max(balance, 0)));
  if (paid > (counter.allowance ?? balance)) return failure('overAllowance', pointsText(counter.allowance ?? 0));
  return success({
    postedOn,
    household,
    items: [...items],
    ...(cash && { topUp: cash }),
    postings: [
      { account: household, points: -paid },
      { account: 'shop', points: paid },
    ],
  });
}

/**
 * What is paid in cash for the points that a household lacks, part of a fen rounded up; nothing where the shop takes no
 * cash, the points reach, or there are none at all to top up.
 */
export function topUpFor(total: number, balance: number, fenPerPoint: number | undefined): TopUp | undefined {
  const short = total - balance;
  if (fenPerPoint === undefined || short <= 0 || balance <= 0) return undefined;
  return { points: short, fen: Math.ceil((short * fenPerPoint) / HUNDREDTHS) };
}

function missing(items: readonly RedeemedItem[], { stock, goods }: AtTheCounter) {
  for (const [good, { name, quantity }] of quantitiesOf(items)) {
    const there = stock?.get(good);
    if (there === undefined || quantity <= there) continue;
    return failure('outOfStock', numbered(name, Math.max(there, 0), goods?.get(good)?.unit));
  }
  return undefined;
}

function overLimit(items: readonly RedeemedItem[], total: number, counter: AtTheCounter) {
  const { rule, postedOn, goods, earlier = [] } = counter;
  if (rule?.minimum !== undefined && total < rule.minimum) return failure('belowMinimum', pointsText(rule.minimum));
  const spent = (of: readonly EarlierRedemption[]) => of.reduce((sum, one) => sum + basketTotal(one.items), 0);
  const today = spent(earlier.filter((one) => one.postedOn === postedOn));
  if (rule?.dayMax !== undefined && today + total > rule.dayMax) {
    return failure('overDayMax', pointsText(Math.max(rule.dayMax - today, 0)));
  }
  const inMonth = spent(earlier);
  if (rule?.monthMax !== undefined && inMonth + total > rule.monthMax) {
    return failure('overMonthMax', pointsText(Math.max(rule.monthMax - inMonth, 0)));
  }
  const had = quantitiesOf(earlier.flatMap((one) => one.items));
  for (const [good, { name, quantity }] of quantitiesOf(items)) {
    const { monthlyMax, unit } = goods?.get(good) ?? {};
    const before = had.get(good)?.quantity ?? 0;
    if (monthlyMax === undefined || before + quantity <= monthlyMax) continue;
    return failure('overGoodMax', numbered(name, Math.max(monthlyMax - before, 0), unit));
  }
  return undefined;
}

function quantitiesOf(items: readonly RedeemedItem[]): Map<string, { name: string; quantity: number }> {
  const sums = new Map<string, { name: string; quantity: number }>();
  for (const { good, name, quantity } of items) {
    sums.set(good, { name, quantity: (sums.get(good)?.quantity ?? 0) + quantity });
  }
  return sums;
}

function numbered(name: string, number: number, unit = ''): string {
  return `${name} ${number} ${unit}`.trim();
}
