import { type HeadIndex, outcomeOf, type RowOutcome } from './outcome.ts';
import type { LedgerRow } from './paperLedger.ts';

/** What the clerk decided about a row: which household it is, how many hundredths of a point, or to leave it out. */
export interface Settlement {
  household?: string | undefined;
  points?: number | undefined;
  skipped?: boolean | undefined;
}

/** What a row of the paper ledger will come to. `twice`: another row is of the same household. */
export type PlannedRow = { row: LedgerRow } & (
  | { state: 'ready'; household: string; points: number }
  | { state: 'unknown' }
  | { state: 'skipped' }
  | { state: 'ambiguous'; households: string[] }
  | { state: 'wrongSum'; household: string; computed: number | undefined }
  | { state: 'twice'; household: string }
  | { state: 'opened'; household: string }
);

/** A row's name among the clerk's settlements. */
export function rowName({ sheet, row }: Pick<LedgerRow, 'sheet' | 'row'>): string {
  return `${sheet}/${row}`;
}

/**
 * What each row comes to, with what the clerk settled.
 * @param opened households that have an opening entry that stands: they are not credited again
 */
export function openingPlan(
  rows: readonly LedgerRow[],
  heads: HeadIndex,
  settlements: ReadonlyMap<string, Settlement>,
  opened: ReadonlySet<string>,
): PlannedRow[] {
  const planned = rows.map((row) => plannedRow(row, outcomeOf(row, heads), settlements.get(rowName(row)) ?? {}));
  const ready = new Map<string, number>();
  for (const one of planned) {
    if (one.state === 'ready') ready.set(one.household, (ready.get(one.household) ?? 0) + 1);
  }
  return planned.map((one): PlannedRow => {
    if (one.state !== 'ready') return one;
    const { row, household } = one;
    if (opened.has(household)) return { row, state: 'opened', household };
    return (ready.get(household) ?? 0) > 1 ? { row, state: 'twice', household } : one;
  });
}

function plannedRow(row: LedgerRow, found: RowOutcome, settled: Settlement): PlannedRow {
  if (settled.skipped) return { row, state: 'skipped' };
  const household = settled.household ?? ('household' in found ? found.household : undefined);
  if (household === undefined) {
    return found.outcome === 'ambiguous'
      ? { row, state: 'ambiguous', households: found.households }
      : { row, state: 'unknown' };
  }
  // The sums of a row whose household the clerk chose are checked like any other's.
  const checked = outcomeOf(row, { find: () => [household] });
  if (settled.points !== undefined) return { row, state: 'ready', household, points: settled.points };
  if (checked.outcome === 'credited') return { row, state: 'ready', household, points: checked.points };
  return { row, state: 'wrongSum', household, computed: 'computed' in checked ? checked.computed : undefined };
}
