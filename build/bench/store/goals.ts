import { type Figure, figureOf } from '../figures.ts';
import type { ContenderName } from './options.ts';
import { MANNERS } from './page/keystrokes.ts';
import type { Times } from './page/times.ts';

/** 60 pictures a second: an answer within it is there with the letter that was typed. */
const FRAME_MS = 16;

/** How much slower than the bare database below it our store may be. */
const TIMES_DEXIE = 2;

export interface Goal {
  goal: string;
  measured: number;
  limit: number;
  met: boolean;
}

/** What the project has promised of search as one types, for each way of typing; empty without the figures for it. */
export function goals(times: ReadonlyMap<ContenderName, Times>): Goal[] {
  return MANNERS.flatMap((manner) => [`search by ${manner}`, `list narrowed by ${manner}`]).flatMap((what) => {
    const ours = figure(times, 'ours', what);
    const dexie = figure(times, 'dexie', what);
    return [
      ...(ours ? [goal(`${what}: p95 within a frame`, ours.p95, FRAME_MS)] : []),
      ...(ours && dexie
        ? [
            goal(`${what}: p95 within twice plain Dexie`, ours.p95, dexie.p95 * TIMES_DEXIE),
            goal(`${what}: median within twice plain Dexie`, ours.median, dexie.median * TIMES_DEXIE),
          ]
        : []),
    ];
  });
}

function goal(name: string, measured: number, limit: number): Goal {
  return { goal: name, measured, limit, met: measured <= limit };
}

function figure(
  times: ReadonlyMap<ContenderName, Times>,
  contender: 'ours' | 'dexie',
  what: string,
): Figure | undefined {
  const measured = times.get(contender)?.[what];
  return measured && figureOf(measured);
}
