import type { RxCollection } from 'rxdb';
import type { Chain } from '../domain/merit/entry.ts';
import type { ChainRow, DeviceDatabase } from './deviceDatabase.ts';
import type { Stored } from './stored.ts';

/**
 * The last entry that a device wrote. The derived table may be behind by what a window wrote before it was cut off; the
 * collection itself then has the entries after it.
 */
export async function chainEnd(
  device: DeviceDatabase,
  ledger: RxCollection<Stored>,
  writer: string,
): Promise<ChainRow | undefined> {
  let end = await device.chains.get(writer);
  for (;;) {
    const number = (end?.number ?? 0) + 1;
    const selector = { device: writer, 'chain.number': number } as never;
    const [next] = await ledger.find({ selector, limit: 1 }).exec();
    if (!next) return end;
    end = { device: writer, number, entry: next.id };
  }
}

/** The place after an entry; the first one where there is none. */
export function chainAfter(end: ChainRow | undefined): Chain {
  return end ? { number: end.number + 1, previous: end.entry } : { number: 1 };
}
