import { z } from 'zod';
import { addDays, type CalendarDay } from '../calendar/day.ts';
import { calendarDate, envelope, line, recordFields, reference } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import { HUNDREDTHS, pointsText } from './amount.ts';
import { daysOf, type Month, month } from './books.ts';
import { entryFields, fen, price } from './entry.ts';

/** A shop beyond the station's own that takes points: a partner merchant (合作商家). */
export const merchant = envelope.extend({
  kind: z.literal('merchant'),
  ...recordFields,
  name: line.min(1),
  /** What it sells. */
  trade: line,
  contact: line,
  phone: line,
  /** What the village pays for one whole point, in fen, as agreed with it. */
  fenPerPoint: z.int().min(1).max(100_000).optional(),
});
export type Merchant = z.infer<typeof merchant>;

/** Points that a household has in its hand as a voucher (商家券): from its account to `vouchers`, spent at a merchant once. */
export const voucher = envelope.extend({
  kind: z.literal('voucher'),
  ...entryFields,
  household: reference,
  /** The last day on which a merchant may take it. */
  validUntil: calendarDate,
  description: line,
});
export type Voucher = z.infer<typeof voucher>;
export type VoucherContent = Pick<Voucher, 'postedOn' | 'household' | 'validUntil' | 'description' | 'postings'>;

/** What a voucher is worth, in hundredths of a point. */
export function worthOf({ postings }: Pick<Voucher, 'postings'>): number {
  return postings.find(({ account }) => account === 'vouchers')?.points ?? 0;
}

/** A voucher that a merchant brought: from `vouchers` to the merchant's account. */
export const takenVoucher = envelope.extend({
  kind: z.literal('takenVoucher'),
  ...entryFields,
  voucher: reference,
  merchant: reference,
  description: line,
});
export type TakenVoucher = z.infer<typeof takenVoucher>;
export type TakenVoucherContent = Pick<TakenVoucher, 'postedOn' | 'voucher' | 'merchant' | 'description' | 'postings'>;

/** Vouchers of one settlement: some 60 kB of ids, and more than a village's merchant brings in a month. */
export const SETTLED_MAX = 1000;

/** What a merchant was paid for a month's vouchers (结算): from its account to `merchants`, once a month. */
export const settlement = envelope.extend({
  kind: z.literal('settlement'),
  ...entryFields,
  merchant: reference,
  month,
  /** The vouchers that it pays for, as they were taken in: each is paid for once, also one that another laptop brings late. */
  vouchers: z.array(reference).min(1).max(SETTLED_MAX),
  /** What was paid. */
  fen,
  description: line,
});
export type Settlement = z.infer<typeof settlement>;
export type SettlementContent = Pick<
  Settlement,
  'postedOn' | 'merchant' | 'month' | 'vouchers' | 'fen' | 'description' | 'postings'
>;

/** How long a voucher holds where nothing else is said: a season, which outlasts any redemption day. */
export const VOUCHER_DAYS = 90;

export function usualEnd(today: CalendarDay): CalendarDay {
  return addDays(today, VOUCHER_DAYS);
}

/** Why no voucher is given; the detail of `insufficientPoints` is what is missing, as written. */
export type VoucherRefusal =
  | 'noPoints'
  | 'insufficientPoints'
  | 'endsBefore'
  | 'overDayMax'
  | 'overMonthMax'
  | 'overAllowance';

/** What the counter knows of a household that asks for a voucher, all in hundredths of a point. */
export interface VoucherCounter {
  balance: number;
  postedOn: CalendarDay;
  /** The shop's limits, and what was redeemed of them, in goods and in vouchers. */
  dayMax?: number | undefined;
  monthMax?: number | undefined;
  today: number;
  inMonth: number;
  /** What this laptop may still hand out, where laptops share (`allowanceLeft`). */
  allowance?: number | undefined;
}

