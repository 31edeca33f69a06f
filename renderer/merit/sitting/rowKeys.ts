/** What a key says to a row of a list that is gone through with one key each. */
export type RowKey = 'yes' | 'no' | 'none' | 'up' | 'down';

const KEYS: Readonly<Record<string, RowKey>> = {
  '1': 'yes',
  '2': 'no',
  '0': 'none',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

export function rowKeys(key: string): RowKey | undefined {
  return KEYS[key];
}

/** Puts the focus so many rows further on, and leaves it on the first and the last. */
export function moveRow(body: HTMLElement | null, from: number, by: number): void {
  const rows = body?.querySelectorAll<HTMLElement>(':scope > tr') ?? [];
  rows[Math.min(Math.max(from + by, 0), rows.length - 1)]?.focus();
}
