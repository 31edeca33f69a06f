import type { TFunction } from 'i18next';
import { CLOCK_TOLD_FROM_MS } from '../../shared/sync/restamp.ts';
import type { Problem } from '../errors/problem.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const YEAR = 365 * DAY;

/** A length of time in its largest fitting unit, whole. */
function durationText(ms: number, t: TFunction): string {
  const [unit, name] =
    ms >= YEAR ? [YEAR, 'years'] : ms >= DAY ? [DAY, 'days'] : ms >= HOUR ? [HOUR, 'hours'] : [MINUTE, 'minutes'];
  return t(`sync.duration.${name}`, { number: Math.round(ms / Number(unit)) });
}

/** What is wrong with this computer's clock (SYNC K1), or undefined. @param offMs ahead of the county's, in milliseconds */
export function clockProblem(offMs: number | undefined, t: TFunction): Problem | undefined {
  if (offMs === undefined || Math.abs(offMs) < CLOCK_TOLD_FROM_MS) return undefined;
  const reason = offMs > 0 ? 'sync.clockAhead' : 'sync.clockBehind';
  return { reason, values: { amount: durationText(Math.abs(offMs), t) } };
}