export function giveVoucher(
  household: string,
  { points, validUntil }: { points: number; validUntil: CalendarDay },
  counter: VoucherCounter,
): Result<VoucherContent, VoucherRefusal> {
  const { balance, postedOn, dayMax, monthMax, today, inMonth } = counter;
  if (!price.safeParse(points).success) return failure('noPoints');
  if (validUntil < postedOn) return failure('endsBefore');
  if (points > balance) return failure('insufficientPoints', pointsText(points - Math.max(balance, 0)));
  const { allowance = balance } = counter;
  if (points > allowance) return failure('overAllowance', pointsText(allowance));
  if (dayMax !== undefined && today + points > dayMax) return failure('overDayMax', left(dayMax, today));
  if (monthMax !== undefined && inMonth + points > monthMax) return failure('overMonthMax', left(monthMax, inMonth));
  return success({
    ...{ postedOn, household, validUntil },
    description: `商家券 ${pointsText(points)} 分`,
    postings: [
      { account: household, points: -points },
      { account: 'vouchers', points },
    ],
  });
}

function left(most: number, had: number): string {
  return pointsText(Math.max(most - had, 0));
}

/** A voucher as its signed code says it; its entry need not be on this laptop yet. */
export interface PresentedVoucher {
  id: string;
  points: number;
  validUntil: CalendarDay;
}

/** What is known of it here: whether it was taken before, or given back by the household. */
export interface VoucherStanding {
  taken: boolean;
  givenBack: boolean;
}

/** Why a voucher is not taken. */
export type TakingRefusal = 'alreadyTaken' | 'givenBack' | 'expired' | 'noPoints';

/**
 * A merchant brings a voucher. Two laptops apart may take one code twice: both say so of one act, one of them counts, and
 * the merge shows it (see `actOf`).
 */
export function takeVoucher(
  { id, points, validUntil }: PresentedVoucher,
  by: Pick<Merchant, 'id' | 'name'>,
  { taken, givenBack }: VoucherStanding,
  postedOn: CalendarDay,
): Result<TakenVoucherContent, TakingRefusal> {
  if (taken) return failure('alreadyTaken');
  if (givenBack) return failure('givenBack');
  if (postedOn > validUntil) return failure('expired');
  if (!price.safeParse(points).success) return failure('noPoints');
  return success({
    ...{ postedOn, voucher: id, merchant: by.id },
    description: `收商家券 ${pointsText(points)} 分`,
    postings: [
      { account: 'vouchers', points: -points },
      { account: by.id, points },
    ],
  });
}

/** A voucher that a merchant brought up to a month's end and was not paid for; points in hundredths. */
export interface Unsettled {
  entry: string;
  points: number;
}

/** Why a merchant is not settled with. What came late for a month that is `settled` goes with the next one. */
export type SettlementRefusal = 'notOver' | 'settled' | 'nothingToSettle' | 'noRate';

/** Settles a month with a merchant, once it is over. Part of a fen is rounded up, in the merchant's favour. */
export function settle(
  { id, fenPerPoint }: Pick<Merchant, 'id' | 'fenPerPoint'>,
  of: Month,
  { brought, settled }: { brought: readonly Unsettled[]; settled: boolean },
  today: CalendarDay,
): Result<SettlementContent, SettlementRefusal> {
  if (daysOf(of).to >= today) return failure('notOver');
  if (settled) return failure('settled');
  const due = brought.slice(0, SETTLED_MAX);
  if (due.length === 0) return failure('nothingToSettle');
  if (fenPerPoint === undefined) return failure('noRate');
  const points = due.reduce((sum, one) => sum + one.points, 0);
  return success({
    ...{ postedOn: today, merchant: id, month: of, vouchers: due.map(({ entry }) => entry) },
    fen: Math.ceil((points * fenPerPoint) / HUNDREDTHS),
    description: `${of} 商家结算`,
    postings: [
      { account: id, points: -points },
      { account: 'merchants', points },
    ],
  });
}
