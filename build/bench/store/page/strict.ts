/**
 * Watches that no write of this page is less than strict: what is measured is what survives a power cut.
 * @param force asks for it on behalf of a database that does not itself (PouchDB leaves it to the browser)
 */
export function insistOnStrictWrites(force: boolean): void {
  const original = IDBDatabase.prototype.transaction;
  IDBDatabase.prototype.transaction = function (stores, mode, options) {
    const strict = force && mode === 'readwrite' ? { ...options, durability: 'strict' as const } : options;
    const transaction = original.call(this, stores, mode, strict);
    if (transaction.mode === 'readwrite' && transaction.durability !== 'strict') {
      throw new Error(`a write to ${this.name} is not strict`);
    }
    return transaction;
  };
}
