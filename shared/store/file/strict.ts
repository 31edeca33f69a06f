import { DURABILITY } from '../storage.ts';

/** As much of the browser's `IDBDatabase` as is changed here. */
interface Transactional {
  name: string;
  transaction(stores: unknown, mode?: string, options?: object): unknown;
}

const forced = new WeakSet<object>();

/**
 * Makes every writing transaction of the databases whose names begin so wait for the disk (SYNC R5). PouchDB asks for no
 * durability and has no way to be told, so the platform's own database class is told; other databases are left alone.
 */
export function forceStrict(databases: { prototype: unknown }, prefix: string): void {
  const prototype = databases.prototype as Transactional;
  if (forced.has(prototype)) return;
  forced.add(prototype);
  const transaction = prototype.transaction;
  prototype.transaction = function (this: Transactional, stores, mode, options) {
    const strict = mode === 'readwrite' && this.name.startsWith(prefix);
    return transaction.call(this, stores, mode, strict ? { ...options, durability: DURABILITY } : options);
  };
}
