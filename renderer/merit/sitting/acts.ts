import { pointsText } from '../../../shared/domain/merit/amount.ts';
import { deposit, type JudgementContent, judge } from '../../../shared/domain/merit/judging.ts';
import { failure, type Result, success } from '../../../shared/domain/result.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import type { Acted } from '../../errors/acted.ts';
import type { Problem } from '../../errors/problem.ts';
import { troubleOf } from '../../errors/troubleOf.ts';
import { draftNotice } from '../../notice/acts.ts';
import { readSettings } from '../../station/settings.ts';
import { today } from '../../station/today.ts';
import { type JudgedDeed, readReadiness, type WaitingDeed } from './read.ts';

/** What the council said on one deed of the sitting; `points`, in hundredths, where the rubric leaves room. */
export interface SaidVerdict {
  approved: boolean;
  points?: number | undefined;
  reason: string;
}

export interface SittingTerms {
  judgedOn: string;
  judgedBy: string;
}

/** The judgements of a sitting as they would stand, or the first that cannot, by its deed. */
export function judgementsOf(
  rows: readonly WaitingDeed[],
  said: ReadonlyMap<string, SaidVerdict>,
  terms: SittingTerms,
): Result<JudgementContent[], string> {
  const judged: JudgementContent[] = [];
  for (const { deed, rubric, room } of rows) {
    const verdict = said.get(deed.id);
    if (!verdict) continue;
    const made = judge(deed, { items: rubric?.items ?? [] }, { ...verdict, ...terms }, today(), room);
    if (!made.ok) return failure(made.reason, deed.id);
    judged.push(made.value);
  }
  return judged.length === 0 ? failure('nothingSaid') : success(judged);
}

/** Puts all verdicts of a sitting on the record together, or none. */
export async function recordSitting(
  station: Station,
  judged: readonly JudgementContent[],
): Promise<{ ok: true } | { ok: false; problem: Problem }> {
  const creations = judged.map((content): Creation => ({ kind: 'judgement', content }));
  const written = await station.createMany(creations);
  return written.ok ? { ok: true } : { ok: false, problem: troubleOf(written) };
}

/** As many lines as a notice of one sitting carries; more than a village judges in a quarter. */
const LINES_MAX = 500;

/** Drafts one notice of judged deeds. Minus points are told to the household alone and stand on no list. */
export async function draftMeritNotice(station: Station, judged: readonly JudgedDeed[]): Promise<Acted> {
  const public_ = judged.filter(({ judgement }) => judgement.points > 0).slice(0, LINES_MAX);
  const village = (await readSettings(station))?.village ?? '';
  const days = Math.max(1, ...public_.map(({ rubric }) => rubric?.noticeDays ?? 1));
  return draftNotice(
    station,
    {
      subject: 'merit',
      title: `${village}积分评议公示`,
      opening: '经道德评议会评议，下列各户拟记入积分，现予公示。',
      columns: [
        { head: '户主', masking: 'name' },
        { head: '组', masking: 'none' },
        { head: '事由', masking: 'none' },
        { head: '积分', masking: 'none' },
      ],
      lines: public_.map(({ deed, headName, villagersGroup, judgement }) => ({
        about: judgement.id,
        cells: [headName, villagersGroup, deed.description, pointsText(judgement.points)],
      })),
      issuer: public_[0]?.judgement.judgedBy ?? `${village}道德评议会`,
    },
    days,
  );
}

/** Deposits written to the disk together. */
const BATCH = 100;

/** Deposits what is ready among these judged deeds, as it stands at this moment. */
export async function recordDeposits(
  station: Station,
  deeds: readonly string[],
): Promise<{ ok: true; count: number } | { ok: false; problem: Problem }> {
  let count = 0;
  for (let from = 0; from < deeds.length; from += BATCH) {
    const judged = await readReadiness(station, deeds.slice(from, from + BATCH));
    const creations = judged.flatMap(({ deed, judgement, readiness, item, deposited }): Creation[] => {
      const made = deposit(deed, judgement, { postedOn: today(), deposited, readiness, item });
      return made.ok ? [{ kind: 'deposit', content: made.value }] : [];
    });
    const written = await station.createMany(creations);
    if (!written.ok) return { ok: false, problem: troubleOf(written) };
    count += creations.length;
  }
  return { ok: true, count };
}
