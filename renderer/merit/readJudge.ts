import { COUNCIL_WORDS } from '../../shared/domain/council/words.ts';
import type { Station } from '../../shared/store/station.ts';
import { readCouncils } from '../council/read.ts';

/** Who judges: the moral review council by the name it goes by here. */
export async function readJudge(station: Station): Promise<string> {
  const councils = await readCouncils(station);
  return councils.find((council) => council.council === 'moralReview')?.name ?? COUNCIL_WORDS.moralReview;
}
