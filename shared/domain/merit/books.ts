import { z } from 'zod';
import { addDays, type CalendarDay, dayOf } from '../calendar/day.ts';
import { calendarDate, envelope, line } from '../document.ts';
import { failure, type Result, success } from '../result.ts';
import { fen, type Redemption, type Reversal, STATION_ACCOUNTS } from './entry.ts';
import { ownerOf } from './ledger.ts';
import { basketTotal } from './redeeming.ts';

/** What a trial balance tells apart: whose accounts, or which of the station's own. */
export const BOOK_LINES = ['household', 'person', 'merchant', ...STATION_ACCOUNTS] as const;
export type BookLine = (typeof BOOK_LINES)[number];

/** The line of the trial balance that an account is part of. */
export function bookLineOf(account: string): BookLine {
  const owner = ownerOf(account);
  return owner === 'station' ? (account as BookLine) : owner;
}

/** A month of the calendar, as `2026-03`. */
export const month = z.string().regex(/^\d{4}-(?:0[1-9]|1[0-2])$/);
export type Month = z.infer<typeof month>;

/** The first and the last day of a month. */
export function daysOf(of: Month): { from: CalendarDay; to: CalendarDay } {
  const [year = 0, number = 0] = of.split('-').map(Number);
  const next = number === 12 ? dayOf(year + 1, 1, 1) : dayOf(year, number + 1, 1);
  return { from: `${of}-01`, to: addDays(next as CalendarDay, -1) };
}

export function monthOf(day: CalendarDay): Month {
  return day.slice(0, 7);
}

/** A line of a trial balance, in hundredths of a point; what was put in and taken out are amounts. */
export interface TrialLine {
  line: BookLine;
  before: number;
  gained: number;
  spent: number;
  after: number;
}

/** A posting that counts. */
export interface BookedPosting {
  account: string;
  points: number;
  postedOn: CalendarDay;
}

/**
 * The trial balance of a month, worked out backwards from what the accounts hold now: everything posted after it is taken
 * off. The sums of all lines are nothing, before and after, for every entry's debits and credits are.
 */
export class Trial {
  readonly #days: { from: CalendarDay; to: CalendarDay };
  readonly #lines = new Map<BookLine, TrialLine>();

  constructor(of: Month) {
    this.#days = daysOf(of);
    for (const line of BOOK_LINES) this.#lines.set(line, { line, before: 0, gained: 0, spent: 0, after: 0 });
  }

  /** An account and what it holds now. */
  hold(account: string, now: number): void {
    const line = this.#lineOf(account);
    line.before += now;
    line.after += now;
  }

  /** A posting of the month or of later; earlier ones are in what the accounts hold. */
  post({ account, points: moved, postedOn }: BookedPosting): void {
    const { from, to } = this.#days;
    if (postedOn < from) return;
    const line = this.#lineOf(account);
    line.before -= moved;
    if (postedOn > to) line.after -= moved;
    else if (moved > 0) line.gained += moved;
    else line.spent -= moved;
  }

  /** In the order of `BOOK_LINES`; lines that never held anything are left out. */
  lines(): TrialLine[] {
    return [...this.#lines.values()].filter(({ before, gained, spent, after }) => before || gained || spent || after);
  }

  #lineOf(account: string): TrialLine {
    return this.#lines.get(bookLineOf(account)) as TrialLine;
  }
}

/** The sums of a trial balance's lines. */
export function sumOf(lines: readonly TrialLine[]): Omit<TrialLine, 'line'> {
  const sum = { before: 0, gained: 0, spent: 0, after: 0 };
  for (const { before, gained, spent, after } of lines) {
    sum.before += before;
    sum.gained += gained;
    sum.spent += spent;
    sum.after += after;
  }
  return sum;
}

/** Whether debits equal credits in what stood before, in what moved and in what stands after. */
export function isBalanced(lines: readonly TrialLine[]): boolean {
  const { before, gained, spent, after } = sumOf(lines);
  return before === 0 && gained === spent && after === 0;
}

/** What was handed over in a month, by the goods and by the ledger: to agree to the hundredth. */
export interface ShopReport {
  /** Redemptions and those taken back. */
  sales: number;
  returns: number;
  /** What the goods cost, in hundredths of a point, those that came back taken off. */
  goods: number;
  /** What of it was paid in cash: for how many hundredths of a point, and how many fen. */
  topUpPoints: number;
  topUpFen: number;
}

