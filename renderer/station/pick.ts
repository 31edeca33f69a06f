import { search } from '../../shared/store/derived/search.ts';
import type { Station } from '../../shared/store/station.ts';
import type { FindPickable } from '../form/pick.ts';

/** As many as are seen at once in an open list; whoever is not among them types one more letter. */
const FOUND_MAX = 12;

/** Picking among the station's documents by letters. */
export function pickFrom({ device }: Station): FindPickable {
  return async (typed, kinds) => {
    const found = await search(device, typed, { kinds: [...kinds], limit: FOUND_MAX });
    return found.map(({ id, label, hint }) => ({ id, label, hint }));
  };
}
