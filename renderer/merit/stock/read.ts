import { holdingOn } from '../../../shared/domain/holding.ts';
import { allowanceLeft } from '../../../shared/domain/merit/allowance.ts';
import type { Redemption } from '../../../shared/domain/merit/entry.ts';
import type { Good, ShopRule } from '../../../shared/domain/merit/merit.ts';
import { type AtTheCounter, type EarlierRedemption, priceOn } from '../../../shared/domain/merit/redeeming.ts';
import type { GoodPrice, StockMove, StockOnBooks } from '../../../shared/domain/merit/stock.ts';
import { type Voucher, worthOf } from '../../../shared/domain/merit/voucher.ts';
import { balance, standingPostings } from '../../../shared/store/derived/ledger.ts';
import { partsOfEach } from '../../../shared/store/derived/search.ts';
import { onBooks, stockMovesOf, stockOf } from '../../../shared/store/derived/stock.ts';
import type { StockRow } from '../../../shared/store/deviceDatabase.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';

/** Rules a shop has had, one after another; a new one each year for a long time. */
const RULES_MAX = 200;
/** Different goods of a village's shop; a shelf holds some dozens. */
const GOODS_MAX = 500;
/** Redemptions of one household in one month; some come every week. */
const EARLIER_MAX = 200;

export async function readShopRules(station: Station): Promise<ShopRule[]> {
  const found = await station.find('rules', { selector: { kind: 'shopRule' }, limit: RULES_MAX });
  return (found as unknown as ShopRule[]).filter(({ voided }) => !voided);
}

/** The prices that goods were given from a day on, by the good. */
export async function readPrices(station: Station, goods: readonly string[]): Promise<Map<string, GoodPrice[]>> {
  const ids = await partsOfEach(station.device, goods, 'goodPrice');
  const documents = await station.getMany([...ids.values()].flat());
  const ofEach = ([good, parts]: [string, string[]]): [string, GoodPrice[]] => [
    good,
    parts.flatMap((id) => (documents.get(id) as unknown as GoodPrice | undefined) ?? []),
  ];
  return new Map([...ids].map(ofEach));
}

/** A line of the list of goods: its price today, and how many there are where its stock is kept. */
export interface GoodRow {
  good: Good;
  price: number;
  there: number | undefined;
}

export async function readGoodRows(station: Station, ids: readonly string[]): Promise<GoodRow[]> {
  const [documents, prices, stock] = await Promise.all([
    station.getMany([...ids]),
    readPrices(station, ids),
    stockOf(station.device, ids),
  ]);
  return ids.flatMap((id) => {
    const good = documents.get(id) as unknown as Good | undefined;
    return good ? [{ good, price: priceOn(good, prices.get(id) ?? [], today()), there: stock.get(id) }] : [];
  });
}

/** A move of a good as its page tells it. */
export type WordedMove = StockRow & Pick<Partial<StockMove>, 'from' | 'cost' | 'reason' | 'counted'>;

/** A good in hand: its price today and those of other days, what the books say, and its latest moves. */
export interface OpenGood extends GoodRow {
  prices: GoodPrice[];
  books: StockOnBooks;
  moves: WordedMove[];
  /** Whether there are older moves than these. */
  older: boolean;
}

export async function readGood(station: Station, id: string, moves: number): Promise<OpenGood | undefined> {
  const [row] = await readGoodRows(station, [id]);
  if (!row) return undefined;
  const [prices, books, rows] = await Promise.all([
    readPrices(station, [id]),
    onBooks(station.device, id),
    stockMovesOf(station.device, id, { offset: 0, limit: moves + 1 }),
  ]);
  const shown = rows.slice(0, moves);
  const documents = await station.getMany(shown.map(({ move }) => move));
  const worded = shown.map((one): WordedMove => ({ ...(documents.get(one.move) as Partial<WordedMove>), ...one }));
  return { ...row, prices: prices.get(id) ?? [], books, moves: worded, older: rows.length > moves };
}

/** Goods of which so few are there that more must be had. */
export async function lowGoods(station: Station): Promise<GoodRow[]> {
  const found = await station.find('goods', { selector: { kind: 'good', lowAt: { $exists: true } }, limit: GOODS_MAX });
  const watched = found.filter(({ voided }) => !voided).map(({ id }) => id);
  const rows = await readGoodRows(station, watched);
  return rows.filter(({ good, there }) => there !== undefined && there <= (good.lowAt ?? -1));
}

/** What the counter must know of a household and the goods in its basket, at this moment; and what the goods cost today. */
export async function readCounter(
  station: Station,
  household: string,
  ids: readonly string[],
): Promise<AtTheCounter & { prices: ReadonlyMap<string, number> }> {
  const day = today();
  const [points, rules, rows, earlier] = await Promise.all([
    balance(station.device, household),
    readShopRules(station),
    readGoodRows(station, ids),
    earlierInMonth(station, household, day),
  ]);
  const rule = holdingOn(rules, day);
  return {
    balance: points,
    postedOn: day,
    rule,
    allowance: rule?.laptops && (await readAllowance(station, household, points, rule.laptops)),
    stock: new Map(rows.flatMap(({ good, there }) => (there === undefined ? [] : [[good.id, there] as const]))),
    goods: new Map(rows.map(({ good }) => [good.id, good])),
    prices: new Map(rows.map(({ good, price }) => [good.id, price])),
    earlier,
  };
}

/** Lines of a passbook that can be redemptions; a household redeems a few times a month. */
const REDEEMED_MAX = 5000;

/** Entries by which a household redeems. */
const REDEEMING = ['redemption', 'voucher'];

/** What this laptop may still let a household redeem, where laptops share. */
async function readAllowance(station: Station, household: string, points: number, laptops: number): Promise<number> {
  const rows = await standingPostings(station.device, household, { kinds: REDEEMING, limit: REDEEMED_MAX });
  const documents = await station.getMany(rows.map(({ entry }) => entry));
  let [redeemed, own] = [0, 0];
  for (const { entry, points: moved } of rows) {
    redeemed -= moved;
    if (documents.get(entry)?.device === station.deviceId) own -= moved;
  }
  return allowanceLeft({ balance: points, redeemed, own }, laptops);
}

/** What a household redeemed, in goods and vouchers, since the month began and did not give back. */
async function earlierInMonth(station: Station, household: string, day: string): Promise<EarlierRedemption[]> {
  const span = { from: `${day.slice(0, 7)}-01`, to: day };
  const rows = await standingPostings(station.device, household, { kinds: REDEEMING, limit: EARLIER_MAX, ...span });
  const documents = await station.getMany(rows.map(({ entry }) => entry));
  return rows.flatMap(({ entry }) => {
    const sale = documents.get(entry) as unknown as Redemption | Voucher | undefined;
    return sale ? [asRedeemed(sale)] : [];
  });
}

/** A voucher is as much of the limits as goods of its worth. */
function asRedeemed(sale: Redemption | Voucher): EarlierRedemption {
  if (sale.kind === 'redemption') return sale;
  return {
    postedOn: sale.postedOn,
    items: [{ good: sale.id, name: sale.description, quantity: 1, price: worthOf(sale) }],
  };
}
