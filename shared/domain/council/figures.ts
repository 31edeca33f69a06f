import type { Headcount } from './attendance.ts';
import { cast, type Votes } from './vote.ts';

/** A share to one decimal, rounded half up in whole numbers: 8 of 9 → 88.9%. Of nobody there is no share: —. */
export function percentText(part: number, whole: number): string {
  if (whole <= 0) return '—';
  const tenths = Math.floor((part * 2000 + whole) / (2 * whole));
  return tenths % 10 === 0 ? `${tenths / 10}%` : `${Math.floor(tenths / 10)}.${tenths % 10}%`;
}

/** 应到 9 人，实到 8 人，到会率 88.9%. */
export function attendanceFigures({ due, present }: Headcount): string {
  return `应到 ${due} 人，实到 ${present} 人，到会率 ${percentText(present, due)}`;
}

/** 赞成 7 人（87.5%），反对 1 人（12.5%），弃权 0 人（0%): shares of those present; who cast no vote is named. */
export function voteFigures(votes: Votes, present: number): string {
  const share = (heads: number) => `${heads} 人（${percentText(heads, present)}）`;
  const silent = present - cast(votes);
  const figures = `赞成 ${share(votes.for)}，反对 ${share(votes.against)}，弃权 ${share(votes.abstain)}`;
  return silent > 0 ? `${figures}，未投票 ${share(silent)}` : figures;
}
