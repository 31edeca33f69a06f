import { groupKey } from '../../roster/import/groupText.ts';
import { readName } from '../../roster/import/nameText.ts';
import { HUNDREDTHS } from '../amount.ts';
import type { LedgerRow } from './paperLedger.ts';

/** A household of the roster, as far as a paper ledger can name it. */
export interface KnownHousehold {
  id: string;
  villagersGroup: string;
  headName: string;
  /** What tells two of the same name apart. */
  hint?: string;
}

/**
 * What a row comes to, the first of these that is true:
 * - `unknown`: no head of a household in that group bears the name
 * - `ambiguous`: several do
 * - `wrongSum`: 上年结余 + 本年得分 − 本年兑换 is not 结余, or a figure cannot be read
 * - `credited`
 */
export type RowOutcome =
  | { outcome: 'unknown' }
  | { outcome: 'ambiguous'; households: string[] }
  | { outcome: 'wrongSum'; household: string; computed: number | undefined }
  | { outcome: 'credited'; household: string; points: number };

/** Heads of households by group and name. A row that names no group is looked for in all of them. */
export class HeadIndex {
  readonly #inGroup = new Map<string, string[]>();
  readonly #anywhere = new Map<string, string[]>();

  constructor(households: Iterable<KnownHousehold>) {
    for (const { id, villagersGroup, headName } of households) {
      const name = readName(headName).name;
      append(this.#inGroup, `${groupKey(villagersGroup)} ${name}`, id);
      append(this.#anywhere, name, id);
    }
  }

  find({ group, name }: Pick<LedgerRow, 'group' | 'name'>): readonly string[] {
    return (group === '' ? this.#anywhere.get(name) : this.#inGroup.get(`${groupKey(group)} ${name}`)) ?? [];
  }
}

function append(map: Map<string, string[]>, key: string, id: string): void {
  const ids = map.get(key);
  if (ids) ids.push(id);
  else map.set(key, [id]);
}

/** What the row's own columns come to, in hundredths; undefined where one cannot be read. */
export function computedBalance({ figures }: Pick<LedgerRow, 'figures'>): number | undefined {
  const { carried, earned, spent } = figures;
  return carried === undefined || earned === undefined || spent === undefined ? undefined : carried + earned - spent;
}

export function outcomeOf(row: LedgerRow, heads: Pick<HeadIndex, 'find'>): RowOutcome {
  const households = heads.find(row);
  const [household] = households;
  if (household === undefined) return { outcome: 'unknown' };
  if (households.length > 1) return { outcome: 'ambiguous', households: [...households] };
  const { balance } = row.figures;
  const computed = computedBalance(row);
  if (balance === undefined || (row.hasSum && computed !== balance))
    return { outcome: 'wrongSum', household, computed };
  return { outcome: 'credited', household, points: balance };
}

/** The figures by which a clerk checks the import against the paper. */
export interface OpeningFigures {
  /** Households listed. */
  rows: number;
  credited: number;
  ambiguous: number;
  unknown: number;
  wrongSum: number;
  /** In points, not in hundredths: the sum of 结余 over the credited. */
  carriedPoints: number;
}

export function openingFigures(rows: readonly LedgerRow[], heads: HeadIndex): OpeningFigures {
  const outcomes = rows.map((row) => outcomeOf(row, heads));
  const count = (wanted: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  const hundredths = outcomes.reduce((sum, one) => sum + (one.outcome === 'credited' ? one.points : 0), 0);
  return {
    rows: rows.length,
    credited: count('credited'),
    ambiguous: count('ambiguous'),
    unknown: count('unknown'),
    wrongSum: count('wrongSum'),
    carriedPoints: hundredths / HUNDREDTHS,
  };
}
