import { addDays, type CalendarDay } from '../calendar/day.ts';
import { holdingOn } from '../holding.ts';
import { failure, type Result, success } from '../result.ts';
import type { Expiry } from './entry.ts';
import type { PeriodRule } from './merit.ts';

/** A period that has ended: its name and its last day. */
export interface EndedPeriod {
  period: string;
  lastDay: CalendarDay;
}

const PERCENT = 100;
const MONTHS: Record<PeriodRule['every'], number> = { month: 1, quarter: 3, year: 12 };

/** The last period of a length that has ended before a day. */
export function lastEnded(every: PeriodRule['every'], today: CalendarDay): EndedPeriod {
  const months = MONTHS[every];
  const month = Number(today.slice(5, 7)) - 1;
  const firstOfThis = `${today.slice(0, 4)}-${two(month - (month % months) + 1)}-01`;
  const lastDay = addDays(firstOfThis, -1);
  return { period: periodName(every, lastDay), lastDay };
}

/** Periods of every length, the short ones first. */
const LENGTHS = ['month', 'quarter', 'year'] as const;

/** A period that has ended and the rule that held on its last day. */
export interface DuePeriod {
  rule: PeriodRule;
  ended: EndedPeriod;
}

/**
 * The last periods whose end lets points lapse. A rule reaches no period that had ended before it came into force, and
 * one that lets points accumulate has nothing to do.
 */
export function duePeriods(rules: readonly PeriodRule[], today: CalendarDay): DuePeriod[] {
  return LENGTHS.flatMap((every) => {
    const ended = lastEnded(every, today);
    const rule = holdingOn(rules, ended.lastDay);
    return rule?.every === every && rule.mode !== 'accumulate' ? [{ rule, ended }] : [];
  });
}

export type PeriodTerms = Pick<PeriodRule, 'mode' | 'every' | 'keepPercent' | 'afterMonths' | 'clause' | 'validFrom'>;

/** What a rule of its mode lacks. */
export type PeriodRuleRefusal = 'percentMissing' | 'monthsMissing';

/** The terms as they go on the record: without what their mode does not ask for. */
export function settledTerms(terms: PeriodTerms): Result<PeriodTerms, PeriodRuleRefusal> {
  const { mode, every, clause, validFrom, keepPercent, afterMonths } = terms;
  const plain = { mode, every, clause: clause.trim(), validFrom };
  if (mode === 'carry')
    return keepPercent === undefined ? failure('percentMissing') : success({ ...plain, keepPercent });
  if (mode === 'expire')
    return afterMonths === undefined ? failure('monthsMissing') : success({ ...plain, afterMonths });
  return success(plain);
}

function periodName(every: PeriodRule['every'], day: CalendarDay): string {
  const year = day.slice(0, 4);
  if (every === 'year') return year;
  if (every === 'month') return day.slice(0, 7);
  return `${year}-Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS.quarter)}`;
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

/** The day after which points are young enough to be kept, whatever the rule lets lapse of the older ones. */
export function oldUntil(rule: Pick<PeriodRule, 'mode' | 'afterMonths'>, { lastDay }: EndedPeriod): CalendarDay {
  if (rule.mode !== 'expire') return lastDay;
  const months = Number(lastDay.slice(0, 4)) * 12 + Number(lastDay.slice(5, 7)) - (rule.afterMonths ?? 0);
  // The first of the following month, less a day: months end on different days.
  return addDays(`${Math.floor(months / 12)}-${two((months % 12) + 1)}-01`, -1);
}

/**
 * How many hundredths of a point lapse of an account. Spending takes the oldest points first, so what is old is the
 * balance less what was earned since.
 */
export function lapsing(
  rule: Pick<PeriodRule, 'mode' | 'keepPercent'>,
  { balance, earnedSince }: { balance: number; earnedSince: number },
): number {
  const old = Math.max(0, balance - earnedSince);
  if (rule.mode === 'accumulate') return 0;
  if (rule.mode !== 'carry') return old;
  return Math.ceil((old * (PERCENT - (rule.keepPercent ?? 0))) / PERCENT);
}

export type ExpiryContent = Pick<Expiry, 'postedOn' | 'account' | 'rule' | 'period' | 'description' | 'postings'>;

/** The entry by which points lapse. */
export function expiryOf(
  account: string,
  points: number,
  rule: Pick<PeriodRule, 'id'>,
  { period }: EndedPeriod,
  { postedOn, description }: { postedOn: CalendarDay; description: string },
): ExpiryContent {
  return {
    postedOn,
    account,
    rule: rule.id,
    period,
    description,
    postings: [
      { account, points: -points },
      { account: 'expiry', points },
    ],
  };
}
