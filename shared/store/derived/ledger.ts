import { addDays } from '../../domain/calendar/day.ts';
import type { Document } from '../../domain/kinds.ts';
import { takingOf, voucherOf } from '../../domain/merit/acknowledging.ts';
import { daysOf, monthOf } from '../../domain/merit/books.ts';
import type { Chain } from '../../domain/merit/entry.ts';
import { actFactOf, actOf, ownerOf, postingsOf, standingOf } from '../../domain/merit/ledger.ts';
import { type VoucherActs, wentBothWays } from '../../domain/merit/regiving.ts';
import type { ActRow, BalanceRow, DeviceDatabase, PostingRow } from '../deviceDatabase.ts';

/** The tables that the ledger's entries are projected into. */
export function ledgerTables(device: DeviceDatabase) {
  return [device.acts, device.postings, device.balances, device.chains];
}

/**
 * Takes entries into acts, postings, balances and the ends of chains. To be called within a transaction over
 * `ledgerTables`. What counts is worked out for each act from all facts about it, so that the tables are the same in
 * whatever order entries arrive and however often (SYNC C5).
 */
export async function projectLedger(device: DeviceDatabase, entries: Document[]): Promise<void> {
  if (entries.length === 0) return;
  await projectChains(device, entries);
  const names = [...new Set(entries.map(actOf))];
  const held = await device.acts.bulkGet(names);
  const acts = new Map(names.map((act, index): [string, ActRow] => [act, held[index] ?? { act, facts: [] }]));
  const changed = new Map<string, ActRow>();
  for (const entry of entries) {
    const act = actOf(entry);
    const row = acts.get(act) as ActRow;
    if (row.facts.some(({ id }) => id === entry.id)) continue;
    const fact = { ...actFactOf(entry), postings: postingsOf(entry), postedOn: String(entry.postedOn), counts: false };
    const next = { act, facts: [...row.facts, fact] };
    acts.set(act, next);
    changed.set(act, next);
  }
  if (changed.size > 0) await recount(device, [...changed.values()]);
}

/** Counts anew what stands of these acts, and moves the difference into postings and balances. */
async function recount(device: DeviceDatabase, rows: readonly ActRow[]): Promise<void> {
  const added: PostingRow[] = [];
  const gone: [string, number][] = [];
  const sums = new Map<string, number>();
  const recounted = rows.map(({ act, facts }): ActRow => {
    const { counted } = standingOf(facts);
    for (const fact of facts) {
      const counts = counted.has(fact.id);
      if (counts === fact.counts) continue;
      for (const [posting, { account, points }] of fact.postings.entries()) {
        sums.set(account, (sums.get(account) ?? 0) + (counts ? points : -points));
        if (counts) added.push({ entry: fact.id, posting, act, account, points, postedOn: fact.postedOn });
        else gone.push([fact.id, posting]);
      }
    }
    const recountedFacts = facts.map((fact) => ({ ...fact, counts: counted.has(fact.id) }));
    return { act, facts: recountedFacts, ...(isDoubled(recountedFacts) && { doubled: 1 }) };
  });
  await device.acts.bulkPut(recounted);
  await markCrossed(
    device,
    recounted.map(({ act }) => act),
  );
  if (gone.length > 0) await device.postings.bulkDelete(gone);
  if (added.length > 0) await device.postings.bulkPut(added);
  const accounts = [...sums.keys()];
  const before = await device.balances.bulkGet(accounts);
  await device.balances.bulkPut(
    accounts.map((account, index) => ({
      account,
      owner: ownerOf(account),
      points: (before[index]?.points ?? 0) + (sums.get(account) ?? 0),
    })),
  );
}

/** Whether an entry does not count because another one of its act stood. */
function isDoubled(facts: ActRow['facts']): boolean {
  return facts.some(({ reverses, counts }) => reverses === undefined && !counts);
}

/** Marks the takings of vouchers whose giving was taken back elsewhere, and unmarks those where one side gave way since. */
async function markCrossed(device: DeviceDatabase, acts: readonly string[]): Promise<void> {
  const vouchers = [...new Set(acts.flatMap((act) => voucherOf(act) ?? []))];
  for (const voucher of vouchers) {
    const taken = await device.acts.get(takingOf(voucher));
    if (!taken) continue;
    const { doubled: _, ...row } = taken;
    const asks = isDoubled(taken.facts) || wentBothWays(await voucherActs(device, voucher));
    await device.acts.put({ ...row, ...(asks && { doubled: 1 }) });
  }
}

async function projectChains(device: DeviceDatabase, entries: readonly Document[]): Promise<void> {
  const ends = new Map<string, { device: string; number: number; entry: string }>();
  for (const { id, device: writer, chain } of entries) {
    const number = (chain as Chain | undefined)?.number ?? 0;
    if (number > (ends.get(writer)?.number ?? 0)) ends.set(writer, { device: writer, number, entry: id });
  }
  const held = await device.chains.bulkGet([...ends.keys()]);
  const further = [...ends.values()].filter(({ number }, index) => number > (held[index]?.number ?? 0));
  if (further.length > 0) await device.chains.bulkPut(further);
}

/** An account's balance in hundredths of a point; an account nothing was ever posted to has 0. */
export async function balance(device: DeviceDatabase, account: string): Promise<number> {
  return (await device.balances.get(account))?.points ?? 0;
}

