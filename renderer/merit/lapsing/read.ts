import {
  type DuePeriod,
  duePeriods,
  type EndedPeriod,
  lapsing,
  oldUntil,
} from '../../../shared/domain/merit/lapsing.ts';
import { actOf } from '../../../shared/domain/merit/ledger.ts';
import type { PeriodRule } from '../../../shared/domain/merit/merit.ts';
import { actStandings, earnedAfter } from '../../../shared/store/derived/ledger.ts';
import type { Station } from '../../../shared/store/station.ts';
import { today } from '../../station/today.ts';

/** Rules a station has had, one after another; a new one each year for a long time. */
const RULES_MAX = 200;

/** Accounts worked out at once, and entries written to the disk together. */
export const PAGE = 100;

/** Whose points lapse: not those of merchants, which are owed for goods. */
const OWNERS = ['household:', 'person:'] as const;

export async function readPeriodRules(station: Station): Promise<PeriodRule[]> {
  const found = await station.find('rules', { selector: { kind: 'periodRule' }, limit: RULES_MAX });
  return (found as unknown as PeriodRule[]).filter(({ voided }) => !voided);
}

/** What lapses of one account, in hundredths of a point. */
export interface LapsingAccount {
  account: string;
  points: number;
}

/**
 * Goes through all accounts with points, page by page, and gives for each page those of which something lapses. By the
 * account's name: balances change while the run writes.
 */
export async function* lapsingPages(station: Station, due: DuePeriod): AsyncGenerator<LapsingAccount[]> {
  for (const owner of OWNERS) {
    let last: string = owner;
    for (;;) {
      const page = await station.device.balances
        .where('account')
        .between(last, `${owner}\uffff`, false, false)
        .limit(PAGE)
        .toArray();
      const lapsed = await lapsingOf(station, due, page);
      if (lapsed.length > 0) yield lapsed;
      const end = page.at(-1);
      if (end === undefined || page.length < PAGE) break;
      last = end.account;
    }
  }
}

async function lapsingOf(
  station: Station,
  { rule, ended }: DuePeriod,
  rows: readonly { account: string; points: number }[],
): Promise<LapsingAccount[]> {
  const held = rows.filter(({ points }) => points > 0);
  const standings = await actStandings(
    station.device,
    held.map(({ account }) => expiryAct(account, ended)),
  );
  const open = held.filter((_, index) => standings[index]?.standing === undefined);
  const since = oldUntil(rule, ended);
  const all = await Promise.all(
    open.map(async ({ account, points: balance }) => {
      const earnedSince = await earnedAfter(station.device, account, since);
      return { account, points: lapsing(rule, { balance, earnedSince }) };
    }),
  );
  return all.filter(({ points }) => points > 0);
}

function expiryAct(account: string, { period }: EndedPeriod): string {
  return actOf({ id: '', kind: 'expiry', account, period } as never);
}

/** How many accounts a run would touch, and how many hundredths of a point would lapse in all. */
export async function readLapsing(station: Station, due: DuePeriod): Promise<{ accounts: number; points: number }> {
  let [accounts, points] = [0, 0];
  for await (const page of lapsingPages(station, due)) {
    accounts += page.length;
    points += page.reduce((sum, one) => sum + one.points, 0);
  }
  return { accounts, points };
}

/**
 * The first period that has ended while points of it have not lapsed yet. That nothing is left to lapse is remembered on this
 * laptop with the number of accounts it was seen of, so that the desk does not go through them all again before others have
 * arrived; the page of the periods always does.
 */
export async function periodToRun(station: Station): Promise<string | undefined> {
  const accounts = await station.device.balances.count();
  for (const due of duePeriods(await readPeriodRules(station), today())) {
    const key = `periodRun/${due.rule.id}/${due.ended.period}`;
    if ((await station.device.readState<number>(key)) === accounts) continue;
    const first = await lapsingPages(station, due).next();
    if (!first.done) return due.ended.period;
    await station.device.writeState(key, accounts);
  }
  return undefined;
}
