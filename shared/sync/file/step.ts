import type { Line } from './line.ts';

/** What there is to do with pieces, and what stands in the way. */
export interface Outlook {
  /** Pieces told of that nobody has looked for on this disk. */
  told: number;
  /** Pieces that somebody is looking for at this moment. */
  asked: number;
  /** Pieces that the county does not have. */
  waiting: number;
  /** Pieces that are not on this disk and may be asked for now. */
  wanted: number;
  /** Documents that wait to be sent: they go first. */
  recordsWaiting: number;
  line: Line;
  /** The clerk has pressed 'send now'. */
  sendNow: boolean;
  /** Whether it is time to ask the county if it still has what it had (SYNC R1). */
  checkDue: boolean;
  /** Whether the disk has room for pieces that nobody asked for. */
  hasRoom: boolean;
}

/**
 * The next step with files: `look` which pieces are on this disk, `fetchAsked`, `send`, `fetch` the rest, `check`
 * what the county has; or why there is none: `records` go first, `line` is metered or slow, or nothing is left to do (`idle`).
 */
export type Step = 'look' | 'fetchAsked' | 'send' | 'fetch' | 'check' | 'records' | 'line' | 'idle';

/** What comes next (SYNC V3). */
export function nextStep(outlook: Outlook): Step {
  const { told, asked, waiting, wanted, recordsWaiting, line, sendNow, hasRoom, checkDue } = outlook;
  if (told > 0) return 'look';
  if (asked > 0) return 'fetchAsked';
  const wantsFetching = wanted > 0 && hasRoom;
  if (waiting === 0 && !wantsFetching) return checkDue && line === 'good' && recordsWaiting === 0 ? 'check' : 'idle';
  if (recordsWaiting > 0) return 'records';
  if (waiting > 0 && (line === 'good' || sendNow)) return 'send';
  return wantsFetching && line === 'good' ? 'fetch' : 'line';
}
