import type { Document } from '../../domain/kinds.ts';
import type { DeviceDatabase } from '../deviceDatabase.ts';

function isDisputed(document: Document): boolean {
  return Array.isArray(document.disputes) && document.disputes.length > 0;
}

/**
 * Takes documents into the list of those with disputes. To be called within a transaction over `disputes`; taking one
 * twice is harmless.
 */
export async function projectDisputes(device: DeviceDatabase, documents: Document[]): Promise<void> {
  const disputed = documents.filter(isDisputed);
  if (disputed.length > 0) await device.disputes.bulkPut(disputed.map(({ id }) => ({ id })));
  // Nothing is disputed nearly always: then a large import need not look up each of its documents here.
  if (disputed.length === documents.length || (await device.disputes.count()) === disputed.length) return;
  await device.disputes.bulkDelete(documents.filter((document) => !isDisputed(document)).map(({ id }) => id));
}

/** How many records have disputes that a person must settle. */
export async function countDisputed(device: DeviceDatabase): Promise<number> {
  return device.disputes.count();
}

/** One page of the ids of records with disputes, by kind and age. */
export async function disputedIds(
  device: DeviceDatabase,
  { offset, limit }: { offset: number; limit: number },
): Promise<string[]> {
  return device.disputes.orderBy('id').offset(offset).limit(limit).primaryKeys();
}
