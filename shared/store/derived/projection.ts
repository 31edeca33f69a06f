import type { CollectionName } from '../../domain/kinds.ts';
import type { DeviceDatabase } from '../deviceDatabase.ts';
import { type Collections, changesSince } from '../documents.ts';
import { type Stored, withoutLocal } from '../stored.ts';
import { projectDeeds } from './deeds.ts';
import { projectLedger } from './ledger.ts';
import { projectSearch } from './search.ts';

/** Changes taken into the derived tables in one transaction: enough to be quick, few enough to yield to the page. */
const PAGE = 500;

/** Takes documents of one collection into everything derived. Taking them twice is harmless. */
export async function project(device: DeviceDatabase, collection: CollectionName, stored: Stored[]): Promise<void> {
  const documents = stored.map(withoutLocal);
  if (collection === 'ledger') {
    await device.transaction('rw', device.postings, device.balances, device.deeds, async () => {
      await projectLedger(device, documents);
      await projectDeeds(device, documents);
    });
  } else {
    await device.transaction('rw', device.entries, device.deeds, async () => {
      await projectSearch(device, documents);
      await projectDeeds(device, documents);
    });
  }
}

/**
 * Takes in whatever the derived tables have not seen: after a kill between a write and its projection, or after a
 * rebuild was asked for. The position is kept per collection, after what it covers.
 */
export async function catchUp(
  device: DeviceDatabase,
  collections: Collections,
  names: readonly CollectionName[],
): Promise<void> {
  for (const name of names) {
    for (;;) {
      const progress = await device.progress.get(name);
      const page = await changesSince(collections[name], progress?.checkpoint, PAGE);
      if (page.documents.length === 0) break;
      await project(device, name, page.documents);
      await device.progress.put({ collection: name, checkpoint: page.checkpoint });
      if (page.documents.length < PAGE) break;
    }
  }
}

/** Throws everything derived away and builds it again from the documents. */
export async function rebuild(
  device: DeviceDatabase,
  collections: Collections,
  names: readonly CollectionName[],
): Promise<void> {
  const derived = [device.entries, device.postings, device.balances, device.deeds, device.progress];
  await device.transaction('rw', derived, async () => {
    await Promise.all(derived.map((table) => table.clear()));
  });
  await catchUp(device, collections, names);
}