export function nothingSold(): ShopReport {
  return { sales: 0, returns: 0, goods: 0, topUpPoints: 0, topUpFen: 0 };
}

/**
 * Takes a redemption that counts, or the reversal of one, into the report.
 * @param taken the redemption that the reversal takes back; undefined for a redemption itself
 */
export function reportSale(report: ShopReport, sale: Redemption | Reversal, taken?: Redemption): ShopReport {
  const redemption = taken ?? (sale as Redemption);
  const sign = taken ? -1 : 1;
  return {
    sales: report.sales + (taken ? 0 : 1),
    returns: report.returns + (taken ? 1 : 0),
    goods: report.goods + sign * basketTotal(redemption.items),
    topUpPoints: report.topUpPoints + sign * (redemption.topUp?.points ?? 0),
    topUpFen: report.topUpFen + sign * (redemption.topUp?.fen ?? 0),
  };
}

/** Whether what the shop's account took in is what the goods cost less what was paid in cash. */
export function shopAgrees(report: ShopReport, lines: readonly TrialLine[]): boolean {
  const shop = lines.find(({ line }) => line === 'shop');
  return report.goods - report.topUpPoints === (shop?.gained ?? 0) - (shop?.spent ?? 0);
}

/** A sum over a station's accounts, in hundredths of a point: as many times one entry's bound as there may be entries. */
const TOTAL_MAX = 1_000_000_00 * 10_000_000;
const total = z.int().min(-TOTAL_MAX).max(TOTAL_MAX);

/** What stood at a month's end when it was closed (月结). A later closing of the same month stands for the earlier. */
export const monthClose = envelope.extend({
  kind: z.literal('monthClose'),
  month,
  closedOn: calendarDate,
  lines: z
    .array(z.object({ line: z.enum(BOOK_LINES), before: total, gained: total, spent: total, after: total }))
    .max(BOOK_LINES.length),
  entries: z.int().min(0).max(10_000_000),
  topUpFen: fen,
  /** Why it was closed again; empty the first time. */
  reason: line,
});
export type MonthClose = z.infer<typeof monthClose>;
export type MonthCloseContent = Pick<MonthClose, 'month' | 'closedOn' | 'lines' | 'entries' | 'topUpFen' | 'reason'>;

/** What a month comes to when it is closed. */
export interface MonthFigures {
  lines: TrialLine[];
  entries: number;
  shop: ShopReport;
}

/**
 * Why a month is not closed: `notOver` before its last day has passed, `notBalanced` where debits and credits, or the shop
 * and its account, differ; `closed` where it stands closed with these very figures; `reasonMissing` where it is closed
 * again.
 */
export type CloseRefusal = 'notOver' | 'notBalanced' | 'closed' | 'reasonMissing';

export function closeMonth(
  of: Month,
  figures: MonthFigures,
  { today, before, reason }: { today: CalendarDay; before: MonthClose | undefined; reason: string },
): Result<MonthCloseContent, CloseRefusal> {
  const { lines, entries, shop } = figures;
  if (daysOf(of).to >= today) return failure('notOver');
  if (!isBalanced(lines) || !shopAgrees(shop, lines)) return failure('notBalanced');
  if (before && changedSince(before, lines).length === 0) return failure('closed');
  if (before && reason.trim() === '') return failure('reasonMissing');
  return success({ month: of, closedOn: today, lines, entries, topUpFen: shop.topUpFen, reason: reason.trim() });
}

/** A line that stands otherwise now than when the month was closed. */
export interface ChangedLine {
  line: BookLine;
  closed: number;
  now: number;
}

/** What another laptop's entries, or reversals, changed in a month after it was closed. */
export function changedSince(closed: Pick<MonthClose, 'lines'>, now: readonly TrialLine[]): ChangedLine[] {
  const held = new Map(closed.lines.map((one) => [one.line, one]));
  const current = new Map(now.map((one) => [one.line, one]));
  return BOOK_LINES.flatMap((line) => {
    const [before, after] = [held.get(line), current.get(line)];
    const same = before?.after === after?.after && before?.gained === after?.gained && before?.spent === after?.spent;
    return same ? [] : [{ line, closed: before?.after ?? 0, now: after?.after ?? 0 }];
  });
}
