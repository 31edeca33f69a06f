import { z } from 'zod';
import { calendarDate, envelope, line, reference } from '../document.ts';

/** Points in hundredths; the bound keeps every sum of a station's entries an exact number. */
export const points = z.int().min(-1_000_000_00).max(1_000_000_00);

/** What something costs, in hundredths of a point: never nothing, and never a gift of points. */
export const price = z.int().min(1).max(1_000_000_00);

/**
 * The station's own accounts: `issue`, what the village has granted; `shop`, what has been redeemed there; `merchants`,
 * what partner merchants were paid for; `vouchers`, what is in households' hands to be spent at them; `expiry`, what a
 * period rule has let lapse; `opening`, what was brought over from the paper ledger.
 */
export const STATION_ACCOUNTS = ['issue', 'shop', 'vouchers', 'merchants', 'expiry', 'opening'] as const;
export type StationAccount = (typeof STATION_ACCOUNTS)[number];

/** An account of the merit bank: the document id of a household, a person or a merchant, or one of the station's own. */
export const account = z.union([reference, z.enum(STATION_ACCOUNTS)]);
export type Account = z.infer<typeof account>;

/** Debits and credits of one entry sum to nothing. */
export const postings = z
  .array(z.object({ account, points }))
  .min(2)
  .max(20)
  .refine((entries) => entries.reduce((sum, entry) => sum + entry.points, 0) === 0, {
    error: 'debits and credits differ',
    // The same rule for the county's validator, which cannot read the function.
    params: { zeroSum: 'points' },
  });
export type Posting = z.infer<typeof postings>[number];

/** More entries than one device writes in a lifetime; RxDB wants a bound for what it indexes. */
export const CHAIN_MAX = 100_000_000;

/**
 * An entry's place among those of the device that wrote it: the running number, from 1, and the id of the entry before,
 * which certifies that one's content and through it all earlier ones. One that is taken away leaves a gap.
 */
export const chain = z.object({ number: z.int().min(1).max(CHAIN_MAX), previous: reference.optional() });
export type Chain = z.infer<typeof chain>;

/** What every entry of the ledger carries beside the envelope. */
export const entryFields = {
  postedOn: calendarDate,
  postings,
  /** Given by the store when the entry is written. */
  chain,
};

/** A deposit of points (存): from `issue` to the household or person, for a deed that was judged. */
export const deposit = envelope.extend({
  kind: z.literal('deposit'),
  ...entryFields,
  deed: reference,
  judgement: reference,
  description: line,
});
export type Deposit = z.infer<typeof deposit>;

/** How many different goods one redemption carries: more than a household carries home. */
export const LINES_MAX = 100;

/** Goods handed over: so many of one good at so many hundredths of a point each. */
export const redeemedItem = z.object({
  good: reference,
  name: line,
  quantity: z.int().min(1).max(100_000),
  price,
});
export type RedeemedItem = z.infer<typeof redeemedItem>;

/** Fen; a shop neither buys nor takes in more than a million yuan at once. */
export const fen = z.int().min(0).max(100_000_000);

/** What was paid in cash where points did not reach: for how many hundredths of a point, and how many fen. */
export const topUp = z.object({ points: price, fen });
export type TopUp = z.infer<typeof topUp>;

/**
 * A redemption (兑): merit postings and stock moves in one fact (SYNC S4). Cash stands beside the postings and never in
 * them: the ledger is of points.
 */
export const redemption = envelope.extend({
  kind: z.literal('redemption'),
  ...entryFields,
  household: reference,
  items: z.array(redeemedItem).min(1).max(LINES_MAX),
  topUp: topUp.optional(),
});
export type Redemption = z.infer<typeof redemption>;

/** The balance that a household or person brings over from the paper ledger: from `opening`, once for each account. */
export const opening = envelope.extend({
  kind: z.literal('opening'),
  ...entryFields,
  account: reference,
  /** Where it stood: the file's name, the sheet, and the row as the spreadsheet numbers it. */
  source: z.object({ file: line, sheet: line, row: z.int().min(1).max(2_000_000) }),
  description: line,
});
export type Opening = z.infer<typeof opening>;

/** A period, as `2026`, `2026-Q1` or `2026-03`. */
export const period = z.string().regex(/^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/);

/** What a period rule let lapse of one account at the end of one period: from the account to `expiry`, once for both. */
export const expiry = envelope.extend({
  kind: z.literal('expiry'),
  ...entryFields,
  account: reference,
  rule: reference,
  period,
  description: line,
});
export type Expiry = z.infer<typeof expiry>;

/**
 * What a village lets a household off that redeemed more than it had, as two laptops apart may let it: from `issue`, on
 * somebody's decision, once a day for one account.
 */
export const waiver = envelope.extend({
  kind: z.literal('waiver'),
  ...entryFields,
  account: reference,
  /** Who decided it, such as 村两委. */
  decidedBy: line.min(1),
  reason: line.min(1),
  description: line,
});
export type Waiver = z.infer<typeof waiver>;

/** The longest name of an act: the kind, the account's id (84) and the period. */
const ACT_MAX = 200;

/** The correction of an entry: its postings the other way round, and why. An entry is reversed once. */
export const reversal = envelope.extend({
  kind: z.literal('reversal'),
  ...entryFields,
  reverses: reference,
  /** What the reversed entry was about, its `actOf`. */
  act: z.string().max(ACT_MAX),
  /** The deed whose deposit was reversed: it waits for its deposit again. */
  deed: reference.optional(),
  reason: line.min(1),
  /** Goods that came back to the shop. */
  items: z.array(redeemedItem).max(LINES_MAX).optional(),
});
export type Reversal = z.infer<typeof reversal>;