/** The accounts of households, or of people, with the highest balances, highest first. */
export async function highestBalances(
  device: DeviceDatabase,
  owner: BalanceRow['owner'],
  limit: number,
): Promise<BalanceRow[]> {
  return device.balances
    .where('[owner+points]')
    .between([owner, Number.MIN_SAFE_INTEGER], [owner, Number.MAX_SAFE_INTEGER])
    .reverse()
    .limit(limit)
    .toArray();
}

function belowNothing(device: DeviceDatabase, owner: BalanceRow['owner']) {
  return device.balances.where('[owner+points]').between([owner, Number.MIN_SAFE_INTEGER], [owner, 0], true, false);
}

/** Households that spent more than they had, as two laptops apart may let them, the deepest first. */
export async function overdrawn(device: DeviceDatabase, limit: number): Promise<BalanceRow[]> {
  return belowNothing(device, 'household').limit(limit).toArray();
}

export async function countOverdrawn(device: DeviceDatabase): Promise<number> {
  return belowNothing(device, 'household').count();
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

/** Calls back with every account and what it holds, one by one: the books of a station sum them. */
export async function eachBalance(device: DeviceDatabase, call: (row: BalanceRow) => void): Promise<void> {
  await device.balances.each(call);
}

/** Calls back with every posting from a day on, the earliest first; a month of them is read at a time. */
export async function eachPostingFrom(
  device: DeviceDatabase,
  day: string,
  call: (row: PostingRow) => void,
): Promise<void> {
  for (let from = day; ; ) {
    const next = await device.postings.where('postedOn').aboveOrEqual(from).first();
    if (!next) return;
    const { to } = daysOf(monthOf(next.postedOn));
    for (const row of await device.postings.where('postedOn').between(next.postedOn, to, true, true).toArray())
      call(row);
    from = addDays(to, 1);
  }
}

/** The ids of the entries posted between two days, both counted, the newest first; reversed ones and their reversals too. */
export async function entriesBetween(device: DeviceDatabase, from: string, to: string): Promise<string[]> {
  const keys = await device.postings.where('postedOn').between(from, to, true, true).reverse().primaryKeys();
  return [...new Set(keys.map(([entry]) => entry))];
}

/** What was deposited between two days, both counted, more than nothing, and stands: the earliest first. */
export async function standingDeposits(device: DeviceDatabase, from: string, to: string): Promise<PostingRow[]> {
  const rows = await device.postings
    .where('postedOn')
    .between(from, to, true, true)
    .filter(
      ({ entry, account, points }) => points > 0 && entry.startsWith('deposit:') && ownerOf(account) !== 'station',
    )
    .toArray();
  return thatStand(device, rows);
}

/**
 * The postings of an account by entries of some kinds that stand, between two days, both counted: the earliest first. Of
 * such entries, standing or not, the first `limit` are looked at.
 */
export async function standingPostings(
  device: DeviceDatabase,
  account: string,
  { kinds, limit, from = '', to = '\uffff' }: { kinds: readonly string[]; limit: number; from?: string; to?: string },
): Promise<PostingRow[]> {
  const rows = await device.postings
    .where('[account+postedOn]')
    .between([account, from], [account, to], true, true)
    .filter(({ entry }) => kinds.some((kind) => entry.startsWith(`${kind}:`)))
    .limit(limit)
    .toArray();
  return thatStand(device, rows);
}

async function thatStand(device: DeviceDatabase, rows: readonly PostingRow[]): Promise<PostingRow[]> {
  const standings = await actStandings(
    device,
    rows.map(({ act }) => act),
  );
  return rows.filter(({ entry }, index) => standings[index]?.standing === entry);
}

/**
 * What an account earned after a day and was not taken back, in hundredths of a point. With first in, first out, it is
 * the part of the balance that is not yet that old.
 */
export async function earnedAfter(device: DeviceDatabase, account: string, day: string): Promise<number> {
  const rows = await device.postings
    .where('[account+postedOn]')
    .between([account, day], [account, '\uffff'], false, true)
    .filter(({ points, entry }) => points > 0 && !entry.startsWith('reversal:'))
    .toArray();
  const standings = await actStandings(
    device,
    rows.map(({ act }) => act),
  );
  return rows.reduce((sum, { entry, points }, index) => sum + (standings[index]?.standing === entry ? points : 0), 0);
}

/** Where the giving and the taking of a voucher stand. */
export async function voucherActs(device: DeviceDatabase, voucher: string): Promise<VoucherActs> {
  const [given, brought] = await actStandings(device, [voucher, takingOf(voucher)]);
  return { given: given ?? standingOf([]), brought: brought ?? standingOf([]) };
}

/** Which facts about each of these acts count and which one stands; for an act that nothing is known of, none. */
export async function actStandings(device: DeviceDatabase, acts: readonly string[]) {
  const rows = await device.acts.bulkGet([...acts]);
  return rows.map((row) => standingOf(row?.facts ?? []));
}

/**
 * Acts that two devices did without knowing of each other: one of the entries counts, a person should know. Among them
 * takings of vouchers that were given back elsewhere.
 */
export async function doubledActs(
  device: DeviceDatabase,
  { offset, limit }: { offset: number; limit: number },
): Promise<ActRow[]> {
  return device.acts.where('doubled').equals(1).offset(offset).limit(limit).toArray();
}

export async function countDoubledActs(device: DeviceDatabase): Promise<number> {
  return device.acts.where('doubled').equals(1).count();
}
