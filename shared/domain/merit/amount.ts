import { failure, type Result, success } from '../result.ts';

/** Points are kept in hundredths, so that sums are exact. */
export const HUNDREDTHS = 100;

/** As many points as any account may move at once, in whole points; the schema's bound. */
const POINTS_MAX = 1_000_000;

/** Hundredths as people write points: 5000 → 50, 5050 → 50.5, -300 → −3. */
export function pointsText(hundredths: number): string {
  const amount = Math.abs(hundredths);
  const whole = Math.floor(amount / HUNDREDTHS);
  const rest = amount % HUNDREDTHS;
  const decimals = rest === 0 ? '' : `.${String(rest).padStart(2, '0').replace(/0$/, '')}`;
  return `${hundredths < 0 ? '−' : ''}${whole}${decimals}`;
}

export type PointsRefusal = 'empty' | 'notANumber' | 'tooManyDecimals' | 'tooMuch';

/** Hundredths from what a clerk types: 50, ５０, 50.5, -3, 50分. */
export function parsePoints(typed: string): Result<number, PointsRefusal> {
  return parseHundredths(typed, /分$/);
}

/** Fen from what a clerk types: 12.5, 12.50元, ¥12. */
export function parseYuan(typed: string): Result<number, PointsRefusal> {
  return parseHundredths(typed, /^[¥￥]|元$/g);
}

/** Fen as people write yuan, always with both decimals: 1250 → 12.50. */
export function yuanText(fen: number): string {
  return (fen / HUNDREDTHS).toFixed(2);
}

function parseHundredths(typed: string, mark: RegExp): Result<number, PointsRefusal> {
  const text = typed
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[−–—]/, '-')
    .replace('。', '.')
    .replace(mark, '');
  if (text === '') return failure('empty');
  const [, sign, whole, decimals = ''] = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text) ?? [];
  if (whole === undefined) return failure('notANumber');
  if (decimals.length > 2) return failure('tooManyDecimals');
  const hundredths = Number(whole) * HUNDREDTHS + Number(decimals.padEnd(2, '0'));
  if (hundredths > POINTS_MAX * HUNDREDTHS) return failure('tooMuch');
  return success(sign === '-' && hundredths > 0 ? -hundredths : hundredths);
}
