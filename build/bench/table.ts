import type { Figure } from './figures.ts';

/** Above this a time is easier read in seconds. */
const SECONDS_FROM_MS = 10_000;

/** A Markdown table, its columns aligned; the first column to the left, numbers to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => [...(row[column] ?? '')].length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column > 0)).join(' | ')} |`;
  const rule = widths.map((width, column) => (column > 0 ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

function pad(cell: string, width: number, right: boolean): string {
  return right ? cell.padStart(width) : cell.padEnd(width);
}

/** `median / p95 / max`, or the one time there is. */
export function cell(figure: Figure | undefined): string {
  if (!figure) return '–';
  if (figure.count === 1) return written(figure.median);
  return [figure.median, figure.p95, figure.max].map(written).join(' / ');
}

function written(ms: number): string {
  if (ms >= SECONDS_FROM_MS) return `${(ms / 1000).toFixed(1)} s`;
  return `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}
