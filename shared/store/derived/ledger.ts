import type { Document } from '../../domain/kinds.ts';
import { entryKeyOf, postingsOf } from '../../domain/merit/ledger.ts';
import type { BalanceRow, DeviceDatabase, PostingRow } from '../deviceDatabase.ts';

function keyOf({ entry, posting }: PostingRow): [string, number] {
  return [entry, posting];
}

function rowsOf(entry: Document): PostingRow[] {
  return postingsOf(entry).map(({ account, points }, posting) => ({
    entry: entryKeyOf(entry),
    posting,
    account,
    points,
    postedOn: String(entry.postedOn),
  }));
}

/**
 * Takes ledger facts into postings and balances. To be called within a transaction over both tables. A posting that is
 * there already is not counted again, so taking a fact twice is harmless.
 */
export async function projectLedger(device: DeviceDatabase, entries: Document[]): Promise<void> {
  const rows = [...new Map(entries.flatMap(rowsOf).map((row) => [keyOf(row).join('/'), row])).values()];
  const held = await device.postings.bulkGet(rows.map(keyOf));
  const fresh = rows.filter((_, index) => held[index] === undefined);
  if (fresh.length === 0) return;
  await device.postings.bulkPut(fresh);
  const sums = new Map<string, number>();
  for (const { account, points } of fresh) sums.set(account, (sums.get(account) ?? 0) + points);
  const accounts = [...sums.keys()];
  const before = await device.balances.bulkGet(accounts);
  await device.balances.bulkPut(
    accounts.map((account, index) => ({ account, points: (before[index]?.points ?? 0) + (sums.get(account) ?? 0) })),
  );
}

/** An account's balance in hundredths of a point; an account nothing was ever posted to has 0. */
export async function balance(device: DeviceDatabase, account: string): Promise<number> {
  return (await device.balances.get(account))?.points ?? 0;
}

/** The accounts with the highest balances, highest first. */
export async function highestBalances(device: DeviceDatabase, limit: number): Promise<BalanceRow[]> {
  return device.balances.orderBy('points').reverse().limit(limit).toArray();
}

/** One page of an account's postings, newest day first. */
export async function statement(
  device: DeviceDatabase,
  account: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<PostingRow[]> {
  return device.postings
    .where('[account+postedOn]')
    .between([account, ''], [account, '\uffff'])
    .reverse()
    .offset(offset)
    .limit(limit)
    .toArray();
}
