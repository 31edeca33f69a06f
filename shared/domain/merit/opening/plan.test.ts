import { describe, expect, it } from 'vitest';
import { HeadIndex } from './outcome.ts';
import type { LedgerRow } from './paperLedger.ts';
import { openingPlan, rowName, type Settlement } from './plan.ts';

const HEADS = new HeadIndex([
  { id: 'a', villagersGroup: '1组', headName: '孔兰玉' },
  { id: 'b', villagersGroup: '1组', headName: '张伟' },
  { id: 'c', villagersGroup: '1组', headName: '张伟' },
]);

function rowOf(row: number, name: string, balance: number, earned = balance): LedgerRow {
  const figures = { carried: 0, earned, spent: 0, balance };
  return { sheet: '台账', row, group: '1组', name, figures, hasSum: true };
}
const ROWS = [rowOf(1, '孔兰玉', 500), rowOf(2, '孔兰玉×', 300), rowOf(3, '张伟', 200), rowOf(4, '孔兰玉', 100, 90)];

function planned(settlements: Record<number, Settlement>, opened: string[] = []) {
  const named = new Map(
    Object.entries(settlements).map(([row, settled]) => [rowName({ sheet: '台账', row: Number(row) }), settled]),
  );
  return openingPlan(ROWS, HEADS, named, new Set(opened));
}

describe('what an import of opening balances comes to', () => {
  it('leaves to the clerk what the roster and the sums do not tell', () => {
    expect(planned({}).map(({ state }) => state)).toEqual(['ready', 'unknown', 'ambiguous', 'wrongSum']);
    expect(planned({})[2]).toMatchObject({ households: ['b', 'c'] });
    expect(planned({})[3]).toMatchObject({ household: 'a', computed: 90 });
  });

  it('takes what the clerk settles, and checks the sums of a household that was chosen', () => {
    const settled = planned({ 2: { skipped: true }, 3: { household: 'c' }, 4: { household: 'b', points: 90 } });
    expect(settled).toMatchObject([
      { state: 'ready', household: 'a', points: 500 },
      { state: 'skipped' },
      { state: 'ready', household: 'c', points: 200 },
      { state: 'ready', household: 'b', points: 90 },
    ]);
    expect(planned({ 4: { household: 'b' } })[3]).toMatchObject({ state: 'wrongSum', household: 'b' });
  });

  it('credits no household twice: neither two rows of it, nor one that was opened before', () => {
    expect(planned({ 4: { points: 90 } }).map(({ state }) => state)).toEqual([
      'twice',
      'unknown',
      'ambiguous',
      'twice',
    ]);
    expect(planned({}, ['a'])[0]).toMatchObject({ state: 'opened' });
  });
});
