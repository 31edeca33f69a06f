import type { Document } from '../../domain/kinds.ts';
import type { RedeemedItem } from '../../domain/merit/entry.ts';
import { actOf, standingOf } from '../../domain/merit/ledger.ts';
import { handedOver, type StockMove, type StockOnBooks } from '../../domain/merit/stock.ts';
import type { DeviceDatabase, StockRow } from '../deviceDatabase.ts';

/** The tables that moves of stock are projected into. */
export function stockTables(device: DeviceDatabase) {
  return [device.stockMoves, device.stock];
}

/**
 * Takes moves of stock into the list of moves and the sum of each good. To be called within a transaction over
 * `stockTables`. Taking them twice, or in another order, comes to the same (SYNC C5).
 */
export async function projectStock(device: DeviceDatabase, documents: readonly Document[]): Promise<void> {
  const moves = documents.filter(({ kind }) => kind === 'stockMove') as unknown as StockMove[];
  for (const { id, good, on, way, change } of moves) {
    await replace(device, id, [{ move: id, line: 0, good, on, way, change }]);
  }
}

/**
 * Takes what was handed over, and what came back, into the same. To be called after `projectLedger` within a transaction
 * over its tables too: which redemption stands is known there.
 */
export async function projectHandedOver(device: DeviceDatabase, entries: readonly Document[]): Promise<void> {
  const moving = entries.filter(({ kind, items }) => isMoving(kind) && Array.isArray(items));
  for (const entry of moving) {
    const act = actOf(entry);
    const row = await device.acts.get(act);
    const stands = standingOf(row?.facts ?? []).standing === act;
    const sale = row?.facts.find(({ id }) => id === act);
    const lines = stands ? handedOver(entry.items as RedeemedItem[]) : [];
    await replace(
      device,
      act,
      lines.map((one, line) => ({ ...one, move: act, line, on: sale?.postedOn ?? '', way: 'redeemed' as const })),
    );
  }
}

function isMoving(kind: string): boolean {
  return kind === 'redemption' || kind === 'reversal';
}

/** Puts the lines of one move in place of those that are there, and moves the difference into the sums. */
async function replace(device: DeviceDatabase, move: string, lines: readonly StockRow[]): Promise<void> {
  const before = await device.stockMoves
    .where('[move+line]')
    .between([move, 0], [move, Number.MAX_SAFE_INTEGER])
    .toArray();
  const changes = new Map<string, number>();
  const add = (good: string, change: number) => changes.set(good, (changes.get(good) ?? 0) + change);
  for (const { good, change } of before) add(good, -change);
  for (const { good, change } of lines) add(good, change);
  await device.stockMoves.bulkDelete(before.map(({ line }): [string, number] => [move, line]));
  await device.stockMoves.bulkPut([...lines]);
  for (const [good, change] of changes) {
    const held = await onBooks(device, good);
    const isKept = held.isKept || lines.some(({ way }) => way !== 'redeemed');
    await device.stock.put({ good, quantity: held.quantity + change, isKept });
  }
}

/** What the books say of a good. */
export async function onBooks(device: DeviceDatabase, good: string): Promise<StockOnBooks> {
  return (await device.stock.get(good)) ?? { quantity: 0, isKept: false };
}

/** How many there are of each of these goods; one whose stock is not kept is not in it. */
export async function stockOf(device: DeviceDatabase, goods: readonly string[]): Promise<Map<string, number>> {
  const rows = await device.stock.bulkGet([...goods]);
  return new Map(rows.flatMap((row) => (row?.isKept ? [[row.good, row.quantity] as const] : [])));
}

/** One page of a good's moves, the newest day first. */
export async function stockMovesOf(
  device: DeviceDatabase,
  good: string,
  { offset, limit }: { offset: number; limit: number },
): Promise<StockRow[]> {
  return device.stockMoves
    .where('[good+on]')
    .between([good, ''], [good, '\uffff'])
    .reverse()
    .offset(offset)
    .limit(limit)
    .toArray();
}
