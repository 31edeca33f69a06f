/** Where an entry of the ledger is looked into. */
export function entryAddress(entry: string): string {
  return `/entry/${encodeURIComponent(entry)}`;
}
