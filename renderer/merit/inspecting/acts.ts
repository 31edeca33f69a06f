import { inspectedDeeds, type Mark, type Round } from '../../../shared/domain/merit/inspecting.ts';
import type { Rubric } from '../../../shared/domain/merit/merit.ts';
import type { Creation, Station } from '../../../shared/store/station.ts';
import type { Problem } from '../../errors/problem.ts';
import { refusalOf } from '../../errors/refusalOf.ts';
import { troubleOf } from '../../errors/troubleOf.ts';
import { today } from '../../station/today.ts';
import { readSameDay } from './read.ts';

/**
 * Hands in the deeds of a round, all of them or none, against what the households have at this moment.
 * @returns the deeds that were handed in; fewer than were marked where some had theirs already
 */
export async function handInRound(
  station: Station,
  rubric: Rubric,
  round: Round,
  marks: ReadonlyMap<string, Mark>,
): Promise<{ ok: true; deeds: string[] } | { ok: false; problem: Problem }> {
  const sameDay = await readSameDay(station, [...marks.keys()], round.happenedOn);
  const deeds = inspectedDeeds(rubric, round, marks, [...sameDay.values()].flat(), today());
  if (!deeds.ok) return { ok: false, problem: { reason: `inspecting.${deeds.reason}` } };
  const written = await station.createMany(deeds.value.map((content): Creation => ({ kind: 'deed', content })));
  if (!written.ok) return { ok: false, problem: troubleOf(written) };
  return { ok: true, deeds: written.value.map(({ id }) => id) };
}

/** Takes a round back: its deeds are void, with the reason. */
export async function voidRound(
  station: Station,
  deeds: readonly string[],
  reason: string,
): Promise<Problem | undefined> {
  for (const deed of deeds) {
    const problem = refusalOf(await station.void(deed, reason));
    if (problem) return problem;
  }
  return undefined;
}
