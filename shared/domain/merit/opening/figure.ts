import { isNothing } from '../../roster/import/cellText.ts';
import type { Cell } from '../../table/table.ts';
import { HUNDREDTHS, parsePoints } from '../amount.ts';

/**
 * A figure of a paper ledger in hundredths of a point: 53, ５３, 53.5, 1,234, 53分. Nothing written is 0; undefined where
 * something stands there that is no number of points.
 */
export function readFigure(cell: Cell | undefined): number | undefined {
  if (cell === undefined) return 0;
  if (cell.kind === 'number') return Math.round(cell.value * HUNDREDTHS);
  if (cell.kind !== 'text') return undefined;
  const text = cell.text.normalize('NFKC').replace(/[\s\p{Cf},]/gu, '');
  if (isNothing(text)) return 0;
  const points = parsePoints(text);
  return points.ok ? points.value : undefined;
}
